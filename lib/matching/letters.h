// Names as letters: what is left of a spelling once case, accents, ligatures, hyphens, apostrophes and spaces no longer
// count. Text is UTF-8; what is not, or was decoded wrongly once ("GuÃ©guen"), is repaired where that can be told.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace matching {

using Letters = std::u32string;

// Stands for a letter that cannot be read: what "?" and U+FFFD inside a word become.
inline constexpr char32_t kUnreadable = U'?';

struct Word {
  enum class Mark { space, hyphen, apostrophe };

  std::string text;           // as written
  Letters letters;            // folded: lower case, no accents, "œ" as "oe"
  Mark before = Mark::space;  // what separates it from the word before
  bool cut_short = false;     // an abbreviation: written with a full stop, or a single letter

  friend bool operator==(const Word&, const Word&) = default;
};

using Words = std::vector<Word>;

[[nodiscard]] Words words_of(std::string_view text);
[[nodiscard]] Letters joined(const Words& words);

// What folding took away, to say in which of it two spellings differ.
struct Spelling {
  Letters letters;        // lower case, composed, accents kept, ligatures taken apart; nothing but letters
  std::string ligatures;  // the ligatures and letters of other alphabets' kind in it, in order: "œß"
  int spaces = 0, hyphens = 0, apostrophes = 0;
  bool repaired = false;  // was decoded wrongly somewhere
  std::string text;       // composed, lower case, white space and signs as they were

  friend bool operator==(const Spelling&, const Spelling&) = default;
};

[[nodiscard]] Spelling spelling_of(std::string_view text);

[[nodiscard]] std::string to_utf8(const Letters& letters);

// With "ü" as "ue", and so on, as German writes them where they are missing; the same as the text if it has none.
[[nodiscard]] std::string umlauts_written_out(std::string_view text);

// How it sounds to a French ear, roughly: silent and doubled letters left out, "ph" as "f", "ou" as "u".
[[nodiscard]] Letters sound_of(const Letters& letters);

}  // namespace matching
