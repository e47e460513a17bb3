// An import's account: what a person reads, in French, once it has ended or while it waits for an answer. What came,
// what happened, how long it took, what the ENT said, who was not recognised, what to do now.
//
// Pure: the same account gives the same bytes. Holds names of people where the ENT's report names them, so it lies
// beside the filed export with that file's rights, and is never logged or mailed unasked.
#pragma once

#include "domain/import.h"
#include "report/french.h"

#include <string>
#include <vector>

namespace report {

// One entry of the journal.
struct Line {
  domain::Instant at{};
  std::string sentence{};  // French
};

struct Account {
  domain::Import import{};
  std::vector<Line> timeline{};  // oldest first
  std::string school_name{};     // as configured; empty: the export's own word, else only the UAI
  UtcOffset utc_offset{};        // for every date that is shown
  std::string wait{};  // French: why it is not being worked on now, and after domain::kToDo what to do; or empty
};

// A whole page in one file: no script, nothing from elsewhere, for the screen (light and dark) and for A4 paper. Also a
// well-formed XML document.
[[nodiscard]] std::string html(const Account& account);

// The same in plain text, UTF-8, lines of at most 80 columns but for longer paths.
[[nodiscard]] std::string text(const Account& account);

// The short text beside a refused file: which file, why, what to do. Holds no name of a person.
[[nodiscard]] std::string refusal_note(const Account& account);

// The short text beside a file of the same content as `first`: when that came and how it ended, or how it stands `now`.
[[nodiscard]] std::string duplicate_note(const Account& first, const std::string& file_name, domain::Instant now);

}  // namespace report
