#include "matching/directory_page.h"

#include "matching/hand.h"

#include <algorithm>
#include <tuple>

namespace matching {

DirectoryPage::DirectoryPage(const Town& town, Manner manner) : manner_(manner) {
  for (const Candidate& each : town.people) {
    Row row{folded(each.name.last), folded(each.name.first), each};
    if (!manner.shows_birth_dates) row.shown.birth_date.reset();
    rows_.push_back(std::move(row));
  }
  std::ranges::sort(rows_, {}, [](const Row& row) { return std::tie(row.last, row.first, row.shown.id); });
}

std::string DirectoryPage::folded(const std::string& text) const {
  return hand::in_small(manner_.accents_count ? text : hand::bare(hand::keyboard_letters(text, false)));
}

std::vector<Candidate> DirectoryPage::answer(const Search& search) const {
  const std::string last = folded(search.last), first = folded(search.first);
  std::vector<Candidate> found;
  for (const Row& row : rows_) {
    if (found.size() == manner_.a_page * manner_.pages) break;
    if (row.last.starts_with(last) && row.first.starts_with(first)) found.push_back(row.shown);
  }
  return found;
}

}  // namespace matching
