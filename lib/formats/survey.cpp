#include "formats/survey.h"

#include <utf8proc.h>

#include <algorithm>

namespace formats {

namespace {

// Short enough for a count to fit a byte, which is what lets the compiler count sixteen bytes at once.
constexpr std::size_t kStretch = 128;

struct Stretch {
  std::uint8_t tags = 0;
  std::uint8_t equals = 0;
  std::uint8_t nuls = 0;
  std::uint8_t bits = 0;  // all bytes, or-ed: the highest is set unless all are ASCII
};

Stretch count(const unsigned char* at, std::size_t length) {
  Stretch stretch;
  for (std::size_t i = 0; i < length; ++i) {
    stretch.tags = static_cast<std::uint8_t>(stretch.tags + (at[i] == '<'));
    stretch.equals = static_cast<std::uint8_t>(stretch.equals + (at[i] == '='));
    stretch.nuls = static_cast<std::uint8_t>(stretch.nuls + (at[i] == 0));
    stretch.bits = static_cast<std::uint8_t>(stretch.bits | at[i]);
  }
  return stretch;
}

// Validates from `at`, a character's start, until a character ends at or after `until`; null if one is not UTF-8.
const unsigned char* pass_characters(const unsigned char* at, const unsigned char* until, const unsigned char* end) {
  while (at < until) {
    if (*at < 0x80) {
      ++at;
      continue;
    }
    utf8proc_int32_t character = 0;
    const auto length = utf8proc_iterate(at, end - at, &character);
    if (length <= 0) return nullptr;
    at += length;
  }
  return at;
}

}  // namespace

Survey survey(std::string_view bytes) {
  Survey result;
  const auto* const begin = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto* const end = begin + bytes.size();
  const auto* valid = begin;  // UTF-8 up to here, a character's start
  for (const auto* at = begin; at != end;) {
    const std::size_t length = std::min(kStretch, static_cast<std::size_t>(end - at));
    // The constant length of all stretches but the last is worth a call of its own.
    const Stretch stretch = length == kStretch ? count(at, kStretch) : count(at, length);
    at += length;
    result.tags += stretch.tags;
    result.equals += stretch.equals;
    result.holds_nul |= stretch.nuls != 0;
    if (!result.is_utf8) continue;
    valid = stretch.bits < 0x80 ? at : pass_characters(valid, at, end);
    result.is_utf8 = valid != nullptr;
  }
  return result;
}

}  // namespace formats
