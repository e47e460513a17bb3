#include "sandbox/skolengo_wizard.h"

#include "sandbox/calendar.h"
#include "sandbox/skolengo_pages.h"
#include "sandbox/skolengo_records.h"
#include "sandbox/template.h"

#include <boost/json.hpp>

namespace sandbox::skolengo {

namespace json = boost::json;

namespace {

constexpr const char* kChooseSoftware = "Choisissez un logiciel.";
constexpr const char* kOnlyEdt = "Seul l'import depuis EDT est ouvert dans votre établissement.";
constexpr const char* kEdtSoftware = "2";
constexpr int kFirstVersion = 2013;
constexpr int kLastVersion = 2026;

json::array rows_of(const std::vector<std::pair<std::string, std::string>>& pairs) {
  json::array rows;
  for (const auto& [label, value] : pairs) rows.push_back({{"label", label}, {"value", value}});
  return rows;
}

struct Screen {
  const char* name;  // #ECRAN_LOGIQUE#
  const char* heading;
  std::vector<const char*> fields;
  bool upload = false;
};

const Screen& screen_named(const Course& course, std::string_view name) {
  static const std::vector<Screen> kEdtScreens = {
      {"LOGICIEL", "Étape 1 sur 4 : logiciel", {"LOGICIEL"}},
      {"VERSION", "Étape 2 sur 4 : version", {"VERSION"}},
      {"FICHIER", "Étape 3 sur 4 : fichier", {"DONNEE_EDT", "DONNEE_SERVICES", "FICHIER"}, true},
      {"CONFIRMATION", "Étape 4 sur 4 : confirmation", {}}};
  static const std::vector<Screen> kIdpnScreens = {
      {"FICHIER", "Étape 1 sur 2 : fichier", {"MODE", "FICHIER_IDPN"}, true},
      {"CONFIRMATION", "Étape 2 sur 2 : confirmation", {}}};
  const auto& screens = course.kind == domain::Kind::edt ? kEdtScreens : kIdpnScreens;
  for (const Screen& each : screens)
    if (each.name == name) return each;
  return screens.front();
}

std::string fields_of(const Course& course, const Wizard& wizard, std::string_view school) {
  if (wizard.screen == "LOGICIEL") return std::string(kSoftware);
  if (wizard.screen == "VERSION") {
    json::array versions;
    for (int year = kFirstVersion; year <= kLastVersion; ++year)
      versions.push_back({{"value", "EDT" + std::to_string(year)}, {"text", "EDT " + std::to_string(year)}});
    versions.push_back({{"value", "AUTRE"}, {"text", "Autre version"}});
    return render(kVersion, {{"versions", std::move(versions)}});
  }
  if (wizard.screen == "FICHIER") return std::string(course.kind == domain::Kind::edt ? kEdtFile : kIdpnFile);

  const Delivery& delivery = *wizard.delivery;
  const domain::Counts& counts = delivery.counts;
  std::vector<std::pair<std::string, std::string>> rows = {{"Établissement", std::string(school)},
                                                           {"Fichier", delivery.file_name}};
  std::string text;
  if (course.kind == domain::Kind::edt) {
    const auto add = [&rows](const char* label, std::int64_t count) {
      rows.emplace_back(label, std::to_string(count));
    };
    rows.emplace_back("Logiciel", delivery.software.empty() ? "non précisé" : delivery.software);
    add("Classes", counts.classes);
    add("Groupes", counts.groups);
    add("Enseignants", counts.teachers);
    add("Élèves", counts.pupils);
    add("Cours", counts.courses);
    add("Séances", counts.lessons);
    text =
        "Après validation, les séances de l'établissement seront générées ; celles de l'import précédent sont "
        "remplacées.";
  } else {
    rows.emplace_back("Mode", wizard.mode == domain::Mode::partial ? "partiel" : "complet");
    rows.emplace_back("Identifiants", std::to_string(counts.identifiers));
    text = "Après validation, les identifiants seront rattachés aux personnes de l'annuaire.";
  }
  return render(kConfirmation, {{"rows", rows_of(rows)}, {"text", text}});
}

Response show(World& world, const Visit& visit, const Course& course, Wizard& wizard, const char* name,
              const char* alert = nullptr) {
  const Screen& screen = screen_named(course, name);
  wizard.screen = screen.name;
  wizard.hidden = new_state(world, course.proc, screen.name, screen.fields);

  json::array hidden;
  for (const auto& [field, value] : wizard.hidden.all()) hidden.push_back({{"name", field}, {"value", value}});
  return page(
      world, visit, course.place, course.title,
      render(kStep, {{"title", course.title},
                     {"step", screen.heading},
                     {"alert", alert ? json::value(alert) : json::value(false)},
                     {"hidden", std::move(hidden)},
                     {"upload", screen.upload},
                     {"fields", fields_of(course, wizard, name_of_school(world, visit.session->account.school))}}));
}

Response upload(World& world, Visit& visit, const Course& course, Wizard& wizard, const Upload& file) {
  const std::string reason = take_upload(world, visit, wizard, course.kind, file);
  if (reason.empty()) return show(world, visit, course, wizard, "CONFIRMATION");
  wizard = {};
  return stopped(world, visit, course.place, "Fichier refusé",
                 "Le fichier « " + file.file_name + " », déposé le " + date_of(visit.now) + " à " + time_of(visit.now) +
                     ", ne peut être repris dans l'ENT. L'import est arrêté.",
                 reason);
}

Response advance(World& world, Visit& visit, const Course& course, Wizard& wizard) {
  const Fields& fields = visit.form.fields;
  if (wizard.screen == "LOGICIEL") {
    if (fields.get("LOGICIEL").empty()) return show(world, visit, course, wizard, "LOGICIEL", kChooseSoftware);
    if (fields.get("LOGICIEL") != kEdtSoftware) return show(world, visit, course, wizard, "LOGICIEL", kOnlyEdt);
    return show(world, visit, course, wizard, "VERSION");
  }
  if (wizard.screen == "VERSION") {
    if (fields.get("VERSION").empty()) return show(world, visit, course, wizard, "VERSION", "Choisissez une version.");
    return show(world, visit, course, wizard, "FICHIER");
  }
  if (wizard.screen == "FICHIER") {
    const bool edt = course.kind == domain::Kind::edt;
    if (edt && !fields.has("DONNEE_EDT")) return show(world, visit, course, wizard, "FICHIER", "Cochez EDT.");
    const std::string mode = fields.get("MODE");
    if (!edt && mode != "COMPLET" && mode != "PARTIEL")
      return show(world, visit, course, wizard, "FICHIER", "Choisissez le mode d'import.");
    if (!edt) wizard.mode = mode == "PARTIEL" ? domain::Mode::partial : domain::Mode::complete;
    const Upload* file = visit.form.upload(edt ? "FICHIER" : "FICHIER_IDPN");
    if (!file) return show(world, visit, course, wizard, "FICHIER", "Indiquez le fichier à importer.");
    return upload(world, visit, course, wizard, *file);
  }
  const Record* record = commit(world, visit, wizard, domain::Duration(0));
  if (!record)
    return stopped(world, visit, course.place, "Import impossible",
                   "Un import de votre établissement est déjà en cours. Attendez son bilan.");
  return redirect(course.kind == domain::Kind::edt ? follow_address(*record) : report_address(*record));
}

}  // namespace

Response answer_wizard(World& world, Visit& visit, const Course& course) {
  Wizard& wizard = visit.session->wizards[course.kind];
  if (!visit.is_post()) {
    if (visit.query.get("ACTION") == "SUIVRE") return answer_records(world, visit);
    wizard = {};
    return show(world, visit, course, wizard, course.kind == domain::Kind::edt ? "LOGICIEL" : "FICHIER");
  }
  if (!brings_back(visit.form, wizard.hidden)) {
    wizard = {};
    return stopped(world, visit, course.place, "Erreur",
                   "L'état de cette page n'est plus valide. Reprenez l'opération depuis le menu.");
  }
  if (visit.form.fields.has("ANNULER") || !visit.form.fields.has("VALIDER")) {
    wizard = {};
    return redirect(course.kind == domain::Kind::edt ? kEdtAddress : kAdministrationAddress);
  }
  return advance(world, visit, course, wizard);
}

}  // namespace sandbox::skolengo
