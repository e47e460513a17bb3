// An import: one export on its way into the ENT, as the journal remembers it. A value: it changes only by apply()
// (life.h), and every change is one transaction of the journal.
#pragma once

#include "domain/export.h"
#include "domain/fault.h"
#include "domain/remark.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

using ImportId = std::int64_t;

enum class State {
  waiting,     // to be sent, perhaps not before some moment
  submitting,  // an attempt is under way; `committed` tells whether the ENT may already have taken it
  queued,      // the ENT has it and has not finished; we look again now and then
  doubtful,    // sent, answer unknown: the ENT must be asked before anything else happens
  done,        // the ENT has taken it in
  refused,     // Navette or the ENT says why not
  held,        // a person must decide; `reason` is the question
  superseded,  // a newer export replaced it before it was sent
};

// IdPN imports have two ways (domain.md): complet at the start of the year, partiel for later arrivals.
enum class Mode { complete, partial };

[[nodiscard]] std::string_view name_of(State state);
[[nodiscard]] std::optional<State> state_named(std::string_view name);
[[nodiscard]] std::string_view in_words(State state);  // French, for people: "en attente"
[[nodiscard]] std::string_view name_of(Mode mode);
[[nodiscard]] std::optional<Mode> mode_named(std::string_view name);

// What the ENT said when it had finished.
struct Outcome {
  struct Figure {
    std::string label;  // as the ENT's page words it: "Séances générées"
    std::string value;  // likewise
    friend bool operator==(const Figure&, const Figure&) = default;
  };
  std::vector<Figure> figures{};
  // People the ENT did not find, as its report words them. Personal data: report page only, never a log.
  std::vector<std::string> not_recognised{};
  // What Navette found out afterwards, by task. Likewise.
  std::vector<Remark> remarks{};
  // Names are kept for a time only (RGPD): how many have been erased since, and when.
  std::int64_t forgotten = 0;
  std::optional<Instant> forgotten_at{};

  friend bool operator==(const Outcome&, const Outcome&) = default;
};

struct Import {
  ImportId id = 0;
  std::optional<Uai> school{};  // empty only while held or refused: no school could be told
  Kind kind = Kind::edt;
  std::string sha256{};     // of the content, 64 hexadecimal digits; with school and kind, the identity. Empty: too large to be read
  int repeat = 0;           // 0 the first time this content came, 1 when it was let in again, ...
  std::string file_name{};  // for people only, UTF-8
  std::string folder{};     // the drop folder it was saved into; it is filed away there
  std::uint64_t bytes = 0;
  Export content{};  // what the file says of itself

  State state = State::waiting;
  std::string reason{};        // French: why refused, held, superseded, or why the last try did not end well; as the newest
                               // event has it, empty while a try is under way
  bool turned_down = false;    // refused: by the ENT itself, not by Navette
  int attempts = 0;            // attempts begun
  bool committed = false;      // the commit step was (about to be) sent and no verification said "absent" since
  std::string mark{};          // what the ENT's list of imports showed just before the commit (opaque, portal's)
  bool released = false;       // a person answered the question: the rules that held it hold it no more
  bool forced = false;         // a person let it go out of order (an IdPN before any EDT)
  std::optional<Mode> ordered_mode{};  // IdPN only: a person's word, before the configuration's
  std::optional<Mode> mode{};          // IdPN only, decided when the attempt begins
  std::optional<Fault> last_fault{};  // of the last try, if that is what `reason` tells
  std::optional<Instant> not_before{};  // next attempt, look or verification: not before this moment
  std::optional<int> ahead{};           // schools before ours in the ENT's queue, if it says

  Instant received_at{};
  std::optional<Instant> committed_at{};
  std::optional<Instant> ended_at{};
  int looks = 0;  // how often the queue was looked at since the commit
  Outcome outcome{};
  std::string spool_file{};  // where the bytes are, until filed (UTF-8 path)
  std::string filed_as{};    // where they are now; empty until filed
  std::optional<Instant> export_removed_at{};  // the filed export was removed from there; its report stays

  friend bool operator==(const Import&, const Import&) = default;
};

[[nodiscard]] std::int64_t not_recognised_count(const Outcome& outcome);  // erased names included
[[nodiscard]] bool has_ended(const Import& import);   // done, refused or superseded
[[nodiscard]] bool in_flight(const Import& import);   // the ENT has it, or may have it, and it has not ended
[[nodiscard]] bool is_pending(const Import& import);  // waiting, submitting, queued or doubtful

// The school year it belongs to: the file's word, else the date it was made, else the day it came.
[[nodiscard]] SchoolYear year_of(const Import& import, unsigned first_month = 8);

}  // namespace domain
