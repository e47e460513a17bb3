// `navette run`: the daemon.
#include "daemon/commands.h"
#include "daemon/log_fact.h"
#include "daemon/loop.h"
#include "daemon/options.h"
#include "daemon/settings.h"
#include "daemon/stop_signals.h"
#include "daemon/version.h"

#include <iostream>

namespace navette {

options::options_description run_options() {
  options::options_description description("Options");
  add_config_option(description);
  return description;
}

int run(const Arguments& arguments) {
  const Config config = load_config(arguments);
  prepare_state(config);
  log::open(log_options(config.log));
  for (const auto& warning : config.warnings) log::warning("configuration", {}, warning);
  const journal::JournalLock lock(journal_file(config));
  journal::Journal journal(journal_file(config));
  Loop loop(config, journal, log_fact);
  log::info("started", {{"version", kVersion}}, "Navette surveille.");
  const StopSignals signals([&loop] { loop.stop(); });
  try {
    loop.run();
  } catch (const std::exception& error) {  // who reads the log later should find it there, too
    log::error("stopped", {}, error.what());
    throw;
  }
  log::info("stopped", {}, "Navette s'est arrêtée.");
  return kDone;
}

}  // namespace navette
