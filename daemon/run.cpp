// `navette run`: the daemon.
#include "daemon/commands.h"
#include "daemon/log_fact.h"
#include "daemon/loop.h"
#include "daemon/options.h"
#include "daemon/settings.h"
#include "daemon/stop_signals.h"
#include "daemon/version.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <utility>

namespace navette {

options::options_description run_options() {
  options::options_description description("Options");
  add_config_option(description);
  return description;
}

namespace {

constexpr auto kOpenAgain = std::chrono::seconds(2);

// The journal and its lock.
struct Records {
  explicit Records(const fs::path& file) : lock(file), journal(file) { journal.check_structure(); }
  journal::JournalLock lock;
  journal::Journal journal;
};

// Heard from the first moment on, so that no word to stop is lost before there is a loop to stop.
class Stop {
 public:
  // What is to be stopped from now on, at once if that was said already. Nothing, before it ends.
  void concerns(Loop* loop) {
    const std::lock_guard lock(mutex_);
    loop_ = loop;
    if (said_ && loop_ != nullptr) loop_->stop();
  }
  // True if it was said before the time is over.
  bool wait(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    return heard_.wait_for(lock, time, [this] { return said_; });
  }

 private:
  void say() {
    const std::lock_guard lock(mutex_);
    said_ = true;
    if (loop_ != nullptr) loop_->stop();
    heard_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable heard_;
  bool said_ = false;
  Loop* loop_ = nullptr;
  StopSignals signals_{[this] { say(); }};
};

// A journal that cannot be written at the moment is waited for, as it would be in the middle of the work. Empty if
// somebody stops Navette meanwhile.
std::unique_ptr<Records> opened(const fs::path& file, Stop& stop) {
  for (bool told = false;;) {
    try {
      return std::make_unique<Records>(file);
    } catch (const journal::JournalUnwritable& error) {
      if (!std::exchange(told, true)) log::warning("journal.trouble", {}, error.what());
    }
    if (stop.wait(kOpenAgain)) return {};
  }
}

}  // namespace

int run(const Arguments& arguments) {
  const Config config = load_config(arguments);
  prepare_state(config);
  log::open(log_options(config.log));
  for (const auto& warning : config.warnings) log::warning("configuration", {}, warning);
  Stop stop;
  try {
    const auto records = opened(expected_journal(config), stop);
    if (!records) return kDone;
    Loop loop(config, records->journal, log_fact);
    stop.concerns(&loop);
    const std::unique_ptr<Stop, void (*)(Stop*)> until_it_ends(&stop, [](Stop* it) { it->concerns(nullptr); });
    log::info("started", {{"version", kVersion}}, "Navette surveille.");
    loop.run();
  } catch (const std::exception& error) {  // who reads the log later should find it there, too
    log::error("stopped", {}, error.what());
    throw;
  }
  log::info("stopped", {}, "Navette s'est arrêtée.");
  return kDone;
}

}  // namespace navette
