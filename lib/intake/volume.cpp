#include "intake/volume.h"

#include "intake/shelves.h"

#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <array>

namespace intake {

namespace {

namespace fs = boost::filesystem;

bool is_below(const fs::path& path, const fs::path& folder) {
  return path != folder && std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

bool has_a_shelf(const fs::path& folder) {
  return std::ranges::any_of(std::array{Shelf::imported, Shelf::refused, Shelf::superseded, Shelf::duplicate},
                             [&](Shelf shelf) {
                               boost::system::error_code none;
                               return fs::is_directory(folder / std::string(folder_of(shelf)), none);
                             });
}

}  // namespace

fs::path missing_volume(const fs::path& folder, const fs::path& spool) {
  return missing_volume(folder, spool, volume_of(folder));
}

fs::path missing_volume(const fs::path& folder, const fs::path& spool, const fs::path& now) {
  fs::path before = remembered_volume(spool);
  if (before.empty() || now.empty() || !is_below(before, now) || has_a_shelf(folder)) return {};
  return before;
}

boost::system::error_code remember_volume(const fs::path& now, const fs::path& spool) {
  if (now.empty() || now == remembered_volume(spool)) return {};
  return replace_memory(now, spool);
}

}  // namespace intake
