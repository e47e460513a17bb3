#include "sandbox/skolengo_records.h"

#include "sandbox/calendar.h"
#include "sandbox/skolengo_frame.h"
#include "sandbox/skolengo_pages.h"
#include "sandbox/template.h"

#include <boost/json.hpp>

#include <cstdlib>

namespace sandbox::skolengo {

namespace json = boost::json;

namespace {

std::string type_of(const Record& record) {
  if (record.kind == domain::Kind::edt) return "EDT";
  return record.mode == domain::Mode::partial ? "Identifiants Pronote (partiel)" : "Identifiants Pronote (complet)";
}

std::string words_for(const Person& person) {
  static constexpr std::string_view kQualities[] = {"élève", "enseignant", "responsable", "personnel"};
  std::string words = person.last_name + " " + person.first_name + " (";
  words += kQualities[static_cast<std::size_t>(person.quality)];
  const std::string born = date_of_iso(person.birth_date);
  if (!born.empty()) words += ", né(e) le " + born;
  return words + ")";
}

Response show_record(World& world, const Visit& visit, const Record& record) {
  const std::string heading = "Bilan de l'import n° " + std::to_string(record.number);
  if (record.state == Record::State::interrupted)
    return stopped(world, visit, Place::edt, heading,
                   "Le fichier traité le " + date_of(record.turn.ends_at) + " à " + time_of(record.turn.ends_at) +
                       " n'a pas pu être intégré dans l'ENT. Le traitement d'import est interrompu.",
                   "La génération des séances a échoué.");
  if (record.state != Record::State::done) {
    std::string line = "La génération de vos séances est en cours.";
    if (record.state == Record::State::waiting) {
      const int ahead = world.records.ahead_of(record, visit.now);
      line = ahead == 1 ? "1 établissement est déjà en cours d'importation."
                        : std::to_string(ahead) + " établissements sont déjà en cours d'importation.";
    }
    return page(world, visit, Place::edt, "Génération des séances",
                render(kQueue, {{"number", record.number}, {"line", line}, {"address", follow_address(record)}}));
  }
  json::array figures;
  for (const auto& [label, value] : record.figures) figures.push_back({{"label", label}, {"value", value}});
  json::array people;
  for (const Person& each : record.strangers) people.push_back(json::object{{"text", words_for(each)}});
  const char* advice = people.empty() ? "Contrôlez l'emploi du temps d'une classe en ouvrant son cahier de textes."
                                      : "Comparez l'orthographe des noms avec l'annuaire (recherche avancée, tout "
                                        "l'ENT), puis importez de nouveau.";
  return page(world, visit, Place::edt, heading,
              render(kReport, {{"number", record.number},
                               {"date", date_of(record.turn.ends_at)},
                               {"time", time_of(record.turn.ends_at)},
                               {"figures", std::move(figures)},
                               {"all_known", people.empty()},
                               {"people", std::move(people)},
                               {"advice", advice}}));
}

}  // namespace

std::string follow_address(const Record& record) {
  return "/sg.do?PROC=IMPORT_EDT&ACTION=SUIVRE&IMPORT=" + std::to_string(record.number);
}

std::string report_address(const Record& record) {
  return "/sg.do?PROC=BILANS_IMPORT&ACTION=VOIR&IMPORT=" + std::to_string(record.number);
}

Response answer_records(World& world, const Visit& visit) {
  const domain::Uai& school = visit.session->account.school;
  if (visit.query.has("IMPORT")) {
    const Record* record = world.records.find(std::atoi(visit.query.get("IMPORT").c_str()), school);
    if (!record) return stopped(world, visit, Place::edt, "Page introuvable", "Cet import n'existe pas.", {}, 404);
    return show_record(world, visit, *record);
  }
  static constexpr const char* kStates[] = {"En attente", "En cours", "Terminé", "Interrompu"};
  json::array rows;
  auto records = world.records.of(school);
  for (auto each = records.rbegin(); each != records.rend(); ++each)
    rows.push_back({{"number", (*each)->number},
                    {"when", date_of((*each)->committed_at) + " " + time_of((*each)->committed_at)},
                    {"type", type_of(**each)},
                    {"file", (*each)->file_name},
                    {"state", kStates[static_cast<std::size_t>((*each)->state)]},
                    {"address", report_address(**each)}});
  return page(world, visit, Place::edt, "Bilans d'import", render(kRecords, {{"any", !rows.empty()}, {"rows", rows}}));
}

}  // namespace sandbox::skolengo
