#include "intake/spool.h"

#include "domain/plant.h"
#include "intake/digest.h"
#include "intake/file_name.h"

#include <boost/filesystem/directory.hpp>
#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace intake {

namespace {

constexpr std::size_t kDigits = 64;  // of a SHA-256

constexpr std::array<std::pair<Stage, std::string_view>, 3> kStages{
    {{Stage::copying, ".copying"}, {Stage::copied, ".copied"}, {Stage::moved, ".moved"}}};

std::string_view ending_of(Stage stage) {
  return std::ranges::find(kStages, stage, &std::pair<Stage, std::string_view>::first)->second;
}

bool is_place(const std::string& name) {
  const auto digits = std::string_view(name).substr(0, kDigits);
  return digits.size() == kDigits && digits.find_first_not_of("0123456789abcdef") == digits.npos &&
         (name.size() == kDigits || name[kDigits] == '.');
}

// The one file of a directory; empty if there is none.
Io<fs::path> only_file(const fs::path& directory) {
  error_code error;
  fs::directory_iterator entry(directory, error);
  if (error) return error;
  return entry == fs::directory_iterator() ? fs::path() : entry->path();
}

}  // namespace

Spool::Spool(fs::path spool, const fs::path& folder)
    : spool_(std::move(spool)), key_(sha256(folder.string()).substr(0, 16) + "-") {}

error_code Spool::prepare() const {
  // A folder is as durable as its name in the one above.
  std::vector<fs::path> changed;
  error_code error;
  for (fs::path at = fs::absolute(spool_); !fs::exists(at, error); at = at.parent_path()) {
    if (error && error != boost::system::errc::no_such_file_or_directory) return error;
    if (at == at.parent_path() || !at.has_parent_path())
      return make_error_code(boost::system::errc::no_such_file_or_directory);
    changed.push_back(at.parent_path());
  }
  fs::create_directories(spool_.parent_path(), error);
  if (error) return error;
  if (const error_code failed = make_private(spool_)) return failed;
  for (const fs::path& folder : changed)
    if (const error_code failed = sync_folder(folder)) return failed;
  return {};
}

Io<std::vector<Incoming>> Spool::incoming() const {
  std::vector<Incoming> found;
  error_code error;
  for (fs::directory_iterator entry(spool_, error), end; !error && entry != end; entry.increment(error)) {
    const std::string directory = entry->path().filename().string();
    if (!directory.starts_with(key_)) continue;
    for (const auto& [stage, ending] : kStages) {
      if (!directory.ends_with(ending)) continue;
      const auto file = only_file(entry->path());
      if (!file) return file.error();
      found.push_back({directory.substr(key_.size(), directory.size() - key_.size() - ending.size()), stage,
                       file->filename().string()});
    }
  }
  if (error) return error;
  return found;
}

Io<std::vector<fs::path>> Spool::kept() const {
  std::vector<fs::path> files;
  error_code error;
  for (fs::directory_iterator entry(spool_, error), end; !error && entry != end; entry.increment(error)) {
    if (!is_place(entry->path().filename().string())) continue;
    const auto file = only_file(entry->path());
    if (!file) return file.error();
    if (!file->empty())
      files.push_back(*file);
    else
      remove_place_of(entry->path() / "nothing");
  }
  if (error) return error;
  std::ranges::sort(files);
  return files;
}

fs::path Spool::place_of(const Incoming& incoming) const {
  return spool_ / (key_ + incoming.ticket + std::string(ending_of(incoming.stage)));
}

Io<Incoming> Spool::begin(Stage stage, const std::string& name) const {
  error_code error;
  const fs::path ticket = fs::unique_path("%%%%%%%%%%%%%%%%", error);
  if (error) return error;
  Incoming incoming{ticket.string(), stage, name};
  if (const error_code failed = make_private(place_of(incoming))) return failed;
  return incoming;
}

error_code Spool::advance(Incoming& incoming, Stage stage) const {
  Incoming next = incoming;
  next.stage = stage;
  if (const error_code error = rename_new(place_of(incoming), place_of(next))) return error;
  incoming = next;
  return sync_folder(spool_);
}

void Spool::discard(const Incoming& incoming) const {
  error_code ignored;  // what cannot be removed now is found and removed at the next scan
  fs::remove_all(place_of(incoming), ignored);
}

Io<fs::path> Spool::keep(const Incoming& incoming, const std::string& sha256) const {
  const fs::path place = place_of(incoming);
  // Where paths have a length: in the folder that this is about to become, perhaps with a number behind its name.
  const std::size_t most = std::min(longest_name(place), longest_name(spool_ / (sha256 + ".123")));
  const std::string name = numbered(incoming.name, 1, most);
  if (name != incoming.name)
    if (const error_code error = rename_new(place / incoming.name, place / name)) return error;
  make_file_private(place / name);
  const auto kept = rename_for_good(place, sha256);
  if (!kept) return kept.error();
  if (const error_code error = sync(*kept / name)) return error;
  return *kept / name;
}

Io<fs::path> Spool::keep_again(const fs::path& kept, const std::string& sha256) const {
  fs::path place = kept.parent_path();
  if (!place.filename().string().starts_with(sha256)) {
    const auto renamed = rename_for_good(place, sha256);
    if (!renamed) return renamed.error();
    place = *renamed;
  }
  if (const error_code error = sync(place / kept.filename())) return error;
  return place / kept.filename();
}

Io<fs::path> Spool::rename_for_good(const fs::path& place, const std::string& sha256) const {
  for (unsigned number = 1;; ++number) {
    const fs::path kept = spool_ / (number == 1 ? sha256 : sha256 + "." + std::to_string(number));
    const error_code error = rename_new(place, kept);
    if (error == boost::system::errc::file_exists || error == boost::system::errc::directory_not_empty) continue;
    if (error) return error;
    return kept;
  }
}

error_code Spool::sync(const fs::path& kept) const {
  // The file itself as well: whoever saved it may not have waited for the disk. It comes first, because on a journaling
  // file system that takes all names along, and the rest finds nothing left to do.
  const auto file = File::open(kept);
  if (!file) return file.error();
  if (!domain::planted(domain::Plant::drops_the_fsync))
    if (const error_code error = file->sync()) return error;
  if (const error_code error = sync_folder(kept.parent_path())) return error;
  return sync_folder(spool_);
}

void remove_place_of(const fs::path& spool_file) {
  error_code ignored;  // not empty, or gone: both are fine
  fs::remove(spool_file.parent_path(), ignored);
}

}  // namespace intake
