#include "mapped.h"

#include <cstdint>
#include <fstream>
#include <string>

bool is_mapped(const void* at) {
  const auto wanted = reinterpret_cast<std::uintptr_t>(at);
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    const auto begin = std::stoull(line, nullptr, 16);
    const auto end = std::stoull(line.substr(line.find('-') + 1), nullptr, 16);
    if (wanted >= begin && wanted < end) return true;
  }
  return false;
}
