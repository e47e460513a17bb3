// What can happen to an import. An event is journaled, with the import it leads to, in one transaction; those that the
// outside can notice (Started, Committing) before the act, the others as soon as the fact is known.
#pragma once

#include "domain/import.h"

#include <string>
#include <string_view>
#include <variant>

namespace domain {

struct Started {  // an attempt begins: a session will be opened
  std::optional<Mode> mode{};
};
struct Committing {  // the next request is the one that makes the ENT take the file in
  std::string mark{};
};
struct Queued {  // the ENT has it; `look_again` is when to ask once more
  std::optional<int> ahead{};
  Instant look_again{};
};
struct Finished {  // the ENT has finished
  Outcome outcome{};
};
struct Refused {  // by Navette before sending, or by the ENT
  std::string sentence{};
  bool by_the_ent = false;
};
struct Failed {  // an attempt or a look did not work; before the commit it is simply tried again
  Failure failure{};
  Instant not_before{};
};
struct FoundAbsent {  // the ENT was asked and does not have it: it may be sent again
  Instant not_before{};
  bool asked = true;  // false: nobody can tell, and the configuration says "send again"
};
struct Held {  // a person must decide
  std::string question{};
};
struct Unseen {  // the ENT was asked and does not show it yet; too early to call it absent
  Instant look_again{};
};
struct Released {  // a person answered "go on"; `school` where the file could not tell it
  std::optional<Uai> school{};
  std::optional<Mode> mode{};  // IdPN only: in this mode
};
struct Retried {  // a person asks for another try of what was refused or held, or for no more waiting
};
struct Confirmed {  // a person says that the ENT has taken it in: nobody else could tell, or they did it by hand
};
struct Superseded {  // a newer export of the same kind replaced it before it was sent
  ImportId by = 0;
};
struct Interrupted {  // Navette stopped or died in the middle of an attempt
  Instant not_before{};
};
struct Remarked {  // Navette went and looked, after the end; what it had remarked before for this task is replaced
  Task task{};
  std::vector<Remark> remarks{};
  std::string sentence{};  // for the timeline: names nobody
};
struct ReceivedAgain {  // the same content was saved into the folder once more
  std::string file_name{};
};
struct Filed {  // the file was put where it stays
  std::string path{};
};

using Event = std::variant<Started, Committing, Queued, Finished, Refused, Failed, FoundAbsent, Held, Unseen, Released,
                           Retried, Confirmed, Superseded, Interrupted, ReceivedAgain, Filed, Remarked>;

// The event's name in journal and JSON: "started", "found_absent", ...
[[nodiscard]] std::string_view name_of(const Event& event);
// One French sentence for the timeline; no names of people, no secrets.
[[nodiscard]] std::string sentence_of(const Event& event);

}  // namespace domain
