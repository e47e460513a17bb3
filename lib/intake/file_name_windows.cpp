#include "intake/file_name.h"

#include <boost/algorithm/string/predicate.hpp>

#include <algorithm>
#include <array>
#include <locale>

namespace intake {

namespace {

constexpr std::string_view kForbidden = "<>:\"/\\|?*";

// Whatever comes behind its first dot.
bool names_a_device(std::string_view name) {
  static constexpr std::array<std::string_view, 6> kDevices{"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"};
  std::string_view stem = name.substr(0, name.find('.'));
  stem = stem.substr(0, stem.find_last_not_of(' ') + 1);
  const auto& plain = std::locale::classic();
  const auto is = [&](std::string_view device) { return boost::iequals(stem, device, plain); };
  if (std::ranges::any_of(kDevices, is)) return true;
  if (!boost::istarts_with(stem, "COM", plain) && !boost::istarts_with(stem, "LPT", plain)) return false;
  static constexpr std::array<std::string_view, 3> kRaised{"\u00B9", "\u00B2", "\u00B3"};  // these count as digits
  const std::string_view number = stem.substr(3);
  return (number.size() == 1 && number[0] >= '0' && number[0] <= '9') ||
         std::ranges::find(kRaised, number) != kRaised.end();
}

}  // namespace

std::string acceptable(std::string name) {
  for (char& each : name)
    if (kForbidden.find(each) != kForbidden.npos) each = '_';
  if (!name.empty() && (name.back() == '.' || name.back() == ' ')) name.back() = '_';
  return names_a_device(name) ? "_" + name : name;
}

}  // namespace intake
