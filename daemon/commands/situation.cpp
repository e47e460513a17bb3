#include "daemon/commands/situation.h"

#include "daemon/config/wording.h"
#include "daemon/settings.h"
#include "intake/trouble.h"

#include <algorithm>

namespace navette {

namespace {

// Nobody works, or has looked yet.
void look_from_here(const Config& config, domain::ServiceView& view) {
  for (const DropFolder& folder : folders_of(config))
    view.folders.push_back({folder.path.string(), intake::trouble_with(folder.path, spool_of(config, folder.path))});
}

}  // namespace

Situation situation_of(journal::Journal& journal, const fs::path& file, domain::Instant now) {
  Situation all;
  all.running = journal::JournalLock::held(file);
  all.imports = journal.situation(now - std::chrono::hours(24 * 731));
  std::erase_if(all.imports, [](const domain::Import& import) { return domain::has_ended(import); });
  all.unfiled = journal.unfiled();
  if (!all.running) return all;
  all.view = journal.service_view();
  all.unfinished = journal.unfinished();
  return all;
}

std::string not_read_again(const Config& config, const domain::ServiceView& view) {
  if (!view.refusal.empty()) return view.refusal;
  for (const DropFolder& folder : folders_of(config))
    if (std::ranges::count(view.folders, folder.path.string(), &domain::ServiceView::Folder::path) == 0)
      return "La configuration nomme « " + folder.path.string() +
             " », que Navette ne surveille pas encore : elle l'a lue avant. Faites-la relire : " + how_to_reload() +
             ".";
  return {};
}

std::string not_filed(const Situation& all, const domain::Import& import) {
  const auto told = std::ranges::find(all.view.unfiled, import.id, &domain::ServiceView::Unfiled::import);
  if (told != all.view.unfiled.end()) return told->why;
  return all.running ? "Il va être rangé dans « " + import.folder + " »."
                     : "Navette le rangera dans « " + import.folder + " » quand elle sera en marche.";
}

Situation situation_of(journal::Journal& journal, const Config& config, domain::Instant now) {
  const fs::path file = journal_file(config);
  domain::ServiceView view = journal::JournalLock::held(file) ? journal.service_view() : domain::ServiceView();
  if (view.folders.empty()) look_from_here(config, view);
  std::vector<fs::path> folders;
  for (const auto& folder : view.folders) folders.emplace_back(folder.path);
  // The folders first: what Navette takes meanwhile is then an import.
  auto files = not_taken(config, folders, journal);
  Situation all = situation_of(journal, file, now);
  std::erase_if(files, [&](const NotTaken& taken) {
    return std::ranges::any_of(all.unfinished, [&](const domain::Unfinished& told) {
      return told.folder == taken.folder && told.file_name == taken.file_name;
    });
  });
  all.not_taken = std::move(files);
  all.view = std::move(view);
  const auto settings = settings_in_service(config, journal, all.running);
  const engine::Outlook outlook(journal, settings);
  all.waits = outlook.waits(now);
  all.to_come = outlook.to_come(now);
  return all;
}

}  // namespace navette
