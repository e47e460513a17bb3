// The first skin: a portal of the K-Sup family. Hosts, sign-in, /sg.do and its hidden fields as docs/formats.md knows
// them; what the administration pages look like is invented.
#include "sandbox/calendar.h"
#include "sandbox/site.h"
#include "sandbox/skolengo_pages.h"
#include "sandbox/template.h"

#include <boost/json.hpp>

#include <cstdlib>

namespace sandbox {

namespace json = boost::json;

namespace {

constexpr const char* kHomeAddress = "/sg.do?PROC=PAGE_ACCUEIL";
constexpr const char* kEdtAddress = "/sg.do?PROC=GESTION_EDT";
constexpr const char* kImportEdtAddress = "/sg.do?PROC=IMPORT_EDT&ACTION=SAISIR";
constexpr const char* kRecordsAddress = "/sg.do?PROC=BILANS_IMPORT";
constexpr const char* kAdministrationAddress = "/sg.do?PROC=ADMINISTRATION";
constexpr const char* kImportIdpnAddress = "/sg.do?PROC=IMPORT_IDPN&ACTION=SAISIR";
constexpr const char* kChooseSoftware = "Choisissez un logiciel.";
constexpr const char* kOnlyEdt = "Seul l'import depuis EDT est ouvert dans votre établissement.";
constexpr const char* kEdtSoftware = "2";
constexpr int kFirstVersion = 2013;
constexpr int kLastVersion = 2026;

// The menu's chapters, and what opens below them.
enum class Place { nowhere, home, pedagogy, management, edt, services, administration };

json::object link(const char* label, std::string address, bool current = false) {
  return {{"label", label}, {"address", std::move(address)}, {"current", current}};
}

Response html(int status, std::string body) {
  Response response;
  response.status = status;
  response.headers.emplace_back("Content-Type", "text/html; charset=UTF-8");
  response.body = std::move(body);
  return response;
}

Response redirect(const std::string& address) {
  Response response = html(302, "");
  response.headers.emplace_back("Location", address);
  return response;
}

Response plain_page(int status, std::string_view title, std::string body) {
  return html(status, render(skolengo::kLayout, {{"title", title},
                                                 {"school", false},
                                                 {"style", skolengo::kStyle},
                                                 {"signed_in", false},
                                                 {"body", std::move(body)}}));
}

Response notice(int status, std::string_view title, std::string_view text) {
  return plain_page(status, title,
                    render(skolengo::kNotice, {{"title", title}, {"alert", false}, {"text", text}, {"reason", false}}));
}

json::array sub_menu(Place place, const std::string& proc) {
  switch (place) {
    case Place::pedagogy:
      return {link("Gestion", "/sg.do?PROC=PEDAGOGIE&ACTION=GESTION")};
    case Place::management:
      return {link("EDT", kEdtAddress)};
    case Place::edt:
      return {link("Consultation", kEdtAddress, proc == "GESTION_EDT"),
              link("Import EDT", kImportEdtAddress, proc == "IMPORT_EDT"),
              link("Bilans d'import", kRecordsAddress, proc == "BILANS_IMPORT")};
    case Place::administration:
      return {link("Importer les identifiants Pronote", kImportIdpnAddress, proc == "IMPORT_IDPN"),
              link("Bilans d'import", kRecordsAddress)};
    default:
      return {};
  }
}

Response page(const World& world, const Visit& visit, Place place, std::string_view title, std::string body,
              int status = 200) {
  const Session& session = *visit.session;
  const std::string proc = visit.is_post() ? visit.form.fields.get("PROC") : visit.query.get("PROC");
  const bool pedagogy = place == Place::pedagogy || place == Place::management || place == Place::edt;
  const json::array sub = sub_menu(place, proc);
  return html(
      status,
      render(skolengo::kLayout,
             {{"title", title},
              {"school", name_of_school(world, session.account.school)},
              {"style", skolengo::kStyle},
              {"signed_in", true},
              {"username", session.account.username},
              {"menu", json::array{link("Accueil", kHomeAddress, place == Place::home),
                                   link("Pédagogie", "/sg.do?PROC=PEDAGOGIE", pedagogy),
                                   link("Autres services", "/sg.do?PROC=SERVICES", place == Place::services),
                                   link("Administration", kAdministrationAddress, place == Place::administration)}},
              {"tabbed", !sub.empty()},
              {"sub", sub},
              {"body", std::move(body)}}));
}

Response section(const World& world, const Visit& visit, Place place, const char* title, const char* text) {
  return page(world, visit, place, title, render(skolengo::kSection, {{"title", title}, {"text", text}}));
}

Response stopped(const World& world, const Visit& visit, Place place, std::string_view title, const std::string& alert,
                 const std::string& reason = {}, int status = 200) {
  return page(world, visit, place, title,
              render(skolengo::kNotice, {{"title", title},
                                         {"alert", alert},
                                         {"text", false},
                                         {"reason", reason.empty() ? json::value(false) : json::value(reason)}}),
              status);
}

json::array rows_of(const std::vector<std::pair<std::string, std::string>>& pairs) {
  json::array rows;
  for (const auto& [label, value] : pairs) rows.push_back({{"label", label}, {"value", value}});
  return rows;
}

std::string follow_address(const Record& record) {
  return "/sg.do?PROC=IMPORT_EDT&ACTION=SUIVRE&IMPORT=" + std::to_string(record.number);
}

std::string report_address(const Record& record) {
  return "/sg.do?PROC=BILANS_IMPORT&ACTION=VOIR&IMPORT=" + std::to_string(record.number);
}

std::string type_of(const Record& record) {
  if (record.kind == domain::Kind::edt) return "EDT";
  return record.mode == domain::Mode::partial ? "Identifiants Pronote (partiel)" : "Identifiants Pronote (complet)";
}

std::string french_date(const std::string& iso) {
  return iso.size() >= 10 ? iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4) : std::string();
}

std::string words_for(const Person& person) {
  static constexpr std::string_view kQualities[] = {"élève", "enseignant", "responsable", "personnel"};
  std::string words = person.last_name + " " + person.first_name + " (";
  words += kQualities[static_cast<std::size_t>(person.quality)];
  const std::string born = french_date(person.birth_date);
  if (!born.empty()) words += ", né(e) le " + born;
  return words + ")";
}

// One import's wizard: the screens it walks through and the step that the last of them is for Trouble.
struct Course {
  domain::Kind kind;
  Place place;
  const char* proc;
  const char* title;
};
constexpr Course kEdt{domain::Kind::edt, Place::edt, "IMPORT_EDT", "Import EDT"};
constexpr Course kIdpn{domain::Kind::idpn, Place::administration, "IMPORT_IDPN", "Importer les identifiants Pronote"};

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
  if (wizard.screen == "LOGICIEL") return std::string(skolengo::kSoftware);
  if (wizard.screen == "VERSION") {
    json::array versions;
    for (int year = kFirstVersion; year <= kLastVersion; ++year)
      versions.push_back({{"value", "EDT" + std::to_string(year)}, {"text", "EDT " + std::to_string(year)}});
    versions.push_back({{"value", "AUTRE"}, {"text", "Autre version"}});
    return render(skolengo::kVersion, {{"versions", std::move(versions)}});
  }
  if (wizard.screen == "FICHIER")
    return std::string(course.kind == domain::Kind::edt ? skolengo::kEdtFile : skolengo::kIdpnFile);

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
  return render(skolengo::kConfirmation, {{"rows", rows_of(rows)}, {"text", text}});
}

class SkolengoSite : public Site {
 public:
  Charset charset() const override { return Charset::utf8; }
  std::string step_of(const Visit& visit) const override;
  Response answer(World& world, Visit& visit) override {
    return visit.request.host == Host::cas ? answer_cas(world, visit) : answer_school(world, visit);
  }

  Response maintenance(const std::optional<domain::Instant>& until) const override {
    return notice(503, "Maintenance",
                  "L'ENT est en cours de maintenance." +
                      (until ? " Il rouvrira le " + date_of(*until) + " à " + time_of(*until) + "." : std::string()));
  }
  Response unavailable() const override {
    return notice(503, "Service indisponible", "Le service est momentanément indisponible.");
  }
  Response throttled() const override {
    return notice(429, "Trop de requêtes", "Vous avez envoyé trop de requêtes. Patientez avant de recommencer.");
  }
  Response forbidden() const override { return notice(403, "Accès interdit", "Votre navigateur n'est pas reconnu."); }
  Response changed() const override {
    return notice(200, "Nouveau parcours d'import", "Cette page a été remplacée par un nouveau parcours, plus simple.");
  }

 private:
  Response answer_cas(World& world, Visit& visit) const;
  Response answer_school(World& world, Visit& visit) const;
  Response answer_wizard(World& world, Visit& visit, const Course& course) const;
  Response answer_records(World& world, const Visit& visit) const;

  Response show(World& world, const Visit& visit, const Course& course, Wizard& wizard, const char* screen,
                const char* alert = nullptr) const;
  Response show_record(World& world, const Visit& visit, const Record& record) const;
  Response advance(World& world, Visit& visit, const Course& course, Wizard& wizard) const;
  Response upload(World& world, Visit& visit, const Course& course, Wizard& wizard, const Upload& file) const;
};

std::string service_of(const World& world) {
  return world.addresses.school_url + "/sg.do?PROC=IDENTIFICATION_FRONT";
}

std::string login_address(const World& world) {
  return world.addresses.cas_url + "/login?service=" + percent_encoded(service_of(world));
}

std::string SkolengoSite::step_of(const Visit& visit) const {
  if (visit.request.host == Host::cas) return visit.path != "/login" ? "other" : visit.is_post() ? "sign_in" : "login";
  const Fields& fields = visit.is_post() ? visit.form.fields : visit.query;
  const std::string proc = fields.get("PROC");
  const std::string action = fields.get("ACTION");
  if (proc == "PAGE_ACCUEIL") return "home";
  if (proc == "BILANS_IMPORT") return action == "VOIR" ? "report" : "list";
  if (proc != kEdt.proc && proc != kIdpn.proc) return "other";
  if (action == "SUIVRE") return "follow";
  const std::string prefix = proc == kEdt.proc ? "edt." : "idpn.";
  if (!visit.is_post()) return prefix + "open";
  if (fields.has("ANNULER")) return "other";
  const std::string screen = fields.get("#ECRAN_LOGIQUE#");
  if (screen == "CONFIRMATION") return prefix + "commit";
  if (screen == "LOGICIEL") return prefix + "1";
  if (screen == "VERSION") return prefix + "2";
  return prefix + (proc == kEdt.proc ? "3" : "1");
}

Response SkolengoSite::answer_cas(World& world, Visit& visit) const {
  if (visit.path == "/logout") {
    world.sign_on.sign_out(visit.cookies.get("TGC"));
    return notice(200, "Déconnexion", "Vous êtes déconnecté.");
  }
  if (visit.path != "/login") return notice(404, "Page introuvable", "Cette adresse n'existe pas.");
  const std::string service = visit.query.has("service") ? visit.query.get("service") : service_of(world);
  if (service != service_of(world))
    return notice(403, "Application non autorisée",
                  "Cette application n'est pas autorisée à utiliser l'authentification.");

  const auto form = [&](int status, const char* alert) {
    return plain_page(status, "Connexion",
                      render(skolengo::kLogin, {{"action", "/login?service=" + percent_encoded(service)},
                                                {"execution", world.sign_on.new_execution(visit.now)},
                                                {"alert", alert ? json::value(alert) : json::value(false)}}));
  };
  if (!visit.is_post()) {
    if (const auto address = signed_in_already(world, visit, service)) return redirect(*address);
    const std::string selection = visit.query.get("selection");
    if (!world.options.provider_choice || selection == "LOCAL") return form(200, nullptr);
    if (!selection.empty())
      return notice(200, "Guichet extérieur",
                    "La démonstration n'a que des comptes locaux : choisissez « Autre compte ».");
    return plain_page(200, "Choix du guichet", render(skolengo::kProviders, {{"service", service}}));
  }
  const SignIn result = sign_in(world, visit, service);
  switch (result.verdict) {
    case SignIn::Verdict::stale_form:
      return form(200, "La page de connexion a expiré. Recommencez.");
    case SignIn::Verdict::refused:
      return form(401, "Identifiant ou mot de passe incorrect.");
    case SignIn::Verdict::locked:
      return plain_page(401, "Connexion", std::string(skolengo::kLocked));
    case SignIn::Verdict::accepted:
      break;
  }
  Response response = redirect(result.address);
  response.headers.emplace_back("Set-Cookie", result.cookie);
  return response;
}

Response SkolengoSite::answer_school(World& world, Visit& visit) const {
  if (visit.path == "/")
    return plain_page(200, "Accueil", render(skolengo::kWelcome, {{"address", login_address(world)}}));
  if (visit.path != "/sg.do") return notice(404, "Page introuvable", "Cette adresse n'existe pas.");

  const std::string proc = visit.is_post() ? visit.form.fields.get("PROC") : visit.query.get("PROC");
  if (proc == "IDENTIFICATION_FRONT" && visit.query.has("ticket")) {
    const auto cookies = enter_with_ticket(world, visit, service_of(world));
    if (cookies.empty()) return notice(403, "Ticket refusé", "Le ticket de connexion n'est plus valable.");
    Response response = redirect(kHomeAddress);
    for (const std::string& cookie : cookies) response.headers.emplace_back("Set-Cookie", cookie);
    return response;
  }
  if (!visit.session) return redirect(login_address(world));

  const Account& account = visit.session->account;
  if (proc == "IDENTIFICATION_FRONT") return redirect(kHomeAddress);
  if (proc == "PAGE_ACCUEIL")
    return page(world, visit, Place::home, "Accueil",
                render(skolengo::kHome, {{"username", account.username},
                                         {"school", name_of_school(world, account.school)},
                                         {"uai", account.school.str()}}));
  if (proc == "DECONNEXION") {
    world.sessions.close(visit.session->id);
    return redirect(world.addresses.cas_url + "/logout");
  }
  if (proc == "PEDAGOGIE" && visit.query.get("ACTION") == "GESTION")
    return section(world, visit, Place::management, "Gestion", "Choisissez ce que vous voulez gérer.");
  if (proc == "PEDAGOGIE")
    return section(world, visit, Place::pedagogy, "Pédagogie", "Cahiers de textes, emplois du temps et leur gestion.");
  if (proc == "GESTION_EDT")
    return section(world, visit, Place::edt, "Emploi du temps", "Les emplois du temps viennent du dernier import.");
  if (proc == "SERVICES")
    return section(world, visit, Place::services, "Autres services", "Aucun autre service n'est ouvert.");
  if (proc == "ADMINISTRATION")
    return section(world, visit, Place::administration, "Administration", "Réglages réservés à l'administrateur.");
  if (proc == kEdt.proc) return answer_wizard(world, visit, kEdt);
  if (proc == kIdpn.proc) {
    if (!account.superadmin)
      return stopped(world, visit, Place::administration, "Accès refusé",
                     "Cette page est réservée au compte superadmin.", {}, 403);
    return answer_wizard(world, visit, kIdpn);
  }
  if (proc == "BILANS_IMPORT") return answer_records(world, visit);
  return stopped(world, visit, Place::nowhere, "Page introuvable", "Cette adresse n'existe pas.", {}, 404);
}

Response SkolengoSite::answer_wizard(World& world, Visit& visit, const Course& course) const {
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

Response SkolengoSite::show(World& world, const Visit& visit, const Course& course, Wizard& wizard, const char* name,
                            const char* alert) const {
  const Screen& screen = screen_named(course, name);
  wizard.screen = screen.name;
  wizard.hidden = {};
  wizard.hidden.add("PROC", course.proc);
  wizard.hidden.add("ACTION", "VALIDER");
  wizard.hidden.add("#ECRAN_LOGIQUE#", screen.name);
  wizard.hidden.add("#ETAT#", world.tokens.next());
  wizard.hidden.add("LOCALE", "0");
  for (const char* field : screen.fields)
    wizard.hidden.add(std::string("#FORMAT_") + field, "1;0;255;LIB=" + std::string(field) + ";0;2");

  json::array hidden;
  for (const auto& [field, value] : wizard.hidden.all()) hidden.push_back({{"name", field}, {"value", value}});
  return page(world, visit, course.place, course.title,
              render(skolengo::kStep,
                     {{"title", course.title},
                      {"step", screen.heading},
                      {"alert", alert ? json::value(alert) : json::value(false)},
                      {"hidden", std::move(hidden)},
                      {"upload", screen.upload},
                      {"fields", fields_of(course, wizard, name_of_school(world, visit.session->account.school))}}));
}

Response SkolengoSite::advance(World& world, Visit& visit, const Course& course, Wizard& wizard) const {
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

Response SkolengoSite::upload(World& world, Visit& visit, const Course& course, Wizard& wizard,
                              const Upload& file) const {
  const std::string reason = take_upload(world, visit, wizard, course.kind, file);
  if (reason.empty()) return show(world, visit, course, wizard, "CONFIRMATION");
  wizard = {};
  return stopped(world, visit, course.place, "Fichier refusé",
                 "Le fichier « " + file.file_name + " », déposé le " + date_of(visit.now) + " à " + time_of(visit.now) +
                     ", ne peut être repris dans l'ENT. L'import est arrêté.",
                 reason);
}

Response SkolengoSite::answer_records(World& world, const Visit& visit) const {
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
  return page(world, visit, Place::edt, "Bilans d'import",
              render(skolengo::kRecords, {{"any", !rows.empty()}, {"rows", rows}}));
}

Response SkolengoSite::show_record(World& world, const Visit& visit, const Record& record) const {
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
    return page(
        world, visit, Place::edt, "Génération des séances",
        render(skolengo::kQueue, {{"number", record.number}, {"line", line}, {"address", follow_address(record)}}));
  }
  json::array figures;
  for (const auto& [label, value] : record.figures) figures.push_back({{"label", label}, {"value", value}});
  json::array people;
  for (const Person& each : record.strangers) people.push_back({{"text", words_for(each)}});
  const char* advice = people.empty() ? "Contrôlez l'emploi du temps d'une classe en ouvrant son cahier de textes."
                                      : "Comparez l'orthographe des noms avec l'annuaire (recherche avancée, tout "
                                        "l'ENT), puis importez de nouveau.";
  return page(world, visit, Place::edt, heading,
              render(skolengo::kReport, {{"number", record.number},
                                         {"date", date_of(record.turn.ends_at)},
                                         {"time", time_of(record.turn.ends_at)},
                                         {"figures", std::move(figures)},
                                         {"all_known", people.empty()},
                                         {"people", std::move(people)},
                                         {"advice", advice}}));
}

}  // namespace

std::unique_ptr<Site> make_skolengo_site() {
  return std::make_unique<SkolengoSite>();
}

}  // namespace sandbox
