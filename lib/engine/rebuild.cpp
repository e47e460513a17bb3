#include "engine/rebuild.h"

#include "engine/archive.h"
#include "formats/recognise.h"
#include "intake/digest.h"
#include "intake/shelves.h"
#include "journal/remains.h"

#include <boost/filesystem/directory.hpp>
#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <set>

namespace engine {

namespace {

namespace fs = boost::filesystem;
using domain::Import;
using domain::ImportId;
using domain::State;

constexpr const char* kFound =
    "Retrouvé à sa place de rangement quand le journal a été reconstruit ; ce qui s'est passé avant n'est plus connu. "
    "Le "
    "compte rendu rangé à côté le dit.";
constexpr const char* kQuestion =
    "Le journal a été reconstruit, et rien n'y dit plus si l'ENT a déjà pris ce fichier. Regardez dans l'ENT, à la "
    "liste "
    "des imports. S'il y figure : « navette release » suivi de son numéro et de « --imported ». Sinon, « navette "
    "release » "
    "suivi de son numéro l'envoie.";

struct Place {
  intake::Shelf shelf;
  State state;
};
constexpr Place kPlaces[] = {{intake::Shelf::imported, State::done},
                             {intake::Shelf::refused, State::refused},
                             {intake::Shelf::superseded, State::superseded}};

// As reception tells it.
std::optional<domain::Uai> school_of(const Folder& folder, const domain::Export& content) {
  if (!content.school) return folder.schools.size() == 1 ? std::optional(folder.schools.front()) : std::nullopt;
  for (const auto& school : folder.schools)
    if (school.str().compare(0, 7, content.school->str(), 0, 7) == 0) return school;
  return std::nullopt;
}

domain::Instant changed_at(const fs::path& file) {
  boost::system::error_code error;
  return domain::Instant(std::chrono::seconds(fs::last_write_time(file, error)));
}

std::vector<fs::path> entries_of(const fs::path& folder) {
  std::vector<fs::path> found;
  boost::system::error_code error;
  for (fs::directory_iterator each(folder, error), end; !error && each != end; each.increment(error))
    found.push_back(each->path());
  std::sort(found.begin(), found.end());
  return found;
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
  if (!file || path.filename().native().starts_with('.') || is_companion(path)) return std::nullopt;
  const auto digest = intake::sha256(*file);
  const auto stamp = file->stamp();
  if (!digest || !stamp) return std::nullopt;
  Import import;
  import.kind = formats::kind_by_name(path.filename().native()).value_or(domain::Kind::edt);
  if (const auto bytes = intake::read_whole(*file, folder.intake.size_cap); bytes) {
    const auto known = formats::recognise(*bytes, path.filename().native(), folder.intake.expectations);
    if (!known) return std::nullopt;
    import.kind = known->kind;
    import.content = known->content ? *known->content : known->glimpse;
  }
  import.school = school_of(folder, import.content);
  if (!import.school && place.state != State::refused) return std::nullopt;
  import.sha256 = *digest;
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

bool knows(const std::vector<Import>& all, const Import& found) {
  return std::any_of(all.begin(), all.end(), [&](const Import& each) {
    return each.sha256 == found.sha256 && each.kind == found.kind && each.school == found.school &&
           (each.filed_as == found.filed_as || each.filed_as.empty());
  });
}

std::vector<Import> on_the_shelves(const Settings& settings, const std::vector<Import>& known) {
  std::vector<Import> found;
  for (const Folder& folder : settings.folders)
    for (const Place& place : kPlaces)
      for (const fs::path& day : entries_of(folder.intake.folder / std::string(intake::folder_of(place.shelf))))
        for (const fs::path& file : entries_of(day))
          if (auto import = ended_import(folder, place, file); import && !knows(known, *import))
            found.push_back(std::move(*import));
  std::stable_sort(found.begin(), found.end(),
                   [](const Import& a, const Import& b) { return a.received_at < b.received_at; });
  return found;
}

// Later imports have higher numbers, and rules rely on it: what is found again goes into the gaps that the lost rows left,
// after what had been received before it; what fits into none comes last.
void number(std::vector<Import>& found, const journal::Remains& remains) {
  std::set<ImportId> taken;
  for (const Import& each : remains.imports) taken.insert(each.id);
  ImportId after = 0;
  for (Import& each : found) {
    for (const Import& known : remains.imports)
      if (known.received_at <= each.received_at) after = std::max(after, known.id);
    while (taken.count(++after) != 0) {
    }
    each.id = after;
    taken.insert(after);
  }
}

std::size_t ask_about_the_spool(journal::Journal& journal, const Settings& settings, domain::Instant now) {
  std::size_t asked = 0;
  const auto all = journal.recent({{}, {}, {}, std::numeric_limits<std::int64_t>::max()});
  for (const Folder& folder : settings.folders) {
    intake::Intake intake(folder.intake);
    const auto known = [&](const fs::path& file) {
      return std::any_of(all.begin(), all.end(), [&](const Import& each) { return each.spool_file == file.string(); });
    };
    for (const intake::Arrival& arrival : intake.orphans(known)) {
      // What Navette refuses was never sent; what the journal knows is not sent twice: the next start says so.
      if (!arrival.content) continue;
      Import import;
      import.kind = arrival.kind;
      import.sha256 = arrival.sha256;
      import.content = *arrival.content;
      if (!import.content.made_at) import.content.made_at = arrival.changed_at;
      import.school = school_of(folder, import.content);
      if (import.content.school && !import.school) continue;  // another folder's: it will be refused
      if (!journal.same_content(import.school, import.kind, import.sha256).empty()) continue;
      import.file_name = arrival.file_name;
      import.folder = folder.intake.folder.string();
      import.bytes = arrival.bytes;
      import.spool_file = arrival.spool_file.string();
      import.state = State::held;
      import.reason = kQuestion;
      import.committed = true;
      import.attempts = 1;
      journal.record(import, std::nullopt, now);
      ++asked;
    }
  }
  return asked;
}

std::string date_of(domain::Instant now, const Settings& settings) {
  const auto day = local_day(now, settings.utc_offset);
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day()));
  return text;
}

}  // namespace

Rebuilt rebuild(const fs::path& journal_file, const Settings& settings, domain::Instant now) {
  journal::Remains remains = journal::remains_of(journal_file);
  Rebuilt rebuilt;
  rebuilt.read = remains.imports.size();
  std::vector<Import> found = on_the_shelves(settings, remains.imports);
  number(found, remains);
  rebuilt.from_shelves = found.size();
  {
    journal::Journal fresh(journal::place_for_new(journal_file));
    fresh.restore(remains);
    for (const Import& import : found) fresh.record(import, std::nullopt, now);
    rebuilt.questions = ask_about_the_spool(fresh, settings, now);
    fresh.verify();
  }
  const auto gone =
      remains.last_import - static_cast<ImportId>(rebuilt.read + rebuilt.from_shelves + rebuilt.questions);
  rebuilt.lost = static_cast<std::size_t>(std::max<ImportId>(gone, 0));
  rebuilt.kept = journal::replace(journal_file, date_of(now, settings));
  return rebuilt;
}

}  // namespace engine
