#include "matching/code_points.h"

#include <utf8proc.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <optional>

namespace matching {

namespace {

// What accents leave behind none of: letters of their own that readers take for others.
struct Ligature {
  char32_t letter;
  std::u32string_view apart;
};
constexpr std::array<Ligature, 20> kLigatures = {
    {{U'œ', U"oe"}, {U'Œ', U"oe"}, {U'æ', U"ae"}, {U'Æ', U"ae"}, {U'ß', U"ss"}, {U'ẞ', U"ss"}, {U'ø', U"o"},
     {U'Ø', U"o"},  {U'ł', U"l"},  {U'Ł', U"l"},  {U'đ', U"d"},  {U'Đ', U"d"},  {U'ð', U"d"},  {U'Ð', U"d"},
     {U'þ', U"th"}, {U'Þ', U"th"}, {U'ı', U"i"},  {U'ə', U"e"},  {U'Ə', U"e"},  {U'ŋ', U"n"}}};

// Windows-1252 from 0x80 to 0x9F; 0 where it has nothing.
constexpr std::array<char32_t, 32> kWindows = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                               0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                               0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                               0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::optional<char> windows_byte(char32_t c) {
  if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) return static_cast<char>(c);
  if (c >= 0x80 && c < 0xA0) return static_cast<char>(c);  // what has no place there often stays as it is
  for (std::size_t i = 0; i < kWindows.size(); ++i)
    if (kWindows[i] == c) return static_cast<char>(0x80 + i);
  return std::nullopt;
}

}  // namespace

Repaired decoded(std::string_view text) {
  Repaired out;
  while (!text.empty()) {
    utf8proc_int32_t code = -1;
    const auto read = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &code);
    if (read <= 0) out.was_broken = true;
    out.letters += read > 0 ? static_cast<char32_t>(code) : U'\uFFFD';
    text.remove_prefix(read > 0 ? static_cast<std::size_t>(read) : 1);
  }
  return out;
}

Repaired repaired(std::string_view text) {
  Repaired as_read = decoded(text);
  if (as_read.was_broken || as_read.letters.find_first_of(U"ÃÂÅÄ") == as_read.letters.npos) return as_read;
  std::string bytes;
  for (const char32_t c : as_read.letters) {
    const auto byte = windows_byte(c);
    if (!byte) return as_read;
    bytes += *byte;
  }
  Repaired meant = decoded(bytes);
  if (meant.was_broken) return as_read;
  meant.was_broken = true;
  return meant;
}

std::string to_utf8(const Letters& letters) {
  std::string out;
  for (const char32_t c : letters) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
  }
  return out;
}

Letters mapped(const Letters& text, int options) {
  const std::string bytes = to_utf8(text);
  utf8proc_uint8_t* made = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data()), static_cast<utf8proc_ssize_t>(bytes.size()),
                   &made, static_cast<utf8proc_option_t>(options | UTF8PROC_CASEFOLD | UTF8PROC_STABLE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(made, &std::free);
  if (size < 0) return text;
  return decoded({reinterpret_cast<const char*>(made), static_cast<std::size_t>(size)}).letters;
}

bool is_ligature(char32_t c) {
  for (const auto& each : kLigatures)
    if (each.letter == c) return true;
  return false;
}

Letters without_ligatures(const Letters& text) {
  Letters out;
  for (const char32_t c : text) {
    const auto* found = kLigatures.begin();
    while (found != kLigatures.end() && found->letter != c) ++found;
    if (found == kLigatures.end())
      out += c;
    else
      out += found->apart;
  }
  return out;
}

}  // namespace matching
