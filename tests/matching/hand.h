// Single slips of hands, ears and programs, on UTF-8 text.
#pragma once

#include "matching/person.h"
#include "samples/draws.h"

#include <string>
#include <string_view>

namespace matching::hand {

[[nodiscard]] std::size_t length(std::string_view text);  // in characters
[[nodiscard]] std::string beginning(std::string_view text, std::size_t characters);
[[nodiscard]] std::string without(std::string_view text, std::string_view signs);  // ASCII signs
[[nodiscard]] std::string in_capitals(std::string_view text);
[[nodiscard]] std::string in_small(std::string_view text);
[[nodiscard]] std::string capitalised(std::string_view text);  // "Le Goff"

[[nodiscard]] std::string bare(std::string_view text);                                 // no accents
[[nodiscard]] std::string other_accent(samples::Draws& draws, std::string_view text);  // "è" for "é", or none, once
[[nodiscard]] std::string keyboard_letters(std::string_view text, bool long_form);     // "ü" as "ue", or as "u"
bool change_separator(samples::Draws& draws, std::string& text);                       // false: there is none
bool slip(samples::Draws& draws, std::string& text);                                   // one finger
bool hear(samples::Draws& draws, std::string& text);                                   // false: nothing to mishear
[[nodiscard]] std::string typeset(samples::Draws& draws, std::string_view text);       // what Word makes of it
[[nodiscard]] std::string question_marks(std::string_view text);                       // for each accent
[[nodiscard]] std::string misread(std::string_view text);                              // UTF-8 as Windows-1252
[[nodiscard]] Date mistaken(samples::Draws& draws, const Date& date);

}  // namespace matching::hand
