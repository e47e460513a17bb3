// How far two words are apart, counted in slips of a hand, an ear or a program.
#pragma once

#include "matching/letters.h"
#include "matching/remark.h"

#include <limits>

namespace matching {

// In tenths of an ordinary slip in a name of ordinary length (5 to 7 letters).
using Cost = int;
inline constexpr Cost kFar = 1000;  // no likeness worth a word

struct Slips {
  Cost cost = kFar;
  std::vector<Remark::Kind> kinds{};
};

enum class Beginnings {
  no,
  cut,       // where a program had no room for the rest
  shortened  // and as people call each other: "Alex"
};

// The same letters cost nothing. A letter doubled on one side only, two letters transposed, one missing or replaced; the
// same weighs more in a short word, where another name is near, and less in a long one. Words that sound the same, and
// words that one is the beginning of (as `beginnings` has it), are near whatever their letters.
[[nodiscard]] Slips slips_between(const Letters& a, const Letters& b, Beginnings beginnings);

// How many letters must be inserted, removed, replaced or transposed: no weights, no rules.
[[nodiscard]] int letters_apart(const Letters& a, const Letters& b);

}  // namespace matching
