// What somebody would write in an afternoon: the same name, the same folded name, Levenshtein's distance and Jaro-Winkler's
// similarity of the folded names. To compare with.
#pragma once

#include "matching/person.h"

#include <array>
#include <string>
#include <string_view>

namespace matching {

enum class PlainWay { exact, folded, levenshtein, jaro_winkler };
inline constexpr std::array<PlainWay, 4> kPlainWays = {PlainWay::exact, PlainWay::folded, PlainWay::levenshtein,
                                                       PlainWay::jaro_winkler};

[[nodiscard]] std::string_view name_of(PlainWay way);

struct PlainName {
  explicit PlainName(const Name& name);

  std::string as_written;  // upper case
  std::string letters;     // no accents, no signs, one space between words
  std::string run;         // and no space
};

// 0 to 1.
[[nodiscard]] double similarity(PlainWay way, const PlainName& a, const PlainName& b);

// Insertions, removals, replacements, and with `transpositions` exchanges of neighbours, each 1.
[[nodiscard]] int edits(std::string_view a, std::string_view b, bool transpositions);

}  // namespace matching
