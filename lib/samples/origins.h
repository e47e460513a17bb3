// Names of people who don't exist, of as many origins as a French school has: put together from what last names of each
// are made of, so that thousands of them share few full names. For directories of many people, where names.h would
// repeat itself.
#pragma once

#include "samples/draws.h"
#include "samples/school.h"

#include <string>

namespace samples {

// The index of an origin: French, Breton, Maghrebi, ... in the shares of an ordinary town.
using Origin = std::size_t;

[[nodiscard]] Origin draw_origin(Draws& draws);

// Upper case, with accents; double, with particles, hyphens, apostrophes as that origin has them.
[[nodiscard]] std::string draw_last_name(Draws& draws, Origin origin);

// Of that origin, or one that is usual in France whatever the origin; several ("Anne Lise", "Mohamed-Amine") now and then.
[[nodiscard]] std::string draw_first_name(Draws& draws, Origin origin, Sex sex);

}  // namespace samples
