// Politeness: the least time between two requests to one ENT, whoever sends them. Shared by the transports of that ENT,
// from any thread; turns are given in the order they are asked for.
#pragma once

#include "domain/clock.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>

namespace portal {

class Pace {
 public:
  explicit Pace(domain::Duration interval = domain::Duration::zero()) : interval_(interval) {}

  enum class Turn { come, stopped, too_late };

  // Blocks until it is the caller's turn. `stopped` is asked whenever wake() is called; a turn that would come after
  // `latest` is not taken.
  [[nodiscard]] Turn await(const std::function<bool()>& stopped, std::chrono::steady_clock::time_point latest);

  // Makes everyone who waits ask `stopped` again.
  void wake();

 private:
  const domain::Duration interval_;
  std::mutex mutex_;
  std::condition_variable waiting_;
  std::chrono::steady_clock::time_point next_{};
};

}  // namespace portal
