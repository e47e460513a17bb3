#include "engine/reception.h"

#include "engine/archive.h"
#include "intake/filing.h"

#include <algorithm>

namespace engine {

using domain::Import;
using domain::State;
using domain::Uai;

struct Reception::Door {
  Folder folder;
  intake::Intake intake;
  std::string trouble{};  // said once, until it changes

  explicit Door(Folder served) : folder(std::move(served)), intake(folder.intake) {}

  [[nodiscard]] std::string schools_in_words() const {
    std::string words;
    for (const Uai& school : folder.schools) words += (words.empty() ? "" : ", ") + school.str();
    return words;
  }
};

namespace {

std::string number(const Import& import) { return "n° " + std::to_string(import.id); }

}  // namespace

Reception::Reception(journal::Journal& journal, const Settings& settings)
    : journal_(journal), utc_offset_(settings.utc_offset), unfinished_(journal) {
  for (const Folder& folder : settings.folders) doors_.push_back(std::make_unique<Door>(folder));
}

Reception::~Reception() = default;

Reception::Round Reception::scan(intake::Steady steady, domain::Instant now) {
  Round round;
  for (const auto& door : doors_) {
    const intake::Scan scan = door->intake.scan(steady);
    for (const intake::Arrival& arrival : scan.arrivals) round.received.push_back(receive(*door, arrival, now));
    std::vector<journal::Sight> others;
    for (const intake::Bystander& other : scan.bystanders)
      others.push_back({other.path.string(), other.bytes, other.changed_at});
    for (const journal::Sight& other : journal_.first_sights(others))
      round.received.push_back({"bystander", std::nullopt,
                                "« " + intake::fs::path(other.path).filename().string() +
                                    " » n'est ni un export EDT ni un fichier d'identifiants PRONOTE (dont le nom "
                                    "commence par IdPN_To). Navette le "
                                    "laisse où il est.",
                                false});
    for (const auto& file : unfinished_.update(door->folder.intake.folder.string(), scan.lingering, steady, now))
      round.received.push_back({file.why == domain::Unfinished::Why::unreadable ? "unreadable" : "unfinished",
                                std::nullopt, sentence_of(file, now, utc_offset_, holder_of(file, now)),
                                domain::needs_a_person(file.why)});
    round.settling += scan.settling;
    if (scan.look_again && (!round.look_again || *scan.look_again < *round.look_again))
      round.look_again = scan.look_again;
    round.folders.push_back({door->folder.intake.folder.string(), scan.trouble.value_or("")});
    if (scan.trouble.value_or("") == door->trouble) continue;
    door->trouble = scan.trouble.value_or("");
    if (scan.trouble) {
      round.received.push_back({"folder_trouble", std::nullopt, *scan.trouble, true});
      continue;
    }
    round.received.push_back({"folder_well", std::nullopt,
                              "Le dossier « " + door->folder.intake.folder.string() +
                                  " » ne pose plus de problème : Navette y prend de nouveau les exports.",
                              false});
    // A spool that could not be read at the start may hold what a crash left there.
    for (Received& each : orphans_of(*door, now)) round.received.push_back(std::move(each));
  }
  return round;
}

std::vector<Reception::Received> Reception::orphans(domain::Instant now) {
  std::vector<Received> received;
  for (const auto& door : doors_)
    for (Received& each : orphans_of(*door, now)) received.push_back(std::move(each));
  return received;
}

std::vector<Reception::Received> Reception::orphans_of(Door& door, domain::Instant now) {
  const auto open = journal_.situation(now);
  const auto unfiled = journal_.unfiled();
  const auto known = [&](const intake::fs::path& file) {
    const auto names = [&](const Import& import) { return import.spool_file == file.string(); };
    return std::any_of(open.begin(), open.end(), names) || std::any_of(unfiled.begin(), unfiled.end(), names);
  };
  std::vector<Received> received;
  for (const intake::Arrival& arrival : door.intake.orphans(known)) received.push_back(receive(door, arrival, now));
  return received;
}

std::string Reception::wrong_school(const Uai& named, const Door& door) const {
  std::string advice = "Cet établissement n'est pas dans la configuration de Navette : ajoutez-le s'il doit être servi";
  for (const auto& other : doors_)
    if (other->folder.school_like(named))
      advice = "Enregistrez-le dans « " + other->folder.intake.folder.string() + " »";
  return "Ce fichier est celui de l'établissement " + named.str() + ", or ce dossier est celui " +
         (door.folder.schools.size() == 1 ? "de l'établissement " : "des établissements ") + door.schools_in_words() +
         ". Il n'a pas été envoyé. " + advice +
         " ; si c'est l'export qui a été fait depuis la mauvaise base, refaites-le depuis la bonne.";
}

Reception::Received Reception::receive(const Door& door, const intake::Arrival& arrival, domain::Instant now) {
  Import import;
  import.kind = arrival.kind;
  import.sha256 = arrival.sha256;
  import.file_name = arrival.file_name;
  import.folder = door.folder.intake.folder.string();
  import.bytes = arrival.bytes;
  import.spool_file = arrival.spool_file.string();
  import.received_at = now;

  const auto record = [&](const std::optional<domain::Event>& first) -> Received {
    const Import stored = journal_.record(import, first, now);
    if (!first) return {"received", stored, "« " + import.file_name + " » reçu.", false};
    return {std::string(domain::name_of(*first)), stored, domain::sentence_of(*first), true};
  };

  if (!arrival.content) {
    import.content = arrival.glimpse;
    import.school = door.folder.school_of(import.content);
    return record(domain::Refused{arrival.content.error().sentence});
  }
  import.content = *arrival.content;
  // A file that does not say when it was made is as old as its last change.
  if (!import.content.made_at) import.content.made_at = arrival.changed_at;

  import.school = door.folder.school_of(import.content);
  if (!import.school) {
    if (const auto& named = import.content.school) return record(domain::Refused{wrong_school(*named, door)});
    return record(domain::Held{
        "Ce fichier ne dit pas de quel établissement il vient, et ce dossier en sert plusieurs (" +
        door.schools_in_words() +
        "). Pour l'importer : « navette release » suivi de son numéro et de « --school » suivi de l'UAI."});
  }

  const auto same = journal_.same_content(import.school, import.kind, import.sha256);
  if (same.empty() || same.front().state == State::superseded) return record(std::nullopt);
  const Import& last = same.front();
  if (last.state == State::refused) {
    return record(domain::Held{"Ce même fichier a déjà été refusé (import " + number(last) + ") : " + last.reason +
                               " Pour l'envoyer quand même : « navette release » suivi de son numéro."});
  }
  if (last.state == State::done) {
    const auto done = journal_.recent({import.school, State::done, import.kind, 1});
    if (!done.empty() && done.front().id != last.id)
      return record(domain::Held{"Ce fichier a déjà été importé (import " + number(last) +
                                 "), mais un autre l'a été depuis (import " + number(done.front()) +
                                 "). Pour revenir à celui-ci : « navette release » suivi de son numéro."});
  }
  const auto again = journal_.apply(last.id, domain::ReceivedAgain{import.file_name}, now);
  const std::string sentence = "Le même contenu est revenu (« " + import.file_name +
                               " ») : il n'est pas envoyé une seconde fois. « navette show " + std::to_string(last.id) +
                               " » dit où en est cet import.";
  // The bytes are already kept with the first; this copy goes where a person finds it. Should the folder be unwritable
  // now, the copy stays in the spool and comes back as an orphan.
  intake::Filing copy;
  copy.spool_file = arrival.spool_file;
  copy.folder = door.folder.intake.folder;
  copy.spool = door.folder.intake.spool;
  copy.shelf = intake::Shelf::duplicate;
  copy.day = local_day(now, utc_offset_);
  copy.companions.push_back(
      {".txt", report::duplicate_note({.import = last, .utc_offset = utc_offset_}, import.file_name, now)});
  const auto filed = intake::file_away(copy);
  if (!filed) return {"not_filed", last, filed.error().sentence, true};
  return {"received_again", again ? *again : last, sentence, false};
}

}  // namespace engine
