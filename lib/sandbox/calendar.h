// Moments as a French page shows them: Paris time.
#pragma once

#include "domain/clock.h"

#include <string>

namespace sandbox {

// What Paris adds to UTC at that moment: one hour, two from the last Sunday of March to the last of October, both at
// 01:00 UTC (directive 2000/84/EC).
[[nodiscard]] domain::Duration paris_offset(domain::Instant when);
[[nodiscard]] int paris_minute_of_day(domain::Instant when);
[[nodiscard]] std::string date_of(domain::Instant when);  // "22/11/2026"
[[nodiscard]] std::string time_of(domain::Instant when);  // "19:57"
[[nodiscard]] std::string iso_of(domain::Instant when);   // "2026-11-22T18:57:00.000Z"

}  // namespace sandbox
