#include "matching/hand.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utility>

namespace matching::hand {

namespace {

using samples::Draws;

std::u32string wide(std::string_view text) {
  std::u32string out;
  while (!text.empty()) {
    utf8proc_int32_t code = 0;
    const auto read = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &code);
    out += static_cast<char32_t>(code);
    text.remove_prefix(static_cast<std::size_t>(std::max<utf8proc_ssize_t>(read, 1)));
  }
  return out;
}

std::string narrow(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
  }
  return out;
}

std::string through(std::string_view text, int options) {
  utf8proc_uint8_t* made = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &made, static_cast<utf8proc_option_t>(options | UTF8PROC_STABLE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(made, &std::free);
  return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(std::max<utf8proc_ssize_t>(size, 0))};
}

char32_t upper(char32_t c) { return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c))); }
char32_t lower(char32_t c) { return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))); }
bool is_letter(char32_t c) { return upper(c) != lower(c); }
bool is_accented(char32_t c) { return is_letter(c) && c > 0x7F; }

// In the case of what stood there.
char32_t cased(char32_t like, char32_t c) { return like == upper(like) ? upper(c) : c; }

constexpr std::array<std::u32string_view, 3> kKeys = {U"azertyuiop", U"qsdfghjklm", U"wxcvbn"};

char32_t neighbour(Draws& draws, char32_t c) {
  for (std::size_t row = 0; row < kKeys.size(); ++row) {
    const auto at = kKeys[row].find(c);
    if (at == std::u32string_view::npos) continue;
    std::u32string near;
    if (at > 0) near += kKeys[row][at - 1];
    if (at + 1 < kKeys[row].size()) near += kKeys[row][at + 1];
    if (row > 0 && at < kKeys[row - 1].size()) near += kKeys[row - 1][at];
    if (row + 1 < kKeys.size() && at < kKeys[row + 1].size()) near += kKeys[row + 1][at];
    return near[draws.below(near.size())];
  }
  return U'e';
}

}  // namespace

std::size_t length(std::string_view text) { return wide(text).size(); }

std::string beginning(std::string_view text, std::size_t characters) {
  auto out = wide(text).substr(0, characters);
  while (!out.empty() && !is_letter(out.back())) out.pop_back();
  return narrow(out);
}

std::string without(std::string_view text, std::string_view signs) {
  std::string out(text);
  std::erase_if(out, [&](char c) { return signs.find(c) != signs.npos; });
  return out;
}

std::string in_capitals(std::string_view text) {
  auto out = wide(text);
  std::ranges::transform(out, out.begin(), upper);
  return narrow(out);
}

std::string in_small(std::string_view text) {
  auto out = wide(text);
  std::ranges::transform(out, out.begin(), lower);
  return narrow(out);
}

std::string capitalised(std::string_view text) {
  auto out = wide(text);
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = i == 0 || !is_letter(out[i - 1]) ? upper(out[i]) : lower(out[i]);
  return narrow(out);
}

std::string bare(std::string_view text) {
  return through(through(text, UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK), UTF8PROC_COMPOSE);
}

std::string other_accent(Draws& draws, std::string_view text) {
  static constexpr std::array<std::u32string_view, 5> kFamilies = {U"éèêëe", U"àâäaá", U"îïií", U"ôöoó", U"ùûüuú"};
  auto out = wide(text);
  for (char32_t& c : out) {
    if (!is_accented(c)) continue;
    for (const auto& family : kFamilies) {
      const auto at = family.find(lower(c));
      if (at == std::u32string_view::npos) continue;
      c = cased(c, family[(at + 1 + draws.below(family.size() - 1)) % family.size()]);
      return narrow(out);
    }
  }
  return narrow(out);
}

std::string keyboard_letters(std::string_view text, bool long_form) {
  struct Letter {
    char32_t letter;
    std::u32string_view brief, full;
  };
  static constexpr std::array<Letter, 15> kLetters = {{{U'œ', U"oe", U"oe"},
                                                       {U'æ', U"ae", U"ae"},
                                                       {U'ß', U"ss", U"ss"},
                                                       {U'ü', U"u", U"ue"},
                                                       {U'ö', U"o", U"oe"},
                                                       {U'ä', U"a", U"ae"},
                                                       {U'ł', U"l", U"l"},
                                                       {U'ı', U"i", U"i"},
                                                       {U'ğ', U"g", U"g"},
                                                       {U'ş', U"s", U"s"},
                                                       {U'ń', U"n", U"n"},
                                                       {U'ñ', U"n", U"n"},
                                                       {U'ś', U"s", U"s"},
                                                       {U'ź', U"z", U"z"},
                                                       {U'ã', U"a", U"a"}}};
  std::u32string out;
  for (const char32_t c : wide(text)) {
    const auto* found = std::ranges::find(kLetters, c == U'İ' ? U'ı' : lower(c), &Letter::letter);
    if (found == kLetters.end()) {
      out += c;
      continue;
    }
    for (const char32_t each : long_form ? found->full : found->brief) out += cased(c, each);
  }
  return narrow(out);
}

bool change_separator(Draws& draws, std::string& text) {
  std::vector<std::size_t> places;
  for (std::size_t i = 1; i + 1 < text.size(); ++i)
    if (text[i] == ' ' || text[i] == '-' || text[i] == '\'') places.push_back(i);
  if (places.empty()) return false;
  const std::size_t at = places[draws.below(places.size())];
  const char sign = text[at];
  std::string instead = sign == ' ' ? "-" : " ";
  if (draws.chance(40)) instead.clear();
  if (sign == '\'' && draws.chance(20)) instead = "-";
  if (sign == '-' && draws.chance(15)) instead = " - ";
  text.replace(at, 1, instead);
  return true;
}

bool slip(Draws& draws, std::string& text) {
  auto out = wide(text);
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < out.size(); ++i)
    if (is_letter(out[i]) && (i > 0 || draws.chance(50))) places.push_back(i);
  if (places.size() < 2) return false;
  const std::size_t at = places[draws.below(places.size())];
  const char32_t c = out[at];
  switch (draws.below(6)) {
    case 0:  // two fingers in the wrong order
      if (at + 1 >= out.size() || !is_letter(out[at + 1]) || lower(out[at + 1]) == lower(c)) return false;
      out[at] = cased(c, lower(out[at + 1]));
      out[at + 1] = cased(out[at + 1], lower(c));
      break;
    case 1: out.insert(at, 1, c); break;
    case 2:
    case 3: out.erase(at, 1); break;
    case 4: out[at] = cased(c, neighbour(draws, lower(c))); break;
    default: out.insert(at + 1, 1, cased(c, neighbour(draws, lower(c))));
  }
  text = narrow(out);
  return true;
}

bool hear(Draws& draws, std::string& text) {
  using Sound = std::pair<std::u32string_view, std::u32string_view>;
  // "^" is the beginning, "$" the end of a name.
  static constexpr std::array<Sound, 48> kSounds = {
      {{U"ph", U"f"},  {U"f", U"ph"},  {U"th", U"t"},  {U"t", U"th"},  {U"ck", U"k"},   {U"c", U"k"},  {U"k", U"c"},
       {U"qu", U"k"},  {U"y", U"i"},   {U"i", U"y"},   {U"ll", U"l"},  {U"l", U"ll"},   {U"nn", U"n"}, {U"n", U"nn"},
       {U"ss", U"s"},  {U"mm", U"m"},  {U"m", U"mm"},  {U"tt", U"t"},  {U"ou", U"u"},   {U"u", U"ou"}, {U"ss", U"c"},
       {U"ah$", U"a"}, {U"a$", U"ah"}, {U"h", U""},    {U"ei", U"ai"}, {U"ai", U"ei"},  {U"au", U"o"}, {U"eau", U"au"},
       {U"z", U"s"},   {U"s", U"z"},   {U"dj", U"j"},  {U"j", U"dj"},  {U"tch", U"ch"}, {U"e$", U""},  {U"t$", U""},
       {U"d$", U"t"},  {U"s$", U""},   {U"x$", U""},   {U"kh", U"h"},  {U"gh", U"g"},   {U"w", U"v"},  {U"w", U"ou"},
       {U"b", U"p"},   {U"o", U"ou"},  {U"an", U"en"}, {U"en", U"an"}, {U"^h", U""},    {U"$", U"e"}}};
  const auto small = U"^" + wide(in_small(text)) + U"$";
  std::vector<std::pair<std::size_t, const Sound*>> places;
  for (const Sound& each : kSounds)
    for (auto at = small.find(each.first); at != small.npos; at = small.find(each.first, at + 1))
      places.emplace_back(at, &each);
  if (places.empty()) return false;
  const auto [at, sound] = places[draws.below(places.size())];
  std::u32string out = small;
  out.replace(at, sound->first.size(), sound->second);
  std::erase_if(out, [](char32_t c) { return c == U'^' || c == U'$'; });
  const bool capitals = text == in_capitals(text);
  text = capitals ? in_capitals(narrow(out)) : capitalised(narrow(out));
  return out.size() > 1;
}

std::string typeset(Draws& draws, std::string_view text) {
  std::u32string out = wide(draws.chance(50) ? through(text, UTF8PROC_DECOMPOSE) : std::string(text));
  for (char32_t& c : out) {
    if (c == U' ') c = U'\u00A0';
    if (c == U'\'') c = U'’';
    if (c == U'-' && draws.chance(50)) c = U'‑';
  }
  return narrow(out);
}

std::string question_marks(std::string_view text) {
  auto out = wide(text);
  for (char32_t& c : out)
    if (is_accented(c)) c = U'?';
  return narrow(out);
}

std::string misread(std::string_view text) {
  // What the bytes 0x80 to 0x9F are in Windows-1252.
  static constexpr std::array<char32_t, 32> kSigns = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                      0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  std::u32string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte >= 0x80 && byte < 0xA0 ? kSigns[byte - 0x80U] : static_cast<char32_t>(byte);
  }
  return narrow(out);
}

Date mistaken(Draws& draws, const Date& date) {
  const auto day = static_cast<unsigned>(date.day()), month = static_cast<unsigned>(date.month());
  for (;;) {
    Date other = date;
    switch (draws.below(4)) {
      case 0: other = Date{date.year(), std::chrono::month(day), std::chrono::day(month)}; break;
      case 1:
        other = Date{date.year() + std::chrono::years(draws.chance(50) ? 1 : -1), date.month(), date.day()};
        break;
      case 2:
        other =
            Date{date.year(), date.month(), std::chrono::day(day / 10 * 10 + static_cast<unsigned>(draws.below(10)))};
        break;
      default: other = Date{date.year(), std::chrono::month(1 + static_cast<unsigned>(draws.below(12))), date.day()};
    }
    if (other.ok() && other != date) return other;
  }
}

}  // namespace matching::hand
