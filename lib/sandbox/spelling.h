// How the ENT's directory holds people whom an export spells in another way, so that an import does not recognise them:
// the slips that registrars make, and the cases where no spelling would help.
#pragma once

#include "sandbox/person.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sandbox {

struct Otherwise {
  std::string_view how;  // "accents", "space", "inverted", ...: in spelling.cpp
  std::vector<Person>
      people{};            // as the directory has them: one; two namesakes; none if the ENT does not know the person
  bool elsewhere = false;  // spelled the same, but in another school
};

// By `chance` one of the ways that this person's name allows; the same each time. Whoever is held in the same school never
// has the person's own key.
[[nodiscard]] Otherwise spelled_otherwise(const Person& person, std::uint64_t chance);

// In lower case, as searches compare: accents kept or off, all else as it stands.
[[nodiscard]] std::string lowered(std::string_view text, bool keep_accents);

// Lower-case ASCII: accents off, ligatures undone, all but letters and digits left out.
[[nodiscard]] std::string plain(std::string_view text);

}  // namespace sandbox
