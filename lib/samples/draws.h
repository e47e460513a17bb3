// Chance that is the same on every system: std::mt19937_64 is specified to the bit, the standard distributions and
// std::shuffle are not.
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace samples {

class Draws {
 public:
  explicit Draws(std::uint64_t seed) : engine_(seed) {}

  // 0 to n-1; n > 0.
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  bool chance(unsigned percent) { return below(100) < percent; }

  template <class T, std::size_t N>
  const T& pick(const T (&list)[N]) {
    return list[below(N)];
  }
  template <class T>
  void shuffle(std::span<T> list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[below(i)]);
  }
  // `length` characters of `alphabet`.
  std::string word(std::string_view alphabet, std::size_t length) {
    std::string word;
    for (std::size_t i = 0; i < length; ++i) word += alphabet[below(alphabet.size())];
    return word;
  }
  std::string bytes(std::size_t length) {
    std::string bytes;
    for (std::size_t i = 0; i < length; ++i) bytes += static_cast<char>(engine_() & 0xFF);
    return bytes;
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace samples
