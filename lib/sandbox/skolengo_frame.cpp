#include "sandbox/skolengo_frame.h"

#include "sandbox/skolengo_pages.h"
#include "sandbox/template.h"

#include <boost/json.hpp>

namespace sandbox::skolengo {

namespace json = boost::json;

namespace {

constexpr const char* kImportEdtAddress = "/sg.do?PROC=IMPORT_EDT&ACTION=SAISIR";
constexpr const char* kRecordsAddress = "/sg.do?PROC=BILANS_IMPORT";
constexpr const char* kTextbookAddress = "/sg.do?PROC=CAHIER_TEXTES&ACTION=SAISIR";
constexpr const char* kDirectoryAddress = "/sg.do?PROC=ANNUAIRE";
constexpr const char* kCredentialsAddress = "/sg.do?PROC=IDENTIFIANTS&ACTION=SAISIR";
constexpr const char* kImportIdpnAddress = "/sg.do?PROC=IMPORT_IDPN&ACTION=SAISIR";

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

json::array sub_menu(Place place, const std::string& proc) {
  switch (place) {
    case Place::pedagogy:
    case Place::textbook:
      return {link("Cahier de textes", kTextbookAddress, place == Place::textbook),
              link("Gestion", "/sg.do?PROC=PEDAGOGIE&ACTION=GESTION")};
    case Place::management:
      return {link("EDT", kEdtAddress)};
    case Place::edt:
      return {link("Consultation", kEdtAddress, proc == "GESTION_EDT"),
              link("Import EDT", kImportEdtAddress, proc == "IMPORT_EDT"),
              link("Bilans d'import", kRecordsAddress, proc == "BILANS_IMPORT")};
    case Place::administration:
      return {link("Importer les identifiants Pronote", kImportIdpnAddress, proc == "IMPORT_IDPN"),
              link("Bilans d'import", kRecordsAddress)};
    case Place::services:
      return {link("Annuaire", kDirectoryAddress)};
    case Place::directory_administration:
      return {link("Fichier des identifiants", kCredentialsAddress, proc == "IDENTIFIANTS")};
    default:
      return {};
  }
}

json::array menu(Place place, const std::string& proc) {
  if (place == Place::directory || place == Place::directory_administration)
    return {link("Retour au portail", kHomeAddress),
            link("Recherche avancée", "/sg.do?PROC=ANNUAIRE_RECHERCHE&ACTION=SAISIR", proc == "ANNUAIRE_RECHERCHE"),
            link("+ Créer un nouvel utilisateur", "/sg.do?PROC=CREER_UTILISATEUR&ACTION=SAISIR",
                 proc == "CREER_UTILISATEUR"),
            link("Administration", "/sg.do?PROC=ANNUAIRE&ACTION=ADMINISTRER",
                 place == Place::directory_administration)};
  const bool pedagogy =
      place == Place::pedagogy || place == Place::textbook || place == Place::management || place == Place::edt;
  return {link("Accueil", kHomeAddress, place == Place::home), link("Pédagogie", "/sg.do?PROC=PEDAGOGIE", pedagogy),
          link("Autres services", "/sg.do?PROC=SERVICES", place == Place::services),
          link("Administration", kAdministrationAddress, place == Place::administration)};
}

}  // namespace

Response file(const std::string& name, std::string content) {
  Response response;
  response.headers.emplace_back("Content-Type", "text/csv; charset=UTF-8");
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  response.body = std::move(content);
  return response;
}

Fields new_state(World& world, const char* proc, const char* screen, const std::vector<const char*>& fields) {
  Fields state;
  state.add("PROC", proc);
  state.add("ACTION", "VALIDER");
  state.add("#ECRAN_LOGIQUE#", screen);
  state.add("#ETAT#", world.tokens.next());
  state.add("LOCALE", "0");
  for (const char* field : fields)
    state.add(std::string("#FORMAT_") + field, "1;0;255;LIB=" + std::string(field) + ";0;2");
  return state;
}

Response redirect(const std::string& address) {
  Response response = html(302, "");
  response.headers.emplace_back("Location", address);
  return response;
}

Response plain_page(int status, std::string_view title, std::string body) {
  return html(
      status,
      render(
          kLayout,
          {{"title", title}, {"school", false}, {"style", kStyle}, {"signed_in", false}, {"body", std::move(body)}}));
}

Response notice(int status, std::string_view title, std::string_view text) {
  return plain_page(status, title,
                    render(kNotice, {{"title", title}, {"alert", false}, {"text", text}, {"reason", false}}));
}

Response page(const World& world, const Visit& visit, Place place, std::string_view title, std::string body,
              int status) {
  const Session& session = *visit.session;
  const std::string proc = visit.is_post() ? visit.form.fields.get("PROC") : visit.query.get("PROC");
  const json::array sub = sub_menu(place, proc);
  return html(
      status,
      render(kLayout,
             {{"title", title},
              {"school", name_of_school(world, session.account.school)},
              {"style", kStyle},
              {"signed_in", true},
              {"username", session.account.username},
              {"menu", menu(place, proc)},
              {"tabbed", !sub.empty()},
              {"sub", sub},
              {"body", std::move(body)}}));
}

Response section(const World& world, const Visit& visit, Place place, const char* title, const char* text) {
  return page(world, visit, place, title, render(kSection, {{"title", title}, {"text", text}}));
}

Response stopped(const World& world, const Visit& visit, Place place, std::string_view title, const std::string& alert,
                 const std::string& reason, int status) {
  return page(world, visit, place, title,
              render(kNotice, {{"title", title},
                               {"alert", alert},
                               {"text", false},
                               {"reason", reason.empty() ? json::value(false) : json::value(reason)}}),
              status);
}

}  // namespace sandbox::skolengo
