// What two spellings of a person differ in, and how a person says it.
#pragma once

#include <string>
#include <vector>

namespace matching {

struct Remark {
  // The first of them, up to repaired, change no letter: a reader hardly sees them.
  enum class Kind {
    look_alike,  // white space, typographic apostrophes, punctuation
    space,
    hyphen,
    apostrophe,
    accent,
    ligature,
    repaired,     // accents that a program spoilt
    umlaut,       // "ue" for "ü"
    inverted,     // last name and first name
    moved,        // a word stands in the last name here, in the first name there
    particle,     // left out, added or moved
    saint,        // "St"
    order,        // of the parts of a double name, or of several first names
    part,         // one of two last names; one of several first names
    abbreviated,  // "J.-Pierre"
    cut,          // "Alex", or what a program had no room for
    sound,        // another spelling that sounds the same
    transposed,
    doubled,  // a double letter written once, or the other way round
    missing,  // a letter too few, or too many
    replaced,
    unreadable,
    ending,  // another ending of a first name: "Karim", "Karima"
  };
  enum class Field { both, last, first };

  Kind kind = Kind::accent;
  Field field = Field::both;

  friend auto operator<=>(const Remark&, const Remark&) = default;
};

using Remarks = std::vector<Remark>;

// "espace et accent", "nom et prénom inversés, deux lettres interverties dans le prénom"; empty if there is none.
[[nodiscard]] std::string in_words(const Remarks& remarks);

// "a, b et c".
[[nodiscard]] std::string listed(const std::vector<std::string>& items);

}  // namespace matching
