#include "intake/listing.h"

#include <boost/algorithm/string/predicate.hpp>

#include <algorithm>
#include <array>
#include <locale>

namespace intake {

bool is_temporary(std::string_view name) {
  // Browsers, copying programs and office programs while they write; what Windows keeps beside people's files.
  static constexpr std::array<std::string_view, 7> kEndings{".tmp",        ".temp",     ".part",    ".partial",
                                                            ".crdownload", ".download", ".filepart"};
  static constexpr std::array<std::string_view, 2> kNames{"thumbs.db", "desktop.ini"};
  const auto& plain = std::locale::classic();
  const auto ends = [&](std::string_view ending) { return boost::iends_with(name, ending, plain); };
  const auto is = [&](std::string_view other) { return boost::iequals(name, other, plain); };
  return name.starts_with('.') || name.starts_with("~$") || name.ends_with('~') ||
         std::ranges::any_of(kEndings, ends) || std::ranges::any_of(kNames, is);
}

}  // namespace intake
