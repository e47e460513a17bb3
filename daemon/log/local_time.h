// Local time for people, from the machine's own zone. The only place that asks for it; lib/ gets it as an argument.
#pragma once

#include "domain/clock.h"

namespace navette {

[[nodiscard]] domain::Instant wall_now();
// Local time = UTC + this, at that moment (daylight saving included).
[[nodiscard]] domain::Duration utc_offset(domain::Instant at);

}  // namespace navette
