#include "daemon/log/local_time.h"

#include <ctime>

namespace navette {

domain::Instant wall_now() { return std::chrono::time_point_cast<domain::Duration>(std::chrono::system_clock::now()); }

domain::Duration utc_offset(domain::Instant at) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(at);
  std::tm local{};
  localtime_r(&seconds, &local);
  return std::chrono::seconds(local.tm_gmtoff);
}

}  // namespace navette
