// Quiet hours on a wall clock that jumps twice a year (rule 15).
#pragma once

#include "planner/plan.h"

namespace planner {

[[nodiscard]] bool is_quiet(Instant when, const Policy& policy);

// The first moment from `when` on that is not quiet: `when` itself if it is not.
[[nodiscard]] Instant after_quiet(Instant when, const Policy& policy);

}  // namespace planner
