// What can still be read of a journal that is damaged, row by row, and a new journal made of it. The damaged file is
// never changed: it is read in a copy, and keeps existing under a name with the date when the new one takes its place.
//
// For the process that holds the JournalLock. Throws JournalError where the disk does not allow it.
#pragma once

#include "journal/journal.h"

namespace journal {

struct Remains {
  std::vector<domain::Import> imports{};  // by id
  std::vector<Entry> entries{};           // by number, of these imports only
  std::vector<domain::PortalHealth> portals{};
  std::vector<domain::RefusedAccount> refused_accounts{};
  std::string salt{};  // empty: lost
  std::int64_t last_import =
      0;  // the highest id of which anything is known; up to it, what is not in `imports` is lost
};

// Of a file that is no database any more, or that is not there: nothing.
[[nodiscard]] Remains remains_of(const boost::filesystem::path& file);

// The place at which the new journal is made, free of what an earlier attempt left; and, once that one is complete and
// closed, its way to the old one's place. Answers where the old one is kept; empty if there was none. At no moment is
// there neither of the two: whatever interrupts it, Navette refuses to work until finish_replacement() or another
// attempt has ended it.
[[nodiscard]] boost::filesystem::path place_for_new(const boost::filesystem::path& file);
[[nodiscard]] boost::filesystem::path replace(const boost::filesystem::path& file, const std::string& date);
// True if a replacement had been interrupted after its new journal was complete: it has been ended.
[[nodiscard]] bool finish_replacement(const boost::filesystem::path& file);

}  // namespace journal
