#include "formats/stretch.h"

#include <windows.h>

namespace formats {

// What is committed counts against the system's limit, though it takes no memory before it is written to; large pages are for
// those only who may lock memory.
void* take_stretch(std::size_t bytes) {
  return ::VirtualAlloc(nullptr, bytes, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
}

void drop_stretch(void* at, std::size_t) { ::VirtualFree(at, 0, MEM_RELEASE); }

}  // namespace formats
