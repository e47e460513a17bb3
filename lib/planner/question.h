// What a person must be asked before an import may go (rules 5 to 7, 22 to 24).
#pragma once

#include "planner/succession.h"

#include <string>

namespace planner {

// The question, French; empty if there is none. `rules` is null for a school that is not configured, of which nothing is
// asked before it is; `import` is waiting.
[[nodiscard]] std::optional<std::string> question_about(const domain::Import& import, Imports of_school,
                                                        const SchoolRules* rules, Instant now, const Policy& policy);

// When the school year turns and makes this import one of a past year; empty if that asks nothing of it.
[[nodiscard]] std::optional<Instant> turn_of_the_year(const domain::Import& import, Instant now, const Policy& policy);

}  // namespace planner
