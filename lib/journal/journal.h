// The journal: the durable record of every import and of everything that happened to it. One transaction per change;
// what a call reports done is on the disk (SQLite: WAL, synchronous=FULL) and survives the loss of power.
//
// One thread at a time per Journal. Several processes may have the same journal open: the daemon, and a command such as
// `navette retry`; each change reads the import anew inside its transaction, so none overwrites another's.
// Throws JournalError when the journal cannot be read or written: nothing sensible can go on without it.
#pragma once

#include "domain/errand.h"
#include "domain/event.h"
#include "domain/health.h"
#include "domain/import.h"
#include "domain/service_view.h"
#include "domain/unfinished.h"

#include <boost/filesystem/path.hpp>

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace journal {

// The message is French, for the administrator: what is wrong with the journal and what to do.
class JournalError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The journal is damaged. The message says the way back as well: `navette journal check` and `rebuild`.
class JournalDamaged : public JournalError {
 public:
  explicit JournalDamaged(const std::string& cause);
  [[nodiscard]] const std::string& cause() const { return cause_; }  // the message without the way back

 private:
  std::string cause_;
};

// The journal cannot be read or written at the moment: the disk is full, read-only or at fault, or another program keeps
// the file busy. What was asked for may be asked for again later. Where it was a change, nothing of it counts as done.
class JournalUnwritable : public JournalError {
 public:
  using JournalError::JournalError;
};

// One line of an import's timeline, in the order in which it happened.
struct Entry {
  std::int64_t number = 0;  // grows over the whole journal
  domain::ImportId import = 0;
  domain::Instant at{};
  std::string event{};     // domain::name_of(Event)
  std::string sentence{};  // French
  domain::State state{};   // after it

  friend bool operator==(const Entry&, const Entry&) = default;
};

// A file that is none of ours, as it looked.
struct Sight {
  std::string path{};
  std::uint64_t bytes = 0;
  domain::Instant changed_at{};

  friend bool operator==(const Sight&, const Sight&) = default;
};

struct Remains;

struct Filter {
  std::optional<domain::Uai> school{};
  std::optional<domain::State> state{};
  std::optional<domain::Kind> kind{};
  std::int64_t limit = 50;
};

class Journal {
 public:
  // Opens or creates the journal file (0600; its folder must exist) and brings its schema up to date. Refuses one made
  // by a newer Navette, a file that is no journal, a damaged or empty one: none is ever replaced.
  explicit Journal(const boost::filesystem::path& file);
  ~Journal();
  Journal(Journal&&) noexcept;
  Journal& operator=(Journal&&) noexcept;

  // Throws JournalError if the file's structure is damaged, also where nobody would meet it for a long time. Quick enough
  // for every start: some milliseconds for a thousand imports.
  void check_structure();
  // The same, and reads every row and every index.
  void verify();

  // Into a new journal: what is left of an old one, under the numbers it had there.
  void restore(const Remains& remains);

  // Records a new import (its id and repeat are given here; received_at is `now` unless set) with a first entry
  // "received"; `first` is applied in the same transaction if given (Refused, Held) and must fit the import's state.
  // repeat = number of imports with the same school, kind and content before it. An id that is given must be a free one
  // and is kept. Returns it as stored.
  domain::Import record(domain::Import import, const std::optional<domain::Event>& first, domain::Instant now);

  // Reads the import, applies the event by domain::apply and stores both, in one transaction. Fails, changing nothing,
  // if there is no such import or the event does not fit its state.
  [[nodiscard]] domain::Result<domain::Import> apply(domain::ImportId id, const domain::Event& event,
                                                     domain::Instant now);

  [[nodiscard]] std::optional<domain::Import> find(domain::ImportId id);
  // Same school, kind and content, newest first.
  [[nodiscard]] std::vector<domain::Import> same_content(const std::optional<domain::Uai>& school, domain::Kind kind,
                                                         const std::string& sha256);
  // What the planner needs: every import that has not ended and, of their schools, the done ones received since `since`;
  // by id. A school at rest costs nothing.
  [[nodiscard]] std::vector<domain::Import> situation(domain::Instant since);
  // Ended but not yet filed away, by id.
  [[nodiscard]] std::vector<domain::Import> unfiled();
  // Newest first.
  [[nodiscard]] std::vector<domain::Import> recent(const Filter& filter);
  [[nodiscard]] std::vector<Entry> timeline(domain::ImportId id);
  // Entries after `number`, oldest first, at most `limit`: how a command follows the daemon.
  [[nodiscard]] std::vector<Entry> since(std::int64_t number, std::int64_t limit = 200);
  // The highest entry number, 0 if there is none: where following starts.
  [[nodiscard]] std::int64_t last_entry();

  // What is still to be done at the ENT because of imports that are done; by moment.
  [[nodiscard]] std::vector<domain::Errand> errands();
  // A new one (id 0), unless the import has or had one of that task and round already; else what of it may change: all but
  // school and task.
  void store(const domain::Errand& errand);
  void end(domain::ErrandId errand, domain::Instant now);

  // Digests (domain::keyed_digest) of people of a kind ("pupil", "account", "letter") whom the school has. Those of them that
  // were not met yet, in their order.
  [[nodiscard]] std::vector<std::string> strangers(const domain::Uai& school, const std::string& kind,
                                                   const std::vector<std::string>& digests);
  // How many of them are met for the first time.
  int meet(const domain::Uai& school, const std::string& kind, const std::vector<std::string>& digests);

  // Names of people are kept no longer than the school needs them (RGPD). Empties outcome.not_recognised and remarks of every
  // import that ended before `before`, and remembers how many there were, and `now`. What was forgotten is overwritten in the
  // file, too.
  void forget_people(domain::Instant before, domain::Instant now);
  // Those whose names were forgotten, or of which more became known (Remarked), while the report filed beside the export
  // says what was known before; by id.
  [[nodiscard]] std::vector<domain::Import> reports_to_rewrite();
  void report_rewritten(domain::ImportId id);
  // Those that ended before `before` and whose filed export has not been removed; by id. Not what was too large to be
  // read: nobody can tell whether the file that lies there is still the one that was filed.
  [[nodiscard]] std::vector<domain::Import> exports_kept(domain::Instant before);
  void export_removed(domain::ImportId id, domain::Instant now);
  // Whether any import had this content.
  [[nodiscard]] bool knows_content(const std::string& sha256);

  [[nodiscard]] std::vector<domain::PortalHealth> portals();
  void store(const domain::PortalHealth& health);
  void lift_pause(const std::string& portal);  // a person's word: domain::lifted, in one transaction
  [[nodiscard]] std::vector<domain::RefusedAccount> refused_accounts();  // by school, the newest first
  void store(const domain::RefusedAccount& account);
  void note_current(const domain::RefusedAccount& account);  // its `current`; nothing if it was forgiven meanwhile
  void forgive(const domain::Uai& school);                   // forgets all that was refused of this school

  // Those of the files that first_sights() would answer. Writes nothing.
  [[nodiscard]] std::vector<Sight> unknown(const std::vector<Sight>& files);
  // Those of the files that are named for the first time, or whose size or time of change differs from when they were
  // last named: "neither EDT nor IdPN" is said once. Writes nothing when there are none, and all of them at once.
  [[nodiscard]] std::vector<Sight> first_sights(const std::vector<Sight>& files);

  // The wall clock was put forward or back by this: moves every moment that something still waits for or is counted from
  // (not_before and committed_at of what has not ended, closed_until), in one transaction. The timeline stays as it is.
  void shift(domain::Duration by);
  // When the latest entry of all was written; empty in a new journal, and where shift() came after it.
  [[nodiscard]] std::optional<domain::Instant> last_moment();

  // The exports that lie unfinished in the drop folders, as the daemon saw them last; `store` replaces them all.
  [[nodiscard]] std::vector<domain::Unfinished> unfinished();
  void store(const std::vector<domain::Unfinished>& all);

  // As whoever works on the journal last saw itself; true only while somebody does (JournalLock).
  [[nodiscard]] domain::ServiceView service_view();
  void store(const domain::ServiceView& view);

  // Random, made once per journal: salts the fingerprints of credentials.
  [[nodiscard]] std::string salt();

 private:
  class Store;
  std::unique_ptr<Store> store_;
};

// Held by the one daemon that works on a journal, for as long as it lives; the kernel drops it with the process,
// however that ends. Construction throws JournalError when another process holds it (naming its process id).
class JournalLock {
 public:
  explicit JournalLock(const boost::filesystem::path& journal_file);
  ~JournalLock();
  JournalLock(const JournalLock&) = delete;
  JournalLock& operator=(const JournalLock&) = delete;

  // Whether some process holds it now (for `status`: "is the service running?").
  [[nodiscard]] static bool held(const boost::filesystem::path& journal_file);

 private:
  int descriptor_ = -1;
};

}  // namespace journal
