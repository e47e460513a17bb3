#include "intake/volume.h"

#include "intake/shelves.h"

#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <array>

namespace intake {

namespace {

namespace fs = boost::filesystem;

// A link that says where: made anew and renamed over the old one, it is never half there.
fs::path memory_in(const fs::path& spool) { return spool / "volume"; }

fs::path remembered(const fs::path& spool) {
  boost::system::error_code none;
  return fs::read_symlink(memory_in(spool), none);
}

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
  fs::path before = remembered(spool);
  if (before.empty() || now.empty() || !is_below(before, now) || has_a_shelf(folder)) return {};
  return before;
}

boost::system::error_code remember_volume(const fs::path& now, const fs::path& spool) {
  if (now.empty() || now == remembered(spool)) return {};
  boost::system::error_code error;
  const fs::path fresh = spool / "volume.new";
  fs::remove(fresh, error);  // of a start that ended here
  fs::create_symlink(now, fresh, error);
  if (!error) fs::rename(fresh, memory_in(spool), error);
  return error;
}

}  // namespace intake
