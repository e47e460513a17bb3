// What a cell says: its bytes as UTF-8, and words without regard to how they are written.
#pragma once

#include "formats/csv.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formats {

enum class Charset { utf8, windows_1252 };

// UTF-8 if it mostly is that, else Windows-1252, which French spreadsheets write. Takes away a byte order mark.
[[nodiscard]] Charset charset_of(std::string_view& bytes);

// The cell's characters, all of them, as UTF-8: doubled marks made single, nothing trimmed. Empty where a byte means nothing.
// Written once, so that who wipes the answer leaves no other copy.
[[nodiscard]] std::optional<std::vector<char>> characters_of(const csv::Cell& cell, Charset charset);

// One line: control characters and runs of spaces become one space, none is left at the ends.
[[nodiscard]] std::string tidy(std::string_view text);

// Without accents, case, spaces and punctuation: « Clé de jointure » is "cledejointure".
[[nodiscard]] std::string bare_letters(std::string_view text);

}  // namespace formats
