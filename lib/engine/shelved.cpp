#include "engine/shelved.h"

#include "formats/recognise.h"
#include "intake/digest.h"
#include "intake/shelves.h"

#include <boost/filesystem/directory.hpp>
#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <set>
#include <tuple>

namespace engine {

namespace {

namespace fs = boost::filesystem;
using domain::Import;
using domain::State;

constexpr const char* kFound =
    "Retrouvé à sa place de rangement quand le journal a été reconstruit ; ce qui s'est passé avant n'est plus connu. "
    "Le compte rendu rangé à côté le dit.";

struct Place {
  intake::Shelf shelf;
  State state;
};
constexpr Place kPlaces[] = {{intake::Shelf::imported, State::done},
                             {intake::Shelf::refused, State::refused},
                             {intake::Shelf::superseded, State::superseded}};

domain::Instant changed_at(const fs::path& file) {
  boost::system::error_code error;
  return domain::Instant(std::chrono::seconds(fs::last_write_time(file, error)));
}

// What lies on a shelf beside an export: its name and an ending.
bool is_companion(const fs::path& file) {
  boost::system::error_code error;
  const fs::path ending = file.extension();
  return (ending == ".txt" || ending == ".html") && fs::exists(file.parent_path() / file.stem(), error);
}

// The export in that file as an import that ended; empty if it is none, or cannot be read.
std::optional<Import> ended_import(const Folder& folder, const Place& place, const fs::path& path) {
  const auto file = intake::File::open(path);
  if (!file || path.filename().string().starts_with('.') || is_companion(path)) return std::nullopt;
  const auto stamp = file->stamp();
  if (!stamp || stamp->bytes > folder.intake.size_cap) return std::nullopt;
  const auto bytes = intake::read_whole(*file, folder.intake.size_cap);
  if (!bytes) return std::nullopt;
  const auto known = formats::recognise(*bytes, path.filename().string(), folder.intake.expectations);
  if (!known) return std::nullopt;
  Import import;
  import.kind = known->kind;
  import.content = known->content ? *known->content : known->glimpse;
  import.school = folder.school_of(import.content);
  if (!import.school && place.state != State::refused) return std::nullopt;
  import.sha256 = intake::sha256(*bytes);
  import.bytes = stamp->bytes;
  import.file_name = path.filename().string();
  import.folder = folder.intake.folder.string();
  import.state = place.state;
  import.reason = kFound;
  import.committed = place.state == State::done;
  import.attempts = import.committed;
  boost::system::error_code error;
  const fs::path report = fs::path(path) += ".txt";
  import.ended_at = changed_at(fs::exists(report, error) ? report : path);
  import.received_at = *import.ended_at;
  import.filed_as = path.string();
  return import;
}

// What the journal remembers: where it filed, and what it has not filed yet but may have on the shelf already.
class Known {
 public:
  explicit Known(const std::vector<Import>& imports) {
    for (const Import& each : imports)
      if (each.filed_as.empty())
        unfiled_.insert(identity_of(each));
      else
        filed_.insert(each.filed_as);
  }
  [[nodiscard]] bool has(const fs::path& file) const { return filed_.count(file.string()) != 0; }
  [[nodiscard]] bool has(const Import& import) const { return unfiled_.count(identity_of(import)) != 0; }

 private:
  using Identity = std::tuple<std::string, domain::Kind, std::optional<domain::Uai>>;
  static Identity identity_of(const Import& import) { return {import.sha256, import.kind, import.school}; }

  std::set<std::string> filed_;
  std::set<Identity> unfiled_;
};

}  // namespace

std::vector<fs::path> entries_of(const fs::path& folder) {
  std::vector<fs::path> found;
  boost::system::error_code error;
  for (fs::directory_iterator each(folder, error), end; !error && each != end; each.increment(error))
    found.push_back(each->path());
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<Import> on_the_shelves(const Settings& settings, const std::vector<Import>& known) {
  const Known remembered(known);
  std::vector<Import> found;
  for (const Folder& folder : settings.folders)
    for (const Place& place : kPlaces)
      for (const fs::path& day : entries_of(folder.intake.folder / std::string(intake::folder_of(place.shelf))))
        for (const fs::path& file : entries_of(day)) {
          if (remembered.has(file)) continue;
          if (auto import = ended_import(folder, place, file); import && !remembered.has(*import))
            found.push_back(std::move(*import));
        }
  std::stable_sort(found.begin(), found.end(),
                   [](const Import& a, const Import& b) { return a.received_at < b.received_at; });
  return found;
}

}  // namespace engine
