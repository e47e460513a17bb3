#include "daemon/commands/not_taken.h"

#include "daemon/settings.h"
#include "intake/file_name.h"
#include "intake/listing.h"
#include "intake/trouble.h"

#include <algorithm>

namespace navette {

std::vector<NotTaken> not_taken(const Config& config, const std::vector<fs::path>& folders, journal::Journal& journal) {
  std::vector<NotTaken> files;
  for (const fs::path& folder : folders) {
    if (!intake::trouble_with(folder, spool_of(config, folder)).empty()) continue;
    std::vector<journal::Sight> seen;
    const auto error = intake::look(folder, [&](const intake::Sighting& file) {
      seen.push_back({(folder / file.name).string(), file.stamp.bytes, intake::changed_at(file.stamp)});
    });
    if (error) continue;
    std::ranges::sort(seen, {}, &journal::Sight::changed_at);
    const auto unknown = journal.unknown(seen);
    for (const journal::Sight& file : seen)
      files.push_back({folder.string(), intake::printable(fs::path(file.path).filename().string()),
                       std::ranges::count(unknown, file.path, &journal::Sight::path) == 0});
  }
  return files;
}

std::string sentence_of(const NotTaken& file, bool running) {
  const std::string name = "« " + file.file_name + " » ";
  if (file.foreign)
    return name +
           "n'est ni un export EDT ni un fichier d'identifiants PRONOTE (dont le nom commence par IdPN_To) : Navette "
           "le laisse là.";
  return running ? name +
                       "n'est pas encore pris : Navette attend qu'il soit entièrement écrit, puis le prendra si c'est "
                       "un export."
                 : name + "attend que Navette soit démarrée : elle le prendra alors, si c'est un export.";
}

}  // namespace navette
