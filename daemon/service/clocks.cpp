#include "daemon/service/clocks.h"

#include "daemon/log/local_time.h"

#include <chrono>

namespace navette {

namespace {

// A clock that is only being kept right moves by less than this from one reading to the next.
constexpr domain::Duration kJump = std::chrono::seconds(10);

}  // namespace

Clocks::Reading Clocks::read() {
  Reading reading{{wall_now(), std::chrono::steady_clock::now()}};
  const domain::Duration apart = reading.now.wall.time_since_epoch() - since_boot();
  if (apart_ && std::chrono::abs(apart - *apart_) >= kJump) reading.moved = apart - *apart_;
  apart_ = apart;
  return reading;
}

}  // namespace navette
