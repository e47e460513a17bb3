// `navette run`: the daemon.
#include "daemon/commands.h"
#include "daemon/log_fact.h"
#include "daemon/loop.h"
#include "daemon/options.h"
#include "daemon/settings.h"
#include "daemon/stop_signals.h"
#include "daemon/version.h"

#include <chrono>
#include <future>
#include <memory>
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

// A journal that cannot be written at the moment is waited for, as it would be in the middle of the work. Empty if
// somebody stops Navette meanwhile.
std::unique_ptr<Records> opened(const fs::path& file) {
  std::promise<void> stopped;
  const StopSignals signals([&stopped] { stopped.set_value(); });
  const auto stop = stopped.get_future();
  for (bool told = false;;) {
    try {
      return std::make_unique<Records>(file);
    } catch (const journal::JournalUnwritable& error) {
      if (!std::exchange(told, true)) log::warning("journal.trouble", {}, error.what());
    }
    if (stop.wait_for(kOpenAgain) == std::future_status::ready) return {};
  }
}

}  // namespace

int run(const Arguments& arguments) {
  const Config config = load_config(arguments);
  prepare_state(config);
  log::open(log_options(config.log));
  for (const auto& warning : config.warnings) log::warning("configuration", {}, warning);
  try {
    const auto records = opened(expected_journal(config));
    if (!records) return kDone;
    Loop loop(config, records->journal, log_fact);
    const StopSignals signals([&loop] { loop.stop(); });
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
