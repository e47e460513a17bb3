// `navette import FICHIER`: saves the file into the drop folder as a person would, and follows it to its end.
#include "daemon/commands/commands.h"
#include "daemon/commands/progress.h"
#include "daemon/config/error.h"
#include "daemon/log/local_time.h"
#include "daemon/options.h"
#include "daemon/service/service.h"
#include "daemon/service/stop_signals.h"
#include "daemon/settings.h"
#include "daemon/setup/console.h"
#include "daemon/setup/startup.h"
#include "engine/outlook.h"
#include "engine/unfinished.h"
#include "formats/recognise.h"
#include "intake/digest.h"

#include <boost/filesystem/operations.hpp>

#include <chrono>
#include <fstream>
#include <iostream>
#include <optional>

namespace navette {

namespace {

// Which folder takes it: the only one, or the one whose school the file names.
fs::path folder_for(const Config& config, const fs::path& file, const std::string& bytes) {
  const auto folders = folders_of(config);
  if (folders.size() == 1) return folders.front().path;
  const auto recognised = formats::recognise(bytes, file.filename().string());
  if (recognised && recognised->content && recognised->content->school)
    for (const auto& folder : folders)
      for (const auto& school : folder.schools)
        if (school.str().compare(0, 7, recognised->content->school->str(), 0, 7) == 0) return folder.path;
  throw UsageError("Ce fichier ne dit pas de quel établissement il vient : déposez-le vous-même dans le bon dossier.");
}

constexpr auto kLookAround = std::chrono::seconds(1);  // what is waited for is asked this often

// Whole under its own name at once: a temporary name is no export's.
void save_into(const fs::path& folder, const fs::path& name, const std::string& bytes) {
  const fs::path temporary = folder / fs::unique_path(".navette-%%%%%%%%.tmp");
  boost::system::error_code ignored;
  {
    std::ofstream out(temporary, std::ios::binary);
    fs::permissions(temporary, fs::owner_read | fs::owner_write | fs::group_read, ignored);
    if (!(out << bytes << std::flush)) {
      fs::remove(temporary, ignored);
      throw fs::filesystem_error("save_into", folder, {errno, boost::system::generic_category()});
    }
  }
  fs::rename(temporary, folder / name);
}

// What keeps the file from going on, as `navette status` says it: told when it is another than before.
class Waiting {
 public:
  Waiting(const Config& config, journal::Journal& journal, fs::path file) : journal_(journal), file_(std::move(file)) {
    try {
      settings_ = settings_of(config, journal.salt());
    } catch (const ConfigError&) {  // a password that only the daemon is given
    }
  }

  void tell(const std::optional<domain::Import>& ours, Progress& progress) {
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) return;
    next_ = now + kLookAround;
    const std::string sentence = ours ? of_import(*ours) : of_file();
    if (!sentence.empty() && sentence != told_) progress.line("          " + sentence);
    told_ = sentence;
  }

 private:
  std::string of_file() const {
    for (const auto& each : journal_.unfinished())
      if (fs::path(each.folder) / each.file_name == file_)
        return engine::sentence_of(each, wall_now(), utc_offset, engine::holder_of(each, wall_now()));
    return {};
  }
  std::string of_import(const domain::Import& import) const {
    // Of the others each step is in the journal.
    if (import.state != domain::State::waiting || !settings_) return {};
    return engine::sentence_of(engine::Outlook(journal_, *settings_).waits(wall_now()), import.id);
  }

  journal::Journal& journal_;
  const fs::path file_;
  std::optional<engine::Settings> settings_{};
  std::chrono::steady_clock::time_point next_{};
  std::string told_{};
};

// For whoever stops looking on: where the file is, and who goes on.
std::string where_it_is(const std::optional<domain::Import>& ours, const fs::path& saved, const Config& config,
                        bool running) {
  const std::string place = ours ? "le fichier est dans la réserve de Navette (« " + ours->spool_file + " »)"
                                 : "le fichier attend dans le dossier surveillé (« " + saved.string() + " »)";
  return "Vous ne suivez plus cet import, mais rien n'est perdu : " + place + ". " +
         (running ? "Navette, qui est en marche, continue."
                  : "Navette n'est pas en marche : « " + start_command(config.file) + " » continuera.") +
         (ours ? " « navette show " + std::to_string(ours->id) + " » dit où il en est."
               : " « navette status » dit où il en est.");
}

int exit_code_of(const domain::Import& import) {
  if (import.state == domain::State::done) return kDone;
  return import.state == domain::State::held ? kWaitsForPerson : kNotDone;
}

}  // namespace

options::options_description import_options() {
  options::options_description description("Options");
  add_config_option(description);
  description.add_options()("file", options::value<std::string>()->required()->value_name("FICHIER"), "l'export");
  return description;
}

int import_file(const Arguments& arguments) {
  const Config config = load_config(arguments);
  const fs::path file = arguments.text("file");
  boost::system::error_code error;
  if (!fs::is_regular_file(file, error)) throw UsageError("« " + file.string() + " » n'est pas un fichier.");
  if (fs::file_size(file) > config.size_cap) {
    std::cerr << formats::too_large(fs::file_size(file), config.size_cap).sentence << "\n";
    return kNotDone;
  }
  std::string bytes = read_file(file);
  if (!formats::recognise(bytes, file.filename().string())) {
    std::cerr << "« " << file.filename().string()
              << " » n'est ni un export EDT ni un fichier d'identifiants PRONOTE : il n'a pas été déposé.\n";
    return kNotDone;
  }
  const fs::path folder = folder_for(config, file, bytes);
  const std::string digest = intake::sha256(bytes);

  // With no service to do the work, this command is the service until the import has ended.
  act_as_navette(config);
  prepare_state(config);
  const StopSignals signals;
  journal::Journal watched(journal_file(config));
  const std::int64_t from = watched.last_entry();
  std::optional<Service> service;
  if (!journal::JournalLock::held(journal_file(config))) service.emplace(config, [](const engine::Fact&) {});
  const fs::path saved = folder / file.filename();
  save_into(folder, file.filename(), bytes);
  bytes = {};

  Progress progress(std::cout, is_terminal(Stream::output));
  Waiting waiting(config, watched, saved);
  std::optional<domain::Import> ours;
  Follower follower(watched, progress, from, [&](const domain::Import& import) {
    if (import.sha256 == digest && (!ours || import.id >= ours->id)) ours = import;
    return import.sha256 == digest;
  });
  const auto has_ended = [&] { return ours && (domain::has_ended(*ours) || ours->state == domain::State::held); };
  follower.until([&] {
    if (ours) ours = watched.find(ours->id);
    if (!has_ended()) waiting.tell(ours, progress);
    return signals.received() || (service && service->failed()) || has_ended();
  });
  const bool alone = service.has_value();
  if (service) service->stop();
  follower.until([&] {  // what it did last
    if (ours) ours = watched.find(ours->id);
    return true;
  });
  if (!has_ended()) {
    progress.line(where_it_is(ours, saved, config, !alone && journal::JournalLock::held(journal_file(config))));
    return kNotDone;
  }
  if (!ours->reason.empty()) progress.line(ours->reason);
  return exit_code_of(*ours);
}

}  // namespace navette
