#include "formats/cell_text.h"

#include <utf8proc.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>

namespace formats {

namespace {

// 0x80 to 0x9F in Windows-1252; 0 where it has nothing. All else is Latin-1.
constexpr std::array<std::uint16_t, 32> kWindows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                        0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

const utf8proc_uint8_t* units_of(std::string_view text) {
  return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

bool is_valid_utf8(std::string_view text) {
  while (!text.empty()) {
    utf8proc_int32_t point = 0;
    const auto length = utf8proc_iterate(units_of(text), static_cast<utf8proc_ssize_t>(text.size()), &point);
    if (length <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(length));
  }
  return true;
}

bool append_windows_1252(std::vector<char>& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  const std::int32_t point = byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80] : byte;
  if (point == 0 && byte != 0) return false;
  std::array<utf8proc_uint8_t, 4> units{};
  const auto length = utf8proc_encode_char(point, units.data());
  out.insert(out.end(), units.begin(), units.begin() + length);
  return true;
}

}  // namespace

Charset charset_of(std::string_view& bytes) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kMark)) {
    bytes.remove_prefix(kMark.size());
    return Charset::utf8;
  }
  // One damaged byte must not spoil the accents of a whole file.
  std::size_t sound = 0, damaged = 0;
  for (std::string_view rest = bytes; !rest.empty();) {
    utf8proc_int32_t point = 0;
    const auto length = utf8proc_iterate(units_of(rest), static_cast<utf8proc_ssize_t>(rest.size()), &point);
    if (length > 1) ++sound;
    if (length <= 0) ++damaged;
    rest.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
  }
  return damaged == 0 || sound > damaged ? Charset::utf8 : Charset::windows_1252;
}

std::optional<std::vector<char>> characters_of(const csv::Cell& cell, Charset charset) {
  std::vector<char> out;
  out.reserve(3 * cell.raw.size());  // enough for any byte of Windows-1252: it never moves
  for (std::size_t i = 0; i < cell.raw.size(); ++i) {
    const char c = cell.raw[i];
    if (cell.quoted && c == '"') ++i;
    if (charset == Charset::utf8)
      out.push_back(c);
    else if (!append_windows_1252(out, c))
      return std::nullopt;
  }
  if (charset == Charset::utf8 && !is_valid_utf8({out.data(), out.size()})) return std::nullopt;
  return out;
}

std::string tidy(std::string_view text) {
  std::string out;
  bool space = false;
  while (!text.empty()) {
    utf8proc_int32_t point = 0;
    const auto length = utf8proc_iterate(units_of(text), static_cast<utf8proc_ssize_t>(text.size()), &point);
    const std::size_t size = length > 0 ? static_cast<std::size_t>(length) : 1;
    const auto category = utf8proc_category(length > 0 ? point : ' ');
    if (category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
        category == UTF8PROC_CATEGORY_ZP) {
      space = true;
    } else {
      if (space && !out.empty()) out += ' ';
      space = false;
      out += text.substr(0, size);
    }
    text.remove_prefix(size);
  }
  return out;
}

std::string bare_letters(std::string_view text) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
                                                      UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  const auto length = utf8proc_map(units_of(text), static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(mapped, &std::free);
  std::string out;
  for (utf8proc_ssize_t i = 0; i < length; ++i) {
    const char c = static_cast<char>(mapped[i]);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || mapped[i] >= 0x80) out += c;
  }
  return out;
}

}  // namespace formats
