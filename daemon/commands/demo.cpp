// `navette demo`: the whole of it on one machine. The sandbox ENT, Navette itself, and exports of an invented school,
// saved in the wrong order on purpose, with a damaged one among them.
#include "daemon/commands/commands.h"
#include "daemon/commands/progress.h"
#include "daemon/log/local_time.h"
#include "daemon/log/log_fact.h"
#include "daemon/options.h"
#include "daemon/service/service.h"
#include "daemon/service/stop_signals.h"
#include "daemon/settings.h"
#include "daemon/setup/console.h"
#include "engine/outlook.h"
#include "journal/file.h"
#include "report/french.h"
#include "samples/samples.h"
#include "sandbox/server.h"

#include <boost/dll/runtime_symbol_info.hpp>
#include <boost/filesystem/operations.hpp>

#include <fstream>
#include <iostream>

namespace navette {

using domain::Import;
using domain::State;

namespace {

// The demonstration's folder: drop folder, journal, log, reports. Gone at the end unless it is to be looked at.
class Stage {
 public:
  Stage() : root_(fs::temp_directory_path() / fs::unique_path("navette-demo-%%%%%%%%")) {
    fs::create_directory(root_);
    fs::permissions(root_, fs::owner_all);
    fs::create_directory(drop());
  }
  ~Stage() { static_cast<void>(kept_ || clear()); }
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  void keep() { kept_ = true; }
  // Whether nothing is left of it.
  [[nodiscard]] bool clear() const {
    boost::system::error_code error;
    fs::remove_all(root_, error);
    return !error;
  }
  [[nodiscard]] fs::path root() const { return root_; }
  [[nodiscard]] fs::path drop() const { return root_ / "Exports ENT"; }

 private:
  fs::path root_;
  bool kept_ = false;
};

sandbox::Options small_ent(const Arguments& arguments) {
  sandbox::Options options;
  options.seed = arguments.values["seed"].as<std::uint64_t>();
  options.schools_ahead = number_in(arguments, "queue", 0);
  options.time_scale = 120;  // eight minutes of generation take four seconds
  return options;
}

void save(const fs::path& file, const std::string& content) {
  std::ofstream out(file, std::ios::binary);
  out << content;
}

// What an administrator would have written, with the patience of a demonstration.
Config configure(const Stage& stage, const sandbox::Server& ent) {
  const auto account = sandbox::default_accounts(sandbox::default_schools()).front();
  const fs::path password = stage.root() / "mot-de-passe";
  if (const auto error = journal::create_private(password)) throw fs::filesystem_error("create", password, error);
  save(password, account.password);
  const auto addresses = ent.addresses();
  const fs::path file = stage.root() / "navette.yaml";
  save(file,
       "folder: Exports ENT\n"
       "state: etat\n"
       "log:\n"
       "  file: navette.log\n"
       "ents:\n"
       "  - name: ENT d'essai\n"
       "    profile: skolengo\n"
       "    addresses:\n"
       "      portal_url: " +
           addresses.portal_url +
           "\n"
           "      cas_url: " +
           addresses.cas_url +
           "\n"
           "    look: { first: 1 s, most: 3 s, per_school: 1 s }\n"
           "    schools:\n"
           "      - uai: " +
           account.school.str() +
           "\n"
           "        name: " +
           sandbox::default_schools().front().name +
           "\n"
           "        addresses: { school_url: \"" +
           addresses.school_url +
           "\" }\n"
           "        username: " +
           account.username +
           "\n"
           "        password: { file: mot-de-passe }\n");
  return load_config(file);
}

// The exports, made now, in a folder of their own: EDT, IdPN, and an EDT export cut off in the middle.
struct Exports {
  fs::path edt;
  fs::path idpn;
  fs::path damaged;
};

Exports make_exports(const Stage& stage, std::uint64_t seed) {
  const auto uai = sandbox::default_schools().front().uai;
  const auto files = samples::write_samples(stage.root() / "exports", {uai, 426, seed, wall_now(), true});
  const fs::path damaged = stage.root() / "exports" / ("EDT_To_KOSMOS_" + uai.str() + " abime.xml");
  std::string bytes = read_file(files[0]);
  // Cut in the payload, closed as if nothing had happened: only its content can tell.
  bytes.erase(bytes.size() / 3, bytes.size() / 3 + 1);
  save(damaged, bytes);
  return {files[0], files[1], damaged};
}

void drop(const fs::path& file, const Stage& stage, Progress& progress) {
  progress.line("          Déposé dans « " + stage.drop().filename().string() + " » : " + file.filename().string());
  fs::copy_file(file, stage.drop() / file.filename());
}

std::string summary_of(const Import& import) {
  const std::string name = " « " + import.file_name + " » ";
  if (import.state == State::refused) return "✗" + name + "refusé. " + import.reason;
  if (import.state != State::done)
    return "?" + name + std::string(domain::in_words(import.state)) + ". " + import.reason;
  const auto strangers = static_cast<std::int64_t>(import.outcome.not_recognised.size());
  if (strangers == 0) return "✓" + name + "importé.";
  return "!" + name + "importé, mais l'ENT n'a pas reconnu " +
         report::french::count(strangers, "personne", "personnes") +
         " : ouvrez son compte rendu, il dit qui et que corriger.";
}

void print_summary(journal::Journal& journal, const Stage& stage, Progress& progress) {
  progress.line("\nRésumé");
  auto imports = journal.recent({});
  std::sort(imports.begin(), imports.end(), [](const Import& a, const Import& b) {
    return a.ended_at.value_or(a.received_at) < b.ended_at.value_or(b.received_at);
  });
  for (const Import& import : imports) progress.line("  " + summary_of(import));
  progress.line("\nOù regarder");
  for (const Import& import : imports)
    if (!import.filed_as.empty()) progress.line("  " + import.filed_as);
  progress.line("  (à côté de chaque fichier, son compte rendu : .html et .txt ; pour un refus, .txt seulement)");
  progress.line("  journal de bord : " + (stage.root() / "navette.log").string());
}

}  // namespace

options::options_description demo_options() {
  options::options_description description("Options");
  description.add_options()("keep", "tout laisser en marche à la fin, pour essayer soi-même (Ctrl-C arrête)")(
      "queue", options::value<int>()->default_value(6)->value_name("N"),
      "établissements devant nous dans la file de l'ENT")(
      "seed", options::value<std::uint64_t>()->default_value(1)->value_name("N"), "graine de l'école inventée");
  return description;
}

int demo(const Arguments& arguments) {
  const StopSignals signals;
  Stage stage;
  Progress progress(std::cout, is_terminal(Stream::output));
  sandbox::Server ent(small_ent(arguments));
  ent.start();
  const Config config = configure(stage, ent);
  prepare_state(config);
  log::open(log_options(config, false));
  const Exports exports = make_exports(stage, arguments.values["seed"].as<std::uint64_t>());
  journal::Journal watched(journal_file(config));
  Service service(config, log_fact);
  Follower follower(watched, progress, 0, [](const Import&) { return true; });

  // Whether it was reached, and not the end of the demonstration.
  const auto reached = [&](const std::function<bool()>& enough) {
    follower.until([&] { return signals.received() || service.failed() || enough(); });
    return !signals.received() && !service.failed();
  };
  const auto finish = [&] {
    service.stop();
    ent.stop();
    log::close();
  };
  const auto leave_nothing = [&](const std::string& why, ExitCode code) {
    finish();
    progress.line(stage.clear() ? why + " : rien n'est laissé derrière."
                                : why + ", mais « " + stage.root().string() + " » n'a pas pu être effacé.");
    return code;
  };
  const auto received = [&](std::size_t files) { return reached([&] { return watched.recent({}).size() >= files; }); };

  progress.line("ENT d'essai : " + ent.addresses().portal_url);
  progress.line("Navette surveille « " + stage.drop().string() + " ».\n");
  drop(exports.idpn, stage, progress);  // before the timetable, on purpose
  if (!received(1)) return leave_nothing("Interrompu", kNotDone);
  const auto settings = settings_of(config, watched.salt());
  for (const auto& wait : engine::Outlook(watched, settings).waits(wall_now()))
    progress.line("          N° " + std::to_string(wait.import) + " : " + wait.sentence);
  drop(exports.damaged, stage, progress);
  drop(exports.edt, stage, progress);
  const bool ended = received(3) && reached([&] {
                       const auto imports = watched.recent({});
                       return std::all_of(imports.begin(), imports.end(), [](const Import& import) {
                         return import.state == State::held || (domain::has_ended(import) && !import.filed_as.empty());
                       });
                     });
  if (!ended) return leave_nothing("Interrompu", kNotDone);

  print_summary(watched, stage, progress);
  if (arguments.has("keep")) {
    progress.line("\nTout reste en marche. Compte de l'ENT d'essai : superadmin, mot de passe navette-demo.");
    progress.line("Déposez d'autres exports dans « " + stage.drop().string() + " ».");
    progress.line("Essayez : " + boost::dll::program_location().string() + " status --config " +
                  (stage.root() / "navette.yaml").string());
    progress.line("Ctrl-C arrête tout et efface le dossier.");
    static_cast<void>(reached([] { return false; }));
    return leave_nothing("Arrêté", kDone);
  }
  const auto imports = watched.recent({});
  const auto done =
      std::count_if(imports.begin(), imports.end(), [](const Import& it) { return it.state == State::done; });
  if (signals.received()) return leave_nothing("Interrompu", kNotDone);
  finish();
  stage.keep();
  progress.line("  dossier de la démonstration, à effacer quand vous voulez : " + stage.root().string());
  return done == 2 ? kDone : kNotDone;
}

}  // namespace navette
