#include "daemon/service/orders.h"

#include "daemon/setup/console.h"

#include <utility>

namespace navette {

// At a terminal SIGHUP says that the window was closed, and ends the process as ever.
Orders::Orders(const Supervisor& supervisor)
    : supervisor_(supervisor),
      signals_([this] { stop(); },
               is_terminal(Stream::error) ? std::function<void()>() : std::function<void()>([this] { reload(); })) {}

Orders::Concern::Concern(Orders& orders, Loop& loop, std::function<void()> reload) : orders_(orders) {
  const std::lock_guard lock(orders_.mutex_);
  orders_.loop_ = &loop;
  orders_.reload_ = std::move(reload);
  orders_.pass_on();
}

Orders::Concern::~Concern() {
  const std::lock_guard lock(orders_.mutex_);
  orders_.loop_ = nullptr;
}

bool Orders::wait_for_stop(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  return heard_.wait_for(lock, time, [this] { return stop_said_; });
}

void Orders::stop() {
  supervisor_.stopping();
  const std::lock_guard lock(mutex_);
  stop_said_ = true;
  pass_on();
  heard_.notify_all();
}

void Orders::reload() {
  const std::lock_guard lock(mutex_);
  reload_said_ = true;
  pass_on();
}

void Orders::pass_on() {
  if (loop_ == nullptr) return;
  if (stop_said_) return loop_->stop();
  if (!reload_said_) return;
  loop_->post([this] {  // in its thread, which is also the one that ends its concern
    {
      const std::lock_guard lock(mutex_);
      if (stop_said_ || !std::exchange(reload_said_, false)) return;
    }
    reload_();
  });
}

}  // namespace navette
