// Which of two exports is the newer, and what a newer one does to an older (rules 3 to 5).
#pragma once

#include "planner/plan.h"

#include <span>

namespace planner {

// The imports of one school, as pointers into the situation.
using Imports = std::span<const domain::Import* const>;

// When it was made: the file's word, but not later than it was received.
[[nodiscard]] Instant made_at(const domain::Import& import);

// Made later; of two made at once, recorded later.
[[nodiscard]] bool is_newer(const domain::Import& a, const domain::Import& b);

// Its next attempt's mode (rule 4); empty for an EDT.
[[nodiscard]] std::optional<domain::Mode> mode_of(const domain::Import& import, Imports of_school,
                                                  const SchoolRules& rules, const Policy& policy);

// The ENT would forget what it had of this kind: an EDT, or an IdPN in complete mode.
[[nodiscard]] bool replaces(const domain::Import& import, std::optional<domain::Mode> mode);

}  // namespace planner
