// What Navette is doing, in one line: what `systemctl status` shows beside the service. Pure. No names of people or of
// files.
#pragma once

#include "domain/import.h"
#include "planner/plan.h"

#include <boost/filesystem/path.hpp>

#include <string>
#include <vector>

namespace navette {

// What lies in the drop folders and has not been taken.
struct Lying {
  std::size_t settling = 0;    // just saved, or about to be
  std::size_t unfinished = 0;  // not yet whole
  std::size_t unreadable = 0;  // its rights keep Navette from it
  std::size_t unfiled = 0;     // imported or refused, and cannot be put on its shelf
};

// Of imports in the order of their numbers, the ended ones passed over: "1 import dans la file de l'ENT
// (12 établissements devant), 2 imports en attente.", "Rien en attente." and what is watched (in_words). Where nothing
// moves, it says why, in the first one's words for `status`.
[[nodiscard]] std::string headline(const std::vector<domain::Import>& imports, const std::vector<planner::Wait>& waits,
                                   const Lying& lying = {}, const std::string& watched = {});

// "« /srv/navette/0134567U »", "3 dossiers, dont « … »": what Navette watches, briefly.
[[nodiscard]] std::string in_words(const std::vector<boost::filesystem::path>& folders);

}  // namespace navette
