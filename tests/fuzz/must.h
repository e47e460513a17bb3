// What the targets of this folder share: the fuzzer's bytes as text, and the way to tell it what must never be.
#pragma once

#include <utf8proc.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace fuzz {

// Ends the process, which the fuzzer takes for a find, with the sentence of what did not hold.
inline void must(bool holds, const char* sentence) {
  if (holds) return;
  std::fprintf(stderr, "Does not hold: %s\n", sentence);
  std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// What stands before the first line end; `rest` keeps what follows it.
inline std::string_view take_line(std::string_view& rest) {
  const auto end = rest.find('\n');
  const auto line = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  return line;
}

inline bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t point = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                         static_cast<utf8proc_ssize_t>(text.size() - at), &point);
    if (length <= 0) return false;
    at += static_cast<std::size_t>(length);
  }
  return true;
}

inline bool is_web(std::string_view address) {
  return address.starts_with("https://") || address.starts_with("http://");
}

// A whole sentence for an administrator: readable, and not cut off.
inline bool is_sentence(std::string_view text) {
  return is_utf8(text) && (text.ends_with('.') || text.ends_with(". ") || text.ends_with('?') || text.ends_with(')'));
}

}  // namespace fuzz
