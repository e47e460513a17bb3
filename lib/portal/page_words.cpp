// fold() and reads_like() of page.h: when two texts are the same to a reader.
#include "portal/charset.h"
#include "portal/page.h"
#include "portal/page_text.h"

#include <boost/algorithm/string/replace.hpp>
#include <utf8proc.h>

#include <cstdlib>
#include <memory>

namespace portal {

namespace {

// Composed, case-folded, without soft hyphens, zero-width spaces and the like.
std::string composed(const std::string& text) {
  constexpr auto kOptions =
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  utf8proc_uint8_t* made = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &made, kOptions);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(made, &std::free);
  if (size < 0) return text;
  return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(size)};
}

}  // namespace

std::string fold(std::string_view text) {
  auto out = folded_space(composed(to_utf8(text, "utf-8")));
  for (const auto* apostrophe :
       {"\xE2\x80\x99", "\xCA\xBC", "\xE2\x80\x98", "`", "\xC2\xB4"})  // U+2019, 02BC, 2018, B4
    boost::algorithm::replace_all(out, apostrophe, "'");
  while (!out.empty() && (out.back() == ':' || out.back() == '*' || out.back() == ' ')) out.pop_back();
  return out;
}

bool reads_like(std::string_view a, std::string_view b) { return fold(a) == fold(b); }

}  // namespace portal
