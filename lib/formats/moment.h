// Dates and times as XML Schema writes them.
#pragma once

#include "domain/clock.h"

#include <chrono>
#include <optional>
#include <string_view>

namespace formats {

// xs:date, without a zone: "2013-09-03". Years 1900 to 2199.
[[nodiscard]] std::optional<std::chrono::sys_days> read_date(std::string_view text);

// xs:dateTime: "2014-05-20T10:19:08.486+02:00". What is finer than a millisecond is cut off. Without a zone it is taken
// as UTC: off by two hours at most in metropolitan France, which no rule about an export's age notices.
[[nodiscard]] std::optional<domain::Instant> read_moment(std::string_view text);

}  // namespace formats
