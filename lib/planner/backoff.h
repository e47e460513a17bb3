// Growing intervals between tries (rule 17).
#pragma once

#include "planner/plan.h"

#include <cstdint>

namespace planner {

// How long to wait after the `failures`-th failure in a row (1 = the first): retry_first, doubling up to retry_most,
// moved by at most a tenth either way. The same seed and count give the same wait.
[[nodiscard]] Duration backoff(int failures, std::uint64_t seed, const Policy& policy);

// The same, but not less than what the ENT asked for (Retry-After), which is believed up to a day.
[[nodiscard]] Duration at_least(Duration wait, const std::optional<Duration>& retry_after);

}  // namespace planner
