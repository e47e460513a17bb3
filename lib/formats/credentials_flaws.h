// What is wrong with rows of a credentials file, told by their lines and never by what stands in them.
#pragma once

#include "domain/finding.h"

#include <cstddef>
#include <map>
#include <vector>

namespace formats {

enum class RowFlaw {
  quotes,         // a quotation mark that is badly closed
  too_long,       // a cell or a row beyond what is sensible
  cells,          // more or fewer than the header
  characters,     // bytes that mean nothing, a text without end
  uid,            // none
  contradiction,  // of an earlier row about the same person
  children,       // too many of one parent
  login,          // none yet
  profile,        // a word that nobody knows
};

using FlawedLines = std::map<RowFlaw, std::vector<std::size_t>>;

// One finding for each kind, which names at most twenty lines.
[[nodiscard]] std::vector<domain::Finding> findings_of(const FlawedLines& lines);

}  // namespace formats
