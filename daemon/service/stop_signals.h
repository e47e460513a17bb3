// Ctrl-C, SIGTERM: one orderly way to stop, the same for every command that runs for a while; and SIGHUP, where it is a
// message.
#pragma once

#include <atomic>
#include <functional>
#include <memory>

namespace navette {

class StopSignals {
 public:
  // From now on SIGINT and SIGTERM no longer end the process: the first one calls `on_stop` once. Nor does SIGHUP where
  // there is an `on_hangup`, which each of them calls. Both are called on a thread of its own.
  explicit StopSignals(std::function<void()> on_stop = {}, std::function<void()> on_hangup = {});
  ~StopSignals();

  [[nodiscard]] bool received() const { return received_; }

 private:
  class Listener;
  std::atomic<bool> received_ = false;
  std::unique_ptr<Listener> listener_;
};

}  // namespace navette
