// How like each other two names of people are, and in what they differ.
#pragma once

#include "matching/person.h"
#include "matching/reading.h"
#include "matching/slips.h"

#include <optional>

namespace matching {

struct Likeness {
  Cost cost = kFar;
  Cost worst = kFar;  // of last name and first name, the less alike: nobody is known by half a name
  Remarks remarks{};
};

// A name read in several ways, since secretaries do: without its particles, one part of a double name, one of several
// first names, in another order.
struct ReadName {
  explicit ReadName(Name name);

  Name name;
  Readings last, first;
  Readings last_as_first, first_as_last;  // inverted
  Words words, first_words;
  Letters letters;        // of all words
  bool repaired = false;  // some program had spoilt its accents
};

// Of all readings of both, also inverted and divided elsewhere, the cheapest pair counts: each liberty costs, and so does
// each slip. The same spelling costs nothing, one that differs in no letter 1 for each name.
[[nodiscard]] Likeness likeness_of(const ReadName& a, const ReadName& b);

enum class Agreement { same, close, unknown, different };

// close: what a slip makes of a date: one digit, two digits transposed, day and month exchanged, another year.
[[nodiscard]] Agreement agreement_of(const std::optional<Date>& a, const std::optional<Date>& b);

}  // namespace matching
