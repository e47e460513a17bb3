#include "domain/failpoint.h"

#ifdef NAVETTE_FAILPOINTS

#include "domain/death.h"

#include <cstdlib>
#include <fstream>
#include <map>
#include <mutex>
#include <string>

namespace domain {

namespace {

std::string setting(const char* name) {
  const char* set = std::getenv(name);
  return set == nullptr ? "" : set;
}

}  // namespace

void failpoint(std::string_view name, std::string_view prefix) {
  static const std::string log = setting("NAVETTE_FAILPOINT_LOG");
  static const std::string wanted = [] {
    const std::string set = setting("NAVETTE_KILL_AT");
    return set.empty() || set.find(':') != set.npos ? set : set + ":1";
  }();
  static std::mutex mutex;
  static std::map<std::string, int> reached;
  if (log.empty() && wanted.empty()) return;

  const std::lock_guard lock(mutex);
  std::string point = std::string(prefix) + std::string(name);
  point += ":" + std::to_string(++reached[point]);
  if (!log.empty()) std::ofstream(log, std::ios::app) << point << "\n";
  if (point == wanted) die();
}

}  // namespace domain

#endif
