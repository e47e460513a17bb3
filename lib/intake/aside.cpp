#include "intake/aside.h"

#include "intake/digest.h"
#include "intake/file_name.h"
#include "intake/spool.h"

#include <boost/filesystem/directory.hpp>
#include <boost/filesystem/operations.hpp>

#include <algorithm>

namespace intake {

namespace {

namespace errc = boost::system::errc;

constexpr std::string_view kBeginning = ".navette-trop-gros-";

std::string place_for(const Stamp& stamp) {
  return std::string(kBeginning) +
         sha256(std::to_string(stamp.bytes) + " " + std::to_string(stamp.changed)).substr(0, 16);
}

std::string place_of(const fs::path& file) { return file.parent_path().filename().string(); }

Io<fs::path> new_place(const fs::path& folder, const Stamp& stamp) {
  for (unsigned number = 1;; ++number) {
    const fs::path place = folder / (place_for(stamp) + (number == 1 ? "" : "." + std::to_string(number)));
    error_code error;
    if (fs::create_directory(place, error)) return place;
    if (error) return error;  // else one is there already
  }
}

}  // namespace

Io<fs::path> set_aside(const fs::path& folder, const std::string& name, const Stamp& stamp) {
  const auto place = new_place(folder, stamp);
  if (!place) return place.error();
  const fs::path aside = *place / numbered(name, 1, longest_name(*place));
  error_code error = rename_new(folder / name, aside);
  if (!error) error = sync_folder(*place);
  if (!error) error = sync_folder(folder);
  if (!error) return aside;
  remove_place_of(aside);  // what got there stays: the next start finds it
  return error;
}

error_code put_back(const fs::path& folder, const fs::path& aside) {
  for (unsigned number = 1;; ++number) {
    const std::string name = numbered(aside.filename().string(), number, longest_name(folder));
    const error_code error = rename_new(aside, folder / name);
    if (error == errc::file_exists) continue;
    if (error) return error;
    remove_place_of(aside);
    return sync_folder(folder);
  }
}

Io<std::vector<fs::path>> lying_aside(const fs::path& folder) {
  std::vector<fs::path> places, files;
  error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    if (entry->path().filename().string().starts_with(kBeginning)) places.push_back(entry->path());
  if (error) return error;
  for (const fs::path& place : places) {
    for (fs::directory_iterator entry(place, error), end; !error && entry != end; entry.increment(error))
      files.push_back(entry->path());
    if (error) return error;
    remove_place_of(place / "nothing");
  }
  std::ranges::sort(files);
  return files;
}

bool lies_aside(const fs::path& file) { return place_of(file).starts_with(kBeginning); }

bool lay_aside(const fs::path& file, const Stamp& stamp) { return place_of(file).starts_with(place_for(stamp)); }

}  // namespace intake
