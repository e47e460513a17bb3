// A password in memory.
#pragma once

#include <string_view>
#include <vector>

namespace domain {

// Holds a password, or a text with passwords in it, and wipes its memory when it goes. Moves, but neither copies nor
// prints by itself: who needs the characters must say reveal(), and answers for what becomes of them.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::vector<char> characters) : characters_(std::move(characters)) {}
  ~Secret();
  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) noexcept;
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;

  // Grows without leaving a copy behind where it was before.
  void append(std::string_view more);

  [[nodiscard]] std::string_view reveal() const { return {characters_.data(), characters_.size()}; }
  [[nodiscard]] bool empty() const { return characters_.empty(); }

 private:
  void wipe();
  std::vector<char> characters_;
};

}  // namespace domain
