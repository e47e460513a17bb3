#include "sandbox/charset.h"

#include <array>
#include <cstdint>

namespace sandbox {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

// Code points of the bytes 0x80 to 0x9F; elsewhere windows-1252 is Latin-1.
constexpr std::array<char32_t, 32> kHigh = {0x20AC, kReplacement, 0x201A,       0x0192, 0x201E, 0x2026, 0x2020,
                                            0x2021, 0x02C6,       0x2030,       0x0160, 0x2039, 0x0152, kReplacement,
                                            0x017D, kReplacement, kReplacement, 0x2018, 0x2019, 0x201C, 0x201D,
                                            0x2022, 0x2013,       0x2014,       0x02DC, 0x2122, 0x0161, 0x203A,
                                            0x0153, kReplacement, 0x017E,       0x0178};

void append_utf8(std::string& out, char32_t point) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0 | point >> 6);
    put(0x80 | (point & 0x3F));
  } else {
    put(0xE0 | point >> 12);
    put(0x80 | (point >> 6 & 0x3F));
    put(0x80 | (point & 0x3F));
  }
}

// The code point that starts at `i`, which is moved past it.
char32_t next_point(std::string_view text, std::size_t& i) {
  const auto byte = [&text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned char lead = byte(i++);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  if (more == 0) return kReplacement;
  char32_t point = lead & (0x3F >> more);
  for (int k = 0; k < more; ++k) {
    if (i == text.size() || (byte(i) & 0xC0) != 0x80) return kReplacement;
    point = point << 6 | (byte(i++) & 0x3F);
  }
  return point;
}

}  // namespace

std::string decoded(std::string_view bytes, Charset charset) {
  if (charset == Charset::utf8) return std::string(bytes);
  std::string out;
  out.reserve(bytes.size());
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(out, byte >= 0x80 && byte < 0xA0 ? kHigh[byte - 0x80] : byte);
  }
  return out;
}

std::string encoded(std::string_view text, Charset charset) {
  if (charset == Charset::utf8) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char32_t point = next_point(text, i);
    if (point < 0x80 || (point >= 0xA0 && point < 0x100)) {
      out.push_back(static_cast<char>(point));
      continue;
    }
    std::size_t high = 0;
    while (high < kHigh.size() && kHigh[high] != point) ++high;
    if (high < kHigh.size() && point != kReplacement)
      out.push_back(static_cast<char>(0x80 + high));
    else
      out += "&#" + std::to_string(static_cast<std::uint32_t>(point)) + ";";
  }
  return out;
}

}  // namespace sandbox
