// Moments as a French page shows them: Paris time.
#pragma once

#include "domain/clock.h"

#include <chrono>
#include <optional>
#include <string>

namespace sandbox {

// What Paris adds to UTC at that moment: one hour, two from the last Sunday of March to the last of October, both at
// 01:00 UTC (directive 2000/84/EC).
[[nodiscard]] domain::Duration paris_offset(domain::Instant when);
[[nodiscard]] int paris_minute_of_day(domain::Instant when);
[[nodiscard]] std::string date_of(domain::Instant when);  // "22/11/2026"
[[nodiscard]] std::string date_of(std::chrono::sys_days day);
[[nodiscard]] std::string date_of_iso(const std::string& iso);  // of "2026-11-22"; empty if it is none
// What a person typed as "22/11/2026"; empty if it is no such day.
[[nodiscard]] std::optional<std::chrono::sys_days> day_typed(const std::string& text);
[[nodiscard]] std::chrono::sys_days paris_day(domain::Instant when);
[[nodiscard]] std::chrono::sys_days monday_of(std::chrono::sys_days day);  // of its week
[[nodiscard]] std::string day_name(std::chrono::sys_days day);             // "lundi"
[[nodiscard]] std::string hour_of(int minutes);                            // since midnight, as "08:30"
[[nodiscard]] std::string time_of(domain::Instant when);                   // "19:57"
[[nodiscard]] std::string iso_of(domain::Instant when);                    // "2026-11-22T18:57:00.000Z"

}  // namespace sandbox
