// The ways in which one name may be read. Only for this folder.
#pragma once

#include "matching/letters.h"
#include "matching/remark.h"
#include "matching/slips.h"

#include <optional>

namespace matching {

struct Reading {
  Words words{};
  Letters letters{};  // of all words
  Cost cost = 0;
  std::optional<Remark::Kind> liberty{};  // what was done to read it so
};

using Readings = std::vector<Reading>;

// The first as it is written. Bounded: 30 readings, of 12 words and 100 letters at most.
[[nodiscard]] Readings readings_of_last_name(std::string_view text);
[[nodiscard]] Readings readings_of_first_name(std::string_view text);

[[nodiscard]] Words bounded(Words words);

// As its words are written, with the signs between them.
[[nodiscard]] std::string text_of(const Words& words);

// In which of what folding takes away two spellings of the same letters differ.
void note_spelling(const Words& a, const Words& b, Remark::Field field, Remarks& remarks);

}  // namespace matching
