// Chance from a seed: the same on every machine, which std's distributions are not.
#pragma once

#include "domain/clock.h"

#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

namespace simulation {

class Dice {
 public:
  // `whose`: each actor has dice of its own, so that one more throw of one does not change what the others do.
  Dice(std::uint64_t seed, std::string_view whose) {
    std::uint64_t mixed = seed * 0x9E3779B97F4A7C15U + 0xD1B54A32D192ED03U;
    for (const unsigned char c : whose) mixed = (mixed ^ c) * 1099511628211U;
    chance_.seed(mixed);
  }

  [[nodiscard]] std::uint64_t number() { return chance_(); }
  // 0 to n - 1.
  [[nodiscard]] int roll(int n) { return static_cast<int>(chance_() % static_cast<std::uint64_t>(n)); }
  [[nodiscard]] bool percent(int n) { return roll(100) < n; }
  [[nodiscard]] domain::Duration between(domain::Duration least, domain::Duration most) {
    const auto span = static_cast<std::uint64_t>((most - least).count()) + 1;
    return least + domain::Duration(static_cast<std::int64_t>(chance_() % span));
  }
  template <class T>
  [[nodiscard]] const T& one_of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(roll(static_cast<int>(all.size())))];
  }

 private:
  std::mt19937_64 chance_;
};

}  // namespace simulation
