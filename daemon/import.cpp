// `navette import FICHIER`: saves the file into the drop folder as a person would, and follows it to its end.
#include "daemon/commands.h"
#include "daemon/options.h"
#include "daemon/progress.h"
#include "daemon/service.h"
#include "daemon/settings.h"
#include "daemon/stop_signals.h"
#include "formats/recognise.h"
#include "intake/digest.h"

#include <boost/filesystem/operations.hpp>

#include <iostream>
#include <unistd.h>

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

// Whole under its own name at once: a temporary name is no export's.
void save_into(const fs::path& folder, const fs::path& file) {
  const fs::path temporary = folder / fs::unique_path(".navette-%%%%%%%%.tmp");
  fs::copy_file(file, temporary);
  fs::rename(temporary, folder / file.filename());
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
  bytes = {};

  // With no service to do the work, this command is the service until the import has ended.
  prepare_state(config);
  const StopSignals signals;
  journal::Journal watched(journal_file(config));
  const std::int64_t from = watched.last_entry();
  std::optional<Service> service;
  if (!journal::JournalLock::held(journal_file(config))) service.emplace(config, [](const engine::Fact&) {});
  save_into(folder, file);

  Progress progress(std::cout, is_terminal(STDOUT_FILENO));
  std::optional<domain::Import> ours;
  Follower follower(watched, progress, from, [&](const domain::Import& import) {
    if (import.sha256 == digest && (!ours || import.id >= ours->id)) ours = import;
    return import.sha256 == digest;
  });
  follower.until([&] {
    if (ours) ours = watched.find(ours->id);
    return signals.received() || (service && service->failed()) ||
           (ours && (domain::has_ended(*ours) || ours->state == domain::State::held));
  });
  if (service) service->stop();
  if (!ours) return kNotDone;
  if (!ours->reason.empty()) progress.line(ours->reason);
  return exit_code_of(*ours);
}

}  // namespace navette
