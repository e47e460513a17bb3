// What becomes of a name on its way from a form into a program: what hands, ears, habits and programs do. Written from
// what schools' lists look like, without regard to how names are compared.
#pragma once

#include "matching/person.h"
#include "samples/draws.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace matching {

enum class Mishap {
  accents,     // left out, or another one
  letters,     // "œ", "ß", "ü", "ł" as a keyboard has them
  separators,  // hyphen, space, apostrophe: another one, or none
  particle,    // left out, glued on, behind the name
  inverted,    // first name where the last name belongs
  compound,    // one of two first names, both as one, the other way round, an initial
  more_names,  // all first names of the birth certificate
  usage_name,  // a second last name more, less, elsewhere
  cut,         // no room; or what everybody calls them
  typing,      // one slip of a finger
  heard,       // as it was heard on the telephone
  birth_date,  // one digit, day and month, the year
  elsewhere,   // nothing wrong: the account is another school's
  invisible,   // what text processors make of spaces, apostrophes and accents
  spoilt,      // accents after a program that took one encoding for another
  two_at_once,
};
inline constexpr std::size_t kMishaps = 16;

[[nodiscard]] std::string_view name_of(Mishap mishap);  // French, short: for tables

// How often of a thousand, in a school's list.
[[nodiscard]] unsigned share_of(Mishap mishap);

// The person as the other program has them; empty if that cannot happen to this name (no accent in it, ...).
[[nodiscard]] std::optional<Person> written(samples::Draws& draws, const Candidate& truth, Mishap mishap);

}  // namespace matching
