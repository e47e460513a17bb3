// What Navette is still to do at the ENT because of an import that is done. Journaled, so that it is done however often
// Navette is stopped in between; it changes nothing in the ENT, so that doing it twice costs only requests.
#pragma once

#include "domain/import.h"

#include <cstdint>
#include <optional>
#include <string>

namespace domain {

using ErrandId = std::int64_t;

struct Errand {
  ErrandId id = 0;
  Uai school;
  Task task{};
  ImportId import = 0;  // whose report it completes
  Instant due_at{};     // not before
  int attempts = 0;     // that did not end well
  int round = 0;        // how many of its task the import had before this one
  int quiet = 0;  // credentials: how many files in a row, before this one, brought nobody new; see planner, rule 27

  friend bool operator==(const Errand&, const Errand&) = default;
};

}  // namespace domain
