#include "formats/base64.h"

#include <array>
#include <cstdint>

namespace formats {

namespace {

constexpr std::uint8_t kForeign = 0x80;
constexpr std::uint8_t kBlank = 0x40;  // below it: the digit's value
constexpr std::uint8_t kPadding = 0x41;

constexpr std::array<std::uint8_t, 256> kClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  classes.fill(kForeign);
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < digits.size(); ++i)
    classes[static_cast<unsigned char>(digits[i])] = static_cast<std::uint8_t>(i);
  for (const char c : {' ', '\t', '\r', '\n'}) classes[static_cast<unsigned char>(c)] = kBlank;
  classes[static_cast<unsigned char>('=')] = kPadding;
  return classes;
}();

std::uint8_t class_of(char c) { return kClasses[static_cast<unsigned char>(c)]; }

}  // namespace

std::optional<std::size_t> base64_size(std::string_view text) {
  std::size_t digits = 0;
  std::uint8_t last = 0;  // the last digit's value
  std::size_t i = 0;
  while (i < text.size()) {
    // The common case, a line of digits, four at a time: one test tells that none is anything else.
    if (i + 4 <= text.size()) {
      const std::uint8_t a = class_of(text[i]), b = class_of(text[i + 1]), c = class_of(text[i + 2]),
                         d = class_of(text[i + 3]);
      if ((a | b | c | d) < kBlank) {
        digits += 4;
        last = d;
        i += 4;
        continue;
      }
    }
    const std::uint8_t each = class_of(text[i]);
    if (each == kForeign) return std::nullopt;
    if (each == kPadding) break;
    if (each < kBlank) {
      ++digits;
      last = each;
    }
    ++i;
  }
  std::size_t padding = 0;
  for (; i < text.size(); ++i) {
    const std::uint8_t each = class_of(text[i]);
    if (each == kPadding)
      ++padding;
    else if (each != kBlank)
      return std::nullopt;
  }
  if (padding > 2 || (digits + padding) % 4 != 0) return std::nullopt;
  const std::uint8_t unused = padding == 0 ? 0 : padding == 1 ? 0x03 : 0x0F;
  if ((last & unused) != 0) return std::nullopt;
  return digits / 4 * 3 + (padding == 0 ? 0 : 3 - padding);
}

}  // namespace formats
