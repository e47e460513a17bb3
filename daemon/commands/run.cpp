// `navette run`: the daemon.
#include "daemon/commands/commands.h"
#include "daemon/commands/left_behind.h"
#include "daemon/log/log_fact.h"
#include "daemon/options.h"
#include "daemon/rights.h"
#include "daemon/service/bulletin.h"
#include "daemon/service/headline.h"
#include "daemon/service/loop.h"
#include "daemon/service/orders.h"
#include "daemon/service/supervisor.h"
#include "daemon/settings.h"
#include "daemon/version.h"
#include "domain/reason.h"
#include "intake/volume.h"

#include <boost/filesystem/directory.hpp>

#include <chrono>
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
constexpr auto kOpenWithin = std::chrono::minutes(1);  // of the supervisor's patience, each time anew
constexpr int kTurnsOfPatience = 3;                    // in the time after which the supervisor would restart us

// The journal and its lock.
struct Records {
  explicit Records(const fs::path& file) : lock(file), journal(file) {
    journal.check_structure();
    journal.store(domain::ServiceView());  // the last one's is not ours
  }
  journal::JournalLock lock;
  journal::Journal journal;
};

// A journal that cannot be written at the moment is waited for, as it would be in the middle of the work. Empty if
// somebody stops Navette meanwhile.
std::unique_ptr<Records> opened(const fs::path& file, Orders& orders, const Supervisor& supervisor) {
  for (bool told = false;;) {
    try {
      return std::make_unique<Records>(file);
    } catch (const journal::JournalUnwritable& error) {
      if (!std::exchange(told, true)) log::warning("journal.trouble", {}, error.what());
      supervisor.not_yet(error.what(), kOpenWithin);
    }
    if (orders.wait_for_stop(kOpenAgain)) return {};
  }
}

void begin_log(const Config& config) {
  log::open(log_options(config));
  for (const auto& warning : config.warnings) log::warning("configuration", {}, warning);
}

// Why exports cannot be taken from there at the moment; empty if they can. A start waits for that to end; a reload has a
// configuration that works.
std::string why_not(const Config& config, const fs::path& folder) {
  if (const auto volume = intake::missing_volume(folder, spool_of(config, folder)); !volume.empty())
    return "son volume (« " + volume.string() + " ») n'est pas monté";
  boost::system::error_code error;
  const fs::directory_iterator readable(folder, error);
  if (!error) error = trouble_writing_into(folder);
  return error ? domain::reason(error) : std::string();
}

// What is written in the configuration's file now, if all of it can be put to work. Throws what says why not, in French;
// then nothing has changed.
Config successor_of(const Config& config, const std::string& salt) {
  Config next = load_config(config.file);
  if (next.state != config.state)
    throw std::runtime_error("« state » vaut maintenant « " + next.state.string() + " », et Navette travaille dans « " +
                             config.state.string() +
                             " ». Le journal ne change pas de dossier pendant qu'elle tourne : arrêtez-la, déplacez le "
                             "dossier, puis démarrez-la.");
  prepare_state(next);
  for (const DropFolder& folder : folders_of(next))
    if (const std::string why = why_not(next, folder.path); !why.empty())
      throw std::runtime_error("Le dossier surveillé « " + folder.path.string() + " » ne peut pas servir : " + why +
                               ". Créez-le, rétablissez son disque ou l'accès, ou corrigez « folder », puis faites "
                               "relire la configuration.");
  static_cast<void>(settings_of(next, salt, Passwords::needed));  // reads profiles, too
  try {
    begin_log(next);
  } catch (...) {
    log::open(log_options(config));
    throw;
  }
  return next;
}

std::string kept_sentence(const std::string& why) {
  return "La nouvelle configuration ne peut pas être mise en service, l'ancienne le reste. " + why;
}

// Works with this configuration. The one to go on with, or nothing if Navette was stopped.
std::unique_ptr<Config> work(const Config& config, Records& records, Orders& orders, const Supervisor& supervisor) {
  std::unique_ptr<Config> next;
  Bulletin bulletin(supervisor, config, records.journal);
  Rounds rounds;
  rounds.made = [&](const engine::Turn& turn, domain::Instant now) { bulletin.turned(turn, now); };
  if (const auto patience = supervisor.patience()) rounds.every = *patience / kTurnsOfPatience;
  Loop loop(
      config, records.journal,
      [&](const engine::Fact& fact) {
        log_fact(fact);
        bulletin.heard(fact);
      },
      rounds);
  const Orders::Concern concern(orders, loop, [&] {
    supervisor.reloading();
    try {
      next = std::make_unique<Config>(successor_of(config, records.journal.salt()));
      loop.finish();
    } catch (const std::exception& error) {
      log::error("configuration.refused", {}, kept_sentence(error.what()));
      bulletin.not_reloaded(kept_sentence(error.what()));
    }
  });
  loop.run();
  return orders.wait_for_stop({}) ? nullptr : std::move(next);
}

}  // namespace

int run(const Arguments& arguments) {
  auto config = std::make_unique<Config>(load_config(arguments));
  act_for_the_service(*config);
  prepare_state(*config);
  begin_log(*config);
  const Supervisor supervisor;
  Orders orders(supervisor);
  try {
    const auto records = opened(expected_journal(*config), orders, supervisor);
    if (!records) return kDone;
    log::info("started", {{"version", kVersion}}, "Navette commence, pour " + in_words(paths_of(*config)) + ".");
    while (auto next = work(*config, *records, orders, supervisor)) {
      for (const std::string& sentence : left_behind(paths_of(*config), paths_of(*next)))
        log::warning("folder.left", {}, sentence);
      config = std::move(next);
      log::info("configuration.read", {}, "La configuration a été relue : Navette travaille avec la nouvelle.");
    }
  } catch (const std::exception& error) {  // who reads the log later should find it there, too
    log::error("stopped", {}, error.what());
    throw;
  }
  log::info("stopped", {}, "Navette s'est arrêtée.");
  return kDone;
}

}  // namespace navette
