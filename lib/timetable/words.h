// Words as two programs write them: folded, cut into tokens, and compared with indulgence.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timetable {

using Tokens = std::vector<std::string>;

// Without case, accents and ligatures: "Éducation" and "EDUCATION" are "education", "œuvre" is "oeuvre". What is not
// UTF-8 is kept byte by byte.
[[nodiscard]] std::string folded(std::string_view text);

// Runs of letters and digits of the folded text: "ED.PHYSIQUE & SPORT." is ed, physique, sport.
[[nodiscard]] Tokens tokens_of(std::string_view text);

// The same without articles and prepositions: "VIE DE CLASSE" is vie, classe. All of them if nothing would be left.
[[nodiscard]] Tokens weighty_tokens_of(std::string_view text);

[[nodiscard]] std::string joined(const Tokens& tokens);
[[nodiscard]] bool holds(const Tokens& tokens, std::string_view token);
[[nodiscard]] bool has_digit(std::string_view token);

// Equal, or one is the other cut off after `least` characters or more. Words with digits ("lv1") must be equal, but for
// zeros before a number.
[[nodiscard]] bool same_word(std::string_view a, std::string_view b, std::size_t least = 2);

// The first letters: "science vie terre" is "svt".
[[nodiscard]] std::string initials_of(const Tokens& tokens);

// What an administrator's eye would take for the same thing, one wording being an abbreviation of the other: each word
// of the shorter is one of the longer (same_word), or one is the other's initials.
[[nodiscard]] bool abbreviates(std::string_view a, std::string_view b);

// The pieces of a cell that lists several: between line ends, ',', ';', '/', '+', '&' and " et ".
[[nodiscard]] std::vector<std::string> pieces_of(std::string_view cell);

// A cell's text on one line, fit to be quoted: without control characters, at most 60 characters.
[[nodiscard]] std::string quotable(std::string_view text);

[[nodiscard]] std::string number(std::int64_t value);  // "14 226", with U+00A0
// "1 séance", "2 séances": 0 and 1 take the singular.
[[nodiscard]] std::string count(std::int64_t value, std::string_view singular, std::string_view plural);
[[nodiscard]] std::string list(const std::vector<std::string>& items);  // "a, b et c"

}  // namespace timetable
