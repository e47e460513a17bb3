#include "formats/stretch.h"

#include <sys/mman.h>

namespace formats {

void* take_stretch(std::size_t bytes) {
  void* const got = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (got == MAP_FAILED) return nullptr;
#ifdef MADV_HUGEPAGE
  ::madvise(got, bytes, MADV_HUGEPAGE);
#endif
  return got;
}

void drop_stretch(void* at, std::size_t bytes) { ::munmap(at, bytes); }

}  // namespace formats
