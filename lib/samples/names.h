// Names for people who don't exist, drawn from lists of what is usual in a French school today: many origins, accents,
// hyphens, particles, apostrophes, and the spellings that software stumbles over.
#pragma once

#include "samples/draws.h"
#include "samples/school.h"

#include <string>
#include <string_view>

namespace samples {

// An IDPN is 16 of these (domain.md: [H]).
inline constexpr std::string_view kIdpnLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

[[nodiscard]] std::string draw_last_name(Draws& draws);  // upper case, with accents
[[nodiscard]] std::string draw_first_name(Draws& draws, Sex sex);
[[nodiscard]] std::string draw_street(Draws& draws);  // "12 bis rue des Lavandières"

struct Town {
  std::string postcode;
  std::string name;
};
[[nodiscard]] Town draw_town(Draws& draws);  // none of them exists
[[nodiscard]] std::string draw_school_name(Draws& draws);

}  // namespace samples
