#include "daemon/service/clocks.h"

#include <chrono>
#include <ctime>

namespace navette {

domain::Duration since_boot() {
  timespec time{};
  ::clock_gettime(CLOCK_BOOTTIME, &time);
  return std::chrono::duration_cast<domain::Duration>(std::chrono::seconds(time.tv_sec) +
                                                      std::chrono::nanoseconds(time.tv_nsec));
}

}  // namespace navette
