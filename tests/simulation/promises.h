// What must hold in every world, checked while it is played. Broken is thrown with the sentence that does not hold.
//
//  1. An export that was wholly in a folder and could be read, and that nobody took away before Navette had it, is known
//     to the journal within a minute of that or of Navette's start; at the end it is done, refused, held or superseded,
//     with a reason, or waits for a timetable that nobody delivered, and its bytes are where the journal says.
//  2. A commit follows another of the same import only where the ENT was asked in between and did not have it, or a
//     person said so; "absent" is never said of what the ENT's ledger holds, nor of what still comes; the ledger holds
//     no more than was committed.
//  3. Per school one import is in flight; no identifiers go before the timetable of their year, unless a person says
//     so; of two timetables that went by themselves the newer one went last.
//  4. Never more visits to an ENT than its sessions, never two of a school; none before an ENT's Retry-After is over;
//     after an outage one at a time, and none sooner than after a pause that grows; of an import none sooner than its
//     last failure or its place in the queue allow; no new import in quiet hours, no second attempt with credentials
//     that were refused.
//  5. An errand begins only when no import of its school is with the ENT; in the end the import's report has what came of
//     it, or that nothing came.
//  6. "done", "in the queue", "refused by the ENT" and "absent" in the journal are what the ledger says at that moment;
//     each import that has not ended has a sentence that says why it waits, unless it is being worked on.
//  7. What the journal has said is never unsaid, whatever happens to the machine.
#pragma once

#include "checks.h"
#include "engine/engine.h"
#include "journal/journal.h"
#include "ledger.h"
#include "place.h"
#include "politeness.h"

#include <map>
#include <string>
#include <vector>

namespace simulation {

// An export as somebody saved it: whole, and under its name.
struct Saved {
  std::string sha256;
  domain::Kind kind{};
  fs::path path;
  Instant at{};
  bool withdrawn = false;  // by people, before Navette had it
  bool known = false;      // to the journal
};

class Promises {
 public:
  explicit Promises(Place& place) : place_(place), politeness_(place, checks_) {}

  // People.
  void saved(const std::string& sha256, domain::Kind kind, const fs::path& path);
  void withdrawn(const fs::path& path);  // about to be deleted, overwritten or renamed by a person
  void moved(const fs::path& from, const fs::path& to);
  void decided(const domain::Import& before, const domain::Event& event);  // a person's command

  // Navette.
  [[nodiscard]] Politeness& politeness() { return politeness_; }
  void turned(journal::Journal& journal, const engine::Turn& turn);
  void began(journal::Journal& journal);  // a process has begun, with what a crash left
  void died(bool power);

  // After each step; `up_since`: since when the process runs.
  void check(journal::Journal& journal, Instant up_since);
  void check_the_end(journal::Journal& journal);
  // Whether nothing is left to be done by Navette.
  [[nodiscard]] bool is_at_rest(journal::Journal& journal) const;

  // The journal's last entry that was looked at.
  [[nodiscard]] std::int64_t last_entry() const { return last_entry_; }

  struct Tally {
    std::int64_t sent = 0, resent = 0, done = 0, doubtful = 0, held = 0, refused = 0, superseded = 0, again = 0,
                 errands = 0;

    Tally& operator+=(const Tally& other);
  };
  [[nodiscard]] const Tally& tally() const { return tally_; }
  [[nodiscard]] const Checks& checks() const { return checks_; }

 private:
  struct History {  // of an import
    int commits = 0;
    bool may_commit = true;
    bool by_person = false;  // a person decided something about it
    std::optional<Instant> committed_at{};
    std::optional<Instant> first_committed_at{};
    std::optional<Instant> absent_at{};  // when it was said to be absent
    bool finished = false;               // the ENT said so
  };

  void check_entry(journal::Journal& journal, const journal::Entry& entry);
  void check_start(journal::Journal& journal, const domain::Import& import, Instant at);  // when it began
  void check_ledger(SimulatedEnt& ent);
  void check_errands(journal::Journal& journal, const domain::Import& done, const std::vector<domain::Import>& all);
  void check_credentials(journal::Journal& journal, const domain::Uai& school, const std::vector<domain::Import>& all);
  void check_bytes(const domain::Import& import);
  // Of what the ENT holds of this import, what came since `since`; nothing where that is empty.
  [[nodiscard]] std::vector<LedgerEntry> entries_of(const domain::Import& import, std::optional<Instant> since);
  // What is due before this is still to be done while the world lasts; a week is not waited for.
  [[nodiscard]] Instant soon() const { return place_.agenda.now() + std::chrono::hours(4); }
  // Still to be done soon, and not held up until a person says what became of an import of its school.
  [[nodiscard]] bool is_owed(const domain::Errand& errand, const std::vector<domain::Import>& all) const;
  [[nodiscard]] bool may_wait_for_ever(const domain::Import& import, const std::vector<domain::Import>& all) const;

  Place& place_;
  Tally tally_;
  Checks checks_;
  Politeness politeness_;
  std::vector<Saved> saved_;
  std::map<std::string, std::uint64_t> changes_;  // of each ENT's ledger, when it was looked at
  std::map<domain::ImportId, History> histories_;
  std::map<std::string, int> commits_;  // by identity
  std::int64_t last_entry_ = 0;
};

}  // namespace simulation
