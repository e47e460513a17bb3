#include "sandbox/skolengo_frame.h"

#include "sandbox/skolengo_pages.h"
#include "sandbox/template.h"

#include <boost/json.hpp>

namespace sandbox::skolengo {

namespace json = boost::json;

namespace {

constexpr const char* kImportEdtAddress = "/sg.do?PROC=IMPORT_EDT&ACTION=SAISIR";
constexpr const char* kRecordsAddress = "/sg.do?PROC=BILANS_IMPORT";
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

}  // namespace

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
  const bool pedagogy = place == Place::pedagogy || place == Place::management || place == Place::edt;
  const json::array sub = sub_menu(place, proc);
  return html(
      status,
      render(kLayout,
             {{"title", title},
              {"school", name_of_school(world, session.account.school)},
              {"style", kStyle},
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
