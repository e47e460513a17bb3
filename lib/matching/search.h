// What to look for in the ENT's directory to find a person whose name is written otherwise there.
#pragma once

#include "matching/person.h"

#include <vector>

namespace matching {

// What is typed into "Nom" and "Prénom" of the advanced search, scope "tout l'ENT". An empty one stays empty. ENTs find
// names that begin with what is typed [M]; whether accents count is not known [L], so each name is looked for as
// it is written once, then without; likewise with last and first name inverted.
struct Search {
  std::string last;
  std::string first;
  bool enough = false;  // all other spellings of the same letters have been looked for

  friend bool operator==(const Search&, const Search&) = default;
};

inline constexpr std::size_t kMostSearches = 17;

// At most kMostSearches, the most precise first; none twice. Take them one by one and hand all candidates found so far to
// suggest(). Once it says `settled` and a search is `enough`, the rest would bring nobody else; not before, since two
// people who fit equally may turn up in different searches.
[[nodiscard]] std::vector<Search> searches(const Person& person);

}  // namespace matching
