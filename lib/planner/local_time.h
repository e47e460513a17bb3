// Moments as a French wall clock shows them.
#pragma once

#include "planner/plan.h"

#include <string>

namespace planner {

using LocalInstant = std::chrono::local_time<std::chrono::milliseconds>;

[[nodiscard]] Duration offset_at(Instant when, const Policy& policy);
[[nodiscard]] LocalInstant to_local(Instant when, const Policy& policy);

// "à 14 h 05", "demain à 5 h 30", "le 3 septembre à 5 h 30": to the minute, rounded up, so that the moment has come
// when the clock shows it.
[[nodiscard]] std::string at_what_time(Instant when, Instant now, const Policy& policy);

// "3 septembre 2026", as the local calendar has it.
[[nodiscard]] std::string on_what_day(Instant when, const Policy& policy);

}  // namespace planner
