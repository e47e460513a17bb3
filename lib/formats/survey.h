// What must be known of all the bytes before they are parsed, in one pass.
#pragma once

#include <cstdint>
#include <string_view>

namespace formats {

struct Survey {
  bool is_utf8 = true;
  bool holds_nul = false;    // a byte of value 0
  std::uint64_t tags = 0;    // '<'
  std::uint64_t equals = 0;  // '='
};

[[nodiscard]] Survey survey(std::string_view bytes);

}  // namespace formats
