#include "engine/failpoint.h"

#ifdef NAVETTE_FAILPOINTS

#include <csignal>
#include <cstdlib>
#include <string>

namespace engine {

void failpoint(std::string_view name) {
  static const std::string wanted = [] {
    const char* set = std::getenv("NAVETTE_KILL_AT");
    return std::string(set == nullptr ? "" : set);
  }();
  static int reached = 0;
  if (wanted.empty()) return;
  const auto colon = wanted.find(':');
  if (wanted.compare(0, colon, name) != 0) return;
  const int times = colon == std::string::npos ? 1 : std::atoi(wanted.c_str() + colon + 1);
  if (++reached >= times) std::raise(SIGKILL);
}

}  // namespace engine

#endif
