// What a console tells: Ctrl-C, Ctrl-Break, its window is closed, the session or the machine ends. After the last three the
// process is ended by the system as soon as it has been told, so whoever tells is kept waiting until we have come to an end
// or the system's patience has. And what the service manager tells a service, which has no console.
#include "daemon/service/service_host.h"
#include "daemon/service/stop_signals.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>
#include <windows.h>

namespace navette {

namespace {

struct Ears {
  std::mutex mutex;
  std::condition_variable changed;
  StopSignals* listener = nullptr;
  bool told = false;
  bool hangup_told = false;  // by the service manager
};

// Outlives every thread of the system's that might still be in heard().
Ears& ears() {
  static Ears& instance = *new Ears;
  return instance;
}

BOOL WINAPI heard(DWORD what) {
  Ears& shared = ears();
  std::unique_lock lock(shared.mutex);
  if (shared.listener == nullptr) return FALSE;
  shared.told = true;
  shared.changed.notify_all();
  const bool is_the_end = what == CTRL_CLOSE_EVENT || what == CTRL_LOGOFF_EVENT || what == CTRL_SHUTDOWN_EVENT;
  if (is_the_end) shared.changed.wait(lock, [] { return false; });
  return TRUE;
}

void heard_as_service(bool& what) {
  const std::lock_guard lock(ears().mutex);
  what = true;
  ears().changed.notify_all();
}

}  // namespace

class StopSignals::Listener {
 public:
  Listener(StopSignals* owner, std::atomic<bool>& received, std::function<void()> on_stop,
           std::function<void()> on_hangup) {
    Ears& shared = ears();
    {
      const std::lock_guard lock(shared.mutex);
      shared.listener = owner;
      shared.told = shared.hangup_told = false;
    }
    if (host::is_service()) {  // who would hear at its console that somebody else has logged off
      host::listen(
          {.stop = [] { heard_as_service(ears().told); }, .reload = [] { heard_as_service(ears().hangup_told); }});
    } else {
      ::SetConsoleCtrlHandler(heard, TRUE);
      ::SetConsoleCtrlHandler(nullptr, FALSE);  // whoever started us may have had Ctrl-C ignored, which is inherited
    }
    thread_ = std::thread([this, &received, on_stop = std::move(on_stop), on_hangup = std::move(on_hangup)] {
      while (const Word word = next()) {
        if (word == Word::hangup && on_hangup) on_hangup();
        if (word != Word::stop) continue;
        received = true;
        if (on_stop) on_stop();
        return;
      }
    });
  }

  ~Listener() {
    host::listen({});
    ::SetConsoleCtrlHandler(heard, FALSE);
    Ears& shared = ears();
    {
      const std::lock_guard lock(shared.mutex);
      over_ = true;
      shared.listener = nullptr;
      shared.changed.notify_all();
    }
    thread_.join();
  }

 private:
  enum Word { none, hangup, stop };

  // None at the end.
  Word next() {
    Ears& all = ears();
    std::unique_lock lock(all.mutex);
    all.changed.wait(lock, [&] { return all.told || all.hangup_told || over_; });
    if (all.told) return stop;
    return std::exchange(all.hangup_told, false) ? hangup : none;
  }

  bool over_ = false;  // under the mutex of the ears
  std::thread thread_;
};

// Windows has no SIGHUP: a service is told by its manager that what it works with has changed (PARAMCHANGE).
StopSignals::StopSignals(std::function<void()> on_stop, std::function<void()> on_hangup)
    : listener_(std::make_unique<Listener>(this, received_, std::move(on_stop), std::move(on_hangup))) {}

StopSignals::~StopSignals() = default;

}  // namespace navette
