// What a file name tells beyond its kind.
#pragma once

#include <string_view>

namespace formats {

// EDT's automatic export can write two files at once, one for the ENT and one for PRONOTE ("EDT_PRONOTE…", domain.md
// [M]).
[[nodiscard]] bool is_meant_for_pronote(std::string_view file_name);

}  // namespace formats
