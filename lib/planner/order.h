// The order of one school's imports (rules 1 to 8): what must be decided of them, and which may go.
#pragma once

#include "planner/succession.h"

#include <set>
#include <vector>

namespace planner {

// What an import may do next as far as its school is concerned.
struct Turn {
  const domain::Import* import = nullptr;
  Action::Verb verb = Action::Verb::submit;
  std::optional<domain::Mode> mode{};
};

// Each of the school's imports that has not ended is named once: in a decision, a turn or a wait.
struct Order {
  std::vector<Action> decisions{};  // holds and supersessions
  std::vector<Turn> turns{};        // the first of those whose moment has come goes
  std::vector<Wait> waits{};
  std::optional<Instant> change{};  // when time alone makes another decision
};

// `rules` is null for a school that is not configured.
[[nodiscard]] Order order(Imports of_school, const SchoolRules* rules, const std::set<domain::ImportId>& running,
                          Instant now, const Policy& policy);

}  // namespace planner
