// The values that templates know, in the words that an administrator reads there.
#pragma once

#include "letters/letters.h"

#include <kainjow/mustache.hpp>

#include <string>
#include <string_view>

namespace letters {

// Stands for the password until it is put in. report::clean() takes it out of any value, and no template may hold it.
inline constexpr char kPasswordMark = '\x01';

[[nodiscard]] kainjow::mustache::data shared_values(const Look& look);
[[nodiscard]] kainjow::mustache::data cover_values(const Pile& pile, const kainjow::mustache::data& shared);
[[nodiscard]] kainjow::mustache::data list_values(const Pile& pile, const kainjow::mustache::data& shared);
[[nodiscard]] kainjow::mustache::data letter_values(const Letter& letter, const Pile& pile,
                                                    const kainjow::mustache::data& shared);

// « Léa DURAND (6A) et Tom DURAND (4B) »; empty if none has a name.
[[nodiscard]] std::string names_of(const std::vector<formats::Child>& children);

// One byte of a text as HTML has it.
void append_escaped(char c, domain::Secret& out);

}  // namespace letters
