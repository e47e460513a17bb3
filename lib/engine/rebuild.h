// A new journal in the place of a damaged one, from everything that knows anything: the rows that can still be read, the
// exports on the shelves, and the spool.
//
// 1. What can be read is kept under its number. What was on its way to the ENT stays doubtful: the ENT is asked, as after
//    any lost answer.
// 2. An export on a shelf of which the journal knows nothing any more becomes an import that ended as its shelf says: the
//    same content is not sent again without a question.
// 3. An export in the spool of which nothing is known may or may not be in the ENT: the ENT is asked (doubtful, with the
//    mark portal::kNothingRemembered). Where it cannot be, or the configuration would send again without knowing, a person
//    is (held). Nothing is sent because of a rebuilding alone.
#pragma once

#include "engine/settings.h"
#include "journal/journal.h"

#include <boost/filesystem/path.hpp>

#include <string>
#include <vector>

namespace engine {

struct Rebuilt {
  std::size_t read = 0;                  // imports whose row could be read
  std::vector<domain::ImportId> lost{};  // numbers of which nothing is known any more
  std::size_t from_shelves = 0;
  std::size_t asked_of_the_ent = 0;  // in the spool, with nobody knowing whether the ENT has it
  std::size_t asked_of_a_person = 0;
  boost::filesystem::path kept{};  // the old journal; empty if there was none
};

// For the process that holds the journal's lock. Throws JournalError, and then the old journal is where it was.
[[nodiscard]] Rebuilt rebuild(const boost::filesystem::path& journal_file, const Settings& settings,
                              domain::Instant now);

// What rebuild() would find, changing nothing: `asked_of_the_ent` is all that is in the spool and unknown.
[[nodiscard]] Rebuilt foresee(const boost::filesystem::path& journal_file, const Settings& settings);

}  // namespace engine
