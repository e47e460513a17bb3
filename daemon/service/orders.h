// What the daemon is told by signals: to stop (SIGTERM, Ctrl-C), to read its configuration again (SIGHUP). Heard from the
// first moment on, so that no word is lost while there is no loop that it could concern.
#pragma once

#include "daemon/service/loop.h"
#include "daemon/service/stop_signals.h"
#include "daemon/service/supervisor.h"

#include <condition_variable>
#include <functional>
#include <mutex>

namespace navette {

class Orders {
 public:
  explicit Orders(const Supervisor& supervisor);

  // The loop that they concern while this stands, at once if something was said already; `reload` runs on its thread,
  // once for all that was said before it begins.
  class Concern {
   public:
    Concern(Orders& orders, Loop& loop, std::function<void()> reload);
    ~Concern();
    Concern(const Concern&) = delete;
    Concern& operator=(const Concern&) = delete;

   private:
    Orders& orders_;
  };

  // True if it was told to stop before the time is over.
  bool wait_for_stop(std::chrono::milliseconds time);

 private:
  void stop();
  void reload();
  void pass_on();

  const Supervisor& supervisor_;
  std::mutex mutex_;
  std::condition_variable heard_;
  bool stop_said_ = false;
  bool reload_said_ = false;
  Loop* loop_ = nullptr;
  std::function<void()> reload_{};
  StopSignals signals_;
};

}  // namespace navette
