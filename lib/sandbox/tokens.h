// Tickets, session numbers and page states. Seeded, so that a run can be repeated: never for anything but the sandbox.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace sandbox {

class Tokens {
 public:
  explicit Tokens(std::uint64_t seed) : chance_(seed) {}

  // `prefix` and 32 hexadecimal digits.
  [[nodiscard]] std::string next(std::string_view prefix = "") {
    static constexpr std::string_view kHex = "0123456789abcdef";
    std::string token(prefix);
    for (int half = 0; half < 2; ++half) {
      std::uint64_t bits = chance_();
      for (int digit = 0; digit < 16; ++digit, bits >>= 4) token.push_back(kHex[bits & 15]);
    }
    return token;
  }

 private:
  std::mt19937_64 chance_;
};

}  // namespace sandbox
