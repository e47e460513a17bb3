// The ENT's directory as its advanced search shows it: who has names that begin with what is typed, in the order of the
// alphabet, a page at a time.
#pragma once

#include "matching/search.h"
#include "matching/town.h"

#include <string>
#include <vector>

namespace matching {

class DirectoryPage {
 public:
  struct Manner {
    bool accents_count = false;  // "Maelle" does not find "Maëlle"
    std::size_t a_page = 20;
    std::size_t pages = 3;  // that are read of one search, at most
    bool shows_birth_dates = true;
  };

  DirectoryPage(const Town& town, Manner manner);

  // Case does not count, hyphens, spaces and apostrophes do. At most a_page * pages people.
  [[nodiscard]] std::vector<Candidate> answer(const Search& search) const;

 private:
  struct Row {
    std::string last, first;
    Candidate shown;
  };

  [[nodiscard]] std::string folded(const std::string& text) const;

  Manner manner_;
  std::vector<Row> rows_{};
};

}  // namespace matching
