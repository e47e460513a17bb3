#include "daemon/footprint.h"

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <malloc.h>
#include <string>
#include <sys/mman.h>

namespace navette {

void shrink_footprint() {
  ::malloc_trim(0);
  // proc(5). Executable mappings of files only: a read-only one may hold what the loader wrote into it (relocations).
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    std::uintptr_t begin = 0, end = 0;
    char rights[5] = {};
    unsigned long inode = 0;
    if (std::sscanf(line.c_str(), "%lx-%lx %4s %*x %*s %lu", &begin, &end, rights, &inode) != 4) continue;
    if (inode == 0 || std::string(rights) != "r-xp") continue;
    ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
  }
}

}  // namespace navette
