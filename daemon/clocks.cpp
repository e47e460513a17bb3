#include "daemon/clocks.h"

#include "daemon/local_time.h"

#include <chrono>
#include <ctime>

namespace navette {

namespace {

// A clock that is only being kept right moves by less than this from one reading to the next.
constexpr domain::Duration kJump = std::chrono::seconds(10);

// Not the steady clock, which stands still while the machine sleeps.
domain::Duration since_boot() {
  timespec time{};
  ::clock_gettime(CLOCK_BOOTTIME, &time);
  return std::chrono::duration_cast<domain::Duration>(std::chrono::seconds(time.tv_sec) +
                                                      std::chrono::nanoseconds(time.tv_nsec));
}

}  // namespace

Clocks::Reading Clocks::read() {
  Reading reading{{wall_now(), std::chrono::steady_clock::now()}};
  const domain::Duration apart = reading.now.wall.time_since_epoch() - since_boot();
  if (apart_ && std::chrono::abs(apart - *apart_) >= kJump) reading.moved = apart - *apart_;
  apart_ = apart;
  return reading;
}

}  // namespace navette
