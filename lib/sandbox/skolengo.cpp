// The first skin: a portal of the K-Sup family. Hosts, sign-in, /sg.do and its hidden fields as docs/formats.md knows
// them; what the administration pages look like is invented.
#include "sandbox/calendar.h"
#include "sandbox/site.h"
#include "sandbox/skolengo_frame.h"
#include "sandbox/skolengo_pages.h"
#include "sandbox/skolengo_people.h"
#include "sandbox/skolengo_records.h"
#include "sandbox/skolengo_textbook.h"
#include "sandbox/skolengo_wizard.h"
#include "sandbox/template.h"

#include <boost/json.hpp>

namespace sandbox {

namespace json = boost::json;

using namespace skolengo;

namespace {

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
};

std::string service_of(const World& world) { return world.addresses.school_url + "/sg.do?PROC=IDENTIFICATION_FRONT"; }

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
  if (proc == "ANNUAIRE") return "directory.open";
  if (proc == "ANNUAIRE_RECHERCHE") return visit.is_post() || action == "PAGE" ? "directory.search" : "directory.open";
  if (proc == "IDENTIFIANTS") return visit.is_post() ? "credentials.file" : "credentials.open";
  if (proc == "CAHIER_TEXTES") return visit.is_post() ? "timetable.week" : "timetable.open";
  if (proc == "CREER_UTILISATEUR") {
    if (!visit.is_post()) return "user.open";
    const bool last = fields.get("#ECRAN_LOGIQUE#") == "CONFIRMATION" && !fields.has("ANNULER");
    return last ? "user.commit" : "user.1";
  }
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
                      render(kLogin, {{"action", "/login?service=" + percent_encoded(service)},
                                      {"execution", new_execution(world, visit)},
                                      {"alert", alert ? json::value(alert) : json::value(false)}}));
  };
  if (!visit.is_post()) {
    if (const auto address = signed_in_already(world, visit, service)) return redirect(*address);
    const std::string selection = visit.query.get("selection");
    if (!world.options.provider_choice || selection == "LOCAL") return form(200, nullptr);
    if (!selection.empty())
      return notice(200, "Guichet extérieur",
                    "La démonstration n'a que des comptes locaux : choisissez « Autre compte ».");
    return plain_page(200, "Choix du guichet", render(kProviders, {{"service", service}}));
  }
  const SignIn result = sign_in(world, visit, service);
  switch (result.verdict) {
    case SignIn::Verdict::stale_form: return form(200, nullptr);
    case SignIn::Verdict::refused: return form(401, "Identifiant ou mot de passe incorrect.");
    case SignIn::Verdict::locked: return plain_page(401, "Connexion", std::string(kLocked));
    case SignIn::Verdict::accepted: break;
  }
  Response response = redirect(result.address);
  response.headers.emplace_back("Set-Cookie", result.cookie);
  return response;
}

Response SkolengoSite::answer_school(World& world, Visit& visit) const {
  if (visit.path == "/") return plain_page(200, "Accueil", render(kWelcome, {{"address", login_address(world)}}));
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
                render(kHome, {{"username", account.username},
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
    return section(world, visit, Place::services, "Autres services", "Les services ouverts à votre établissement.");
  if (proc == "ANNUAIRE") return answer_directory(world, visit);
  if (proc == "ANNUAIRE_RECHERCHE") return answer_search(world, visit);
  if (proc == "IDENTIFIANTS") return answer_credentials(world, visit);
  if (proc == "CREER_UTILISATEUR") return answer_new_user(world, visit);
  if (proc == "CAHIER_TEXTES") return answer_textbook(world, visit);
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

}  // namespace

std::unique_ptr<Site> make_skolengo_site() { return std::make_unique<SkolengoSite>(); }

}  // namespace sandbox
