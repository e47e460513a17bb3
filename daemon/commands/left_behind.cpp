#include "daemon/commands/left_behind.h"

#include "intake/listing.h"

#include <algorithm>

namespace navette {

std::vector<std::string> left_behind(const std::vector<fs::path>& former, const std::vector<fs::path>& watched) {
  std::vector<std::string> sentences;
  for (const fs::path& folder : former) {
    if (std::ranges::count(watched, folder) != 0) continue;
    std::size_t files = 0;
    static_cast<void>(intake::look(folder, [&](const intake::Sighting&) { ++files; }));
    std::string sentence = "Navette ne surveille plus « " + folder.string() + " ».";
    if (files > 0)
      sentence += " Personne ne prendra " +
                  (files == 1 ? "le fichier qui y reste : si c'est un export, enregistrez-le"
                              : "les " + std::to_string(files) + " fichiers qui y restent : enregistrez les exports") +
                  " dans le nouveau dossier.";
    sentences.push_back(sentence +
                        " Dites le nouveau dossier à ceux qui y enregistrent, et changez leur partage ou leur "
                        "raccourci.");
  }
  return sentences;
}

}  // namespace navette
