#include "engine/rebuild.h"

#include "engine/archive.h"
#include "engine/shelved.h"
#include "intake/shelves.h"
#include "journal/remains.h"
#include "portal/imports_list.h"

#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <set>

namespace engine {

namespace {

namespace fs = boost::filesystem;
using domain::Import;
using domain::ImportId;
using domain::State;

constexpr const char* kAskingTheEnt =
    "Le journal a été reconstruit, et rien n'y dit plus si l'ENT a déjà pris ce fichier : Navette le lui demande avant "
    "toute autre chose.";
constexpr const char* kAskingAPerson =
    "Le journal a été reconstruit, et rien n'y dit plus si l'ENT a déjà pris ce fichier. Regardez dans l'ENT, à la "
    "liste des imports. S'il y figure : « navette release » suivi de son numéro et de « --imported ». Sinon, « navette "
    "release » suivi de son numéro l'envoie.";

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

// Whether the configuration would send again what the ENT's pages cannot tell of.
bool would_send_again(const Settings& settings, const Import& import) {
  for (const planner::Policy& policy : settings.policies) {
    const auto rules = import.school ? policy.schools.find(*import.school) : policy.schools.end();
    if (rules == policy.schools.end()) continue;
    const auto doubt = rules->second.in_doubt.find(import.kind);
    return doubt != rules->second.in_doubt.end() && doubt->second == planner::InDoubt::send_again;
  }
  return false;
}

void ask_about_the_spool(journal::Journal& journal, const Settings& settings, domain::Instant now, Rebuilt& rebuilt) {
  std::set<std::string> known;
  for (const Import& each : journal.recent({{}, {}, {}, std::numeric_limits<std::int64_t>::max()}))
    known.insert(each.spool_file);
  for (const Folder& folder : settings.folders) {
    intake::Intake intake(folder.intake);
    for (const auto& arrival : intake.orphans([&](const fs::path& file) { return known.count(file.string()) != 0; })) {
      // What Navette refuses was never sent; what the journal knows is not sent twice: the next start says so.
      if (!arrival.content) continue;
      Import import;
      import.kind = arrival.kind;
      import.sha256 = arrival.sha256;
      import.content = *arrival.content;
      if (!import.content.made_at) import.content.made_at = arrival.changed_at;
      import.school = folder.school_of(import.content);
      if (import.content.school && !import.school) continue;  // another folder's: it will be refused
      if (!journal.same_content(import.school, import.kind, import.sha256).empty()) continue;
      import.file_name = arrival.file_name;
      import.folder = folder.intake.folder.string();
      import.bytes = arrival.bytes;
      import.spool_file = arrival.spool_file.string();
      import.committed = true;
      import.committed_at = now;
      import.attempts = 1;
      import.mark = portal::kNothingRemembered;
      const bool the_ent = import.school && !would_send_again(settings, import);
      import.state = the_ent ? State::doubtful : State::held;
      import.reason = the_ent ? kAskingTheEnt : kAskingAPerson;
      journal.record(import, std::nullopt, now);
      ++(the_ent ? rebuilt.asked_of_the_ent : rebuilt.asked_of_a_person);
    }
  }
}

Rebuilt found_in(const journal::Remains& remains, const std::vector<Import>& on_shelves) {
  Rebuilt found;
  found.read = remains.imports.size();
  found.from_shelves = on_shelves.size();
  std::set<ImportId> there;
  for (const auto* imports : {&remains.imports, &on_shelves})
    for (const Import& each : *imports) there.insert(each.id);
  for (ImportId id = 1; id <= remains.last_import; ++id)
    if (there.count(id) == 0) found.lost.push_back(id);
  return found;
}

}  // namespace

Rebuilt rebuild(const fs::path& journal_file, const Settings& settings, domain::Instant now) {
  const journal::Remains remains = journal::remains_of(journal_file);
  std::vector<Import> on_shelves = on_the_shelves(settings, remains.imports);
  number(on_shelves, remains);
  Rebuilt rebuilt = found_in(remains, on_shelves);
  {
    journal::Journal fresh(journal::place_for_new(journal_file));
    fresh.restore(remains);
    for (const Import& import : on_shelves) fresh.record(import, std::nullopt, now);
    ask_about_the_spool(fresh, settings, now, rebuilt);
    fresh.verify();
  }
  rebuilt.kept = journal::replace(journal_file, intake::name_of(local_day(now, settings.utc_offset)));
  return rebuilt;
}

Rebuilt foresee(const fs::path& journal_file, const Settings& settings) {
  const journal::Remains remains = journal::remains_of(journal_file);
  std::vector<Import> on_shelves = on_the_shelves(settings, remains.imports);
  number(on_shelves, remains);
  Rebuilt found = found_in(remains, on_shelves);
  std::set<std::string> known;
  for (const Import& each : remains.imports) known.insert(each.spool_file);
  for (const Folder& folder : settings.folders)
    for (const fs::path& place : entries_of(folder.intake.spool))
      if (place.filename().string().find_first_not_of("0123456789abcdef") >= 64)  // <sha256>[.n]
        for (const fs::path& file : entries_of(place)) found.asked_of_the_ent += known.count(file.string()) == 0;
  return found;
}

}  // namespace engine
