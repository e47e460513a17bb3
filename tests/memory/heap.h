// What is allocated on the heap right now, in bytes, by the allocator that the program really has: a sanitizer's or the
// system's. Memory mapped directly (an Arena) is not in it; see resident().
#pragma once

#include <cstddef>
#include <fstream>
#include <malloc.h>
#include <string>
#ifdef _WIN32
#include <windows.h>
#endif

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define NAVETTE_HEAP_OF_SANITIZER
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();  // not every compiler's package has the header
#endif

namespace memory {

inline std::size_t heap() {
#ifdef NAVETTE_HEAP_OF_SANITIZER
  return __sanitizer_get_current_allocated_bytes();
#elif defined(_WIN32)
  std::size_t bytes = 0;
  PROCESS_HEAP_ENTRY entry{};
  HANDLE const all = ::GetProcessHeap();
  ::HeapLock(all);
  while (::HeapWalk(all, &entry) != 0)
    if ((entry.wFlags & PROCESS_HEAP_ENTRY_BUSY) != 0) bytes += entry.cbData;
  ::HeapUnlock(all);
  return bytes;
#else
  const auto info = mallinfo2();
  return info.uordblks + info.hblkhd;
#endif
}

// A line of /proc/self/status, "VmHWM" (the most that ever was in memory) or "VmRSS" (now), in bytes.
inline std::size_t resident(const std::string& line) {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (std::size_t kilobytes = 0; word == line + ":" && status >> kilobytes) return kilobytes << 10;
  return 0;
}

}  // namespace memory
