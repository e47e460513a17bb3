// A stretch of memory straight from the system, of which only what is written to becomes real.
#pragma once

#include <cstddef>

namespace formats {

// Null if there is none to be had.
[[nodiscard]] void* take_stretch(std::size_t bytes);
void drop_stretch(void* at, std::size_t bytes);

}  // namespace formats
