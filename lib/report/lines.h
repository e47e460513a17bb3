// Lines of text, for reports and commands: what may stand on one, and how long one gets.
#pragma once

#include <string>
#include <string_view>

namespace report {

// One line of harmless text from anything the outside says: white space and control characters folded to single spaces,
// ends trimmed, what is not UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string clean(std::string_view text);

inline constexpr std::size_t kColumns = 80;  // of every text

// How many columns the text takes on a terminal or in a monospaced font.
[[nodiscard]] std::size_t width(std::string_view text);

// Folds every line of `text` at plain spaces to at most `columns`, but for a longer word or path («  » or tab before it).
// A tab on a line, set as one space, marks where the lines folded from it begin; without one they begin below its first
// character that is not a space. Of several blank lines in a row one is left, at the beginning none.
[[nodiscard]] std::string fold_lines(std::string_view text, std::size_t columns);

}  // namespace report
