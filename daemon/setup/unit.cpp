#include "daemon/setup/unit.h"

#include <boost/filesystem/operations.hpp>

#include <algorithm>

namespace navette {

namespace {

fs::path real(const fs::path& path) {
  boost::system::error_code error;
  const fs::path resolved = fs::weakly_canonical(path, error);
  return error ? path.lexically_normal() : resolved;
}

// How many parts of it lead to `folder`; 0 if it does not.
std::ptrdiff_t depth(const fs::path& outer, const fs::path& folder) {
  const fs::path above = real(outer);
  const auto [end, ignored] = std::mismatch(above.begin(), above.end(), folder.begin(), folder.end());
  return end == above.end() ? std::distance(above.begin(), above.end()) : 0;
}

std::ptrdiff_t nearest(const std::vector<fs::path>& folders, const fs::path& folder) {
  std::ptrdiff_t most = 0;
  for (const fs::path& each : folders) most = std::max(most, depth(each, folder));
  return most;
}

}  // namespace

std::string unit_named_after(const fs::path& configuration) {
  const fs::path base = "/etc/navette";
  if (configuration.filename() != "navette.yaml") return {};
  const fs::path folder = configuration.parent_path();
  if (folder == base) return "navette.service";
  return folder.parent_path() == base ? "navette@" + folder.filename().string() + ".service" : std::string();
}

Reach reach_of(const Unit& unit, const fs::path& folder) {
  const fs::path there = real(folder);
  if (nearest(unit.hidden, there) > 0) return Reach::hidden;
  const auto writable = nearest(unit.writable, there), read_only = nearest(unit.read_only, there);
  return read_only > 0 && read_only >= writable ? Reach::read_only : Reach::writable;
}

bool makes(const Unit& unit, const fs::path& folder) { return nearest(unit.made, real(folder)) > 0; }

}  // namespace navette
