#include "portal/transport_pace.h"

#include <algorithm>

namespace portal {

Pace::Turn Pace::await(const std::function<bool()>& stopped, std::chrono::steady_clock::time_point latest) {
  std::unique_lock lock(mutex_);
  if (stopped()) return Turn::stopped;
  const auto turn = std::max(std::chrono::steady_clock::now(), next_);
  if (turn > latest) return Turn::too_late;
  next_ = turn + interval_;
  return waiting_.wait_until(lock, turn, stopped) ? Turn::stopped : Turn::come;
}

void Pace::wake() {
  // Taken so that no one can be between asking `stopped` and falling asleep.
  const std::lock_guard lock(mutex_);
  waiting_.notify_all();
}

}  // namespace portal
