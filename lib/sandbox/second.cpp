// The second skin: what another maker's portal might be like. Nothing of it is known of any real one.
#include "sandbox/calendar.h"
#include "sandbox/second_frame.h"
#include "sandbox/second_pages.h"
#include "sandbox/second_people.h"
#include "sandbox/second_week.h"
#include "sandbox/site.h"
#include "sandbox/template.h"

#include <boost/algorithm/string/predicate.hpp>
#include <boost/json.hpp>

#include <algorithm>
#include <cstdlib>

namespace sandbox::second {

namespace json = boost::json;

namespace {

constexpr std::size_t kRequestsAPage = 5;

std::string service_of(const World& world) { return world.addresses.school_url + "/intra/entree.do"; }

std::string login_address(const World& world) {
  return world.addresses.cas_url + "/login?service=" + percent_encoded(service_of(world));
}

json::object row(const char* label, std::int64_t value) { return {{"label", label}, {"value", std::to_string(value)}}; }

const char* nature_of(const Record& record) {
  if (record.kind == domain::Kind::edt) return "Emploi du temps";
  return record.mode == domain::Mode::partial ? "Codes PRONOTE, nouvelles personnes"
                                              : "Codes PRONOTE, toutes les personnes";
}

const char* state_of(const Record& record) {
  static constexpr const char* kStates[] = {"À traiter", "En traitement", "Intégrée", "Rejetée"};
  return kStates[static_cast<std::size_t>(record.state)];
}

const char* quality_of(const Person& person) {
  static constexpr const char* kQualities[] = {"Élève", "Professeur", "Parent", "Autre"};
  return kQualities[static_cast<std::size_t>(person.quality)];
}

class SecondSite : public Site {
 public:
  Charset charset() const override { return Charset::windows_1252; }
  std::string step_of(const Visit& visit) const override;
  Response answer(World& world, Visit& visit) override {
    return visit.request.host == Host::cas ? answer_cas(world, visit) : answer_school(world, visit);
  }

  Response maintenance(const std::optional<domain::Instant>&) const override {
    return outside(200, text_of("Portail fermé", "Le portail est fermé pour maintenance."));
  }
  Response unavailable() const override { return outside(503, text_of("Erreur 503", "Le serveur ne répond pas.")); }
  Response throttled() const override { return outside(429, text_of("Erreur 429", "Trop de demandes.")); }
  Response forbidden() const override { return outside(403, text_of("Erreur 403", "Accès interdit.")); }
  Response changed() const override {
    return outside(200, text_of("Nouvelle présentation", "Le portail a changé de présentation."));
  }

 private:
  Response answer_cas(World& world, Visit& visit) const;
  Response answer_school(World& world, Visit& visit) const;
  Response answer_wizard(World& world, Visit& visit, domain::Kind kind) const;
  Response show(World& world, const Visit& visit, domain::Kind kind, const char* stage,
                const char* alert = nullptr) const;
  Response take_file(World& world, Visit& visit, domain::Kind kind) const;
  Response take_in(World& world, Visit& visit, domain::Kind kind) const;
  Response show_requests(World& world, const Visit& visit) const;
  Response show_request(World& world, const Visit& visit) const;
};

std::string SecondSite::step_of(const Visit& visit) const {
  if (visit.request.host == Host::cas) return visit.path != "/login" ? "other" : visit.is_post() ? "sign_in" : "login";
  if (visit.path == "/intra/accueil.do") return "home";
  if (visit.path == "/intra/suivi.do") return "list";
  if (visit.path == "/intra/demande.do") return "report";
  const bool searched = visit.query.has("nom");
  if (visit.path == "/intra/personnes.do") return "directory.open";
  if (visit.path == "/intra/chercher.do") return searched ? "directory.search" : "directory.open";
  if (visit.path == "/intra/codes.do") return visit.is_post() ? "credentials.file" : "credentials.open";
  if (visit.path == "/intra/semaine.do") return visit.query.has("classe") ? "timetable.week" : "timetable.open";
  if (visit.path == "/intra/compte.do") {
    if (!visit.is_post()) return "user.open";
    return visit.form.fields.get("action") == "Ouvrir le compte" ? "user.commit" : "user.1";
  }
  const bool edt = visit.path == "/intra/edt.do";
  if (!edt && visit.path != "/intra/idpn.do") return "other";
  const std::string prefix = edt ? "edt." : "idpn.";
  if (!visit.is_post()) return prefix + "open";
  const std::string stage = visit.form.fields.get("etape");
  if (visit.form.fields.get("action") == "Lancer la reprise") return prefix + "commit";
  return prefix + (stage == "A" ? "1" : "2");
}

Response SecondSite::answer_cas(World& world, Visit& visit) const {
  if (visit.path == "/entrer.svg") {
    Response image = html(200, std::string(kButton));
    image.headers.front().second = "image/svg+xml";
    return image;
  }
  if (visit.path == "/logout") {
    world.sign_on.sign_out(visit.cookies.get("TGC"));
    return outside(200, text_of("Au revoir", "Votre session est fermée."));
  }
  if (visit.path != "/login") return outside(404, text_of("Erreur 404", "Page inconnue."));
  const std::string service = visit.query.has("service") ? visit.query.get("service") : service_of(world);
  if (service != service_of(world)) return outside(403, text_of("Erreur 403", "Service inconnu."));

  const auto form = [&](const char* alert) {
    return outside(200, render(kLogin, {{"action", "login?service=" + percent_encoded(service)},
                                        {"lt", world.tokens.next("LT-")},
                                        {"execution", new_execution(world, visit)},
                                        {"alert", said(alert)}}));
  };
  const auto entered = [](const std::string& address) {
    return outside(200, render(kEntered, {{"address", address}}));
  };
  if (!visit.is_post()) {
    const auto address = signed_in_already(world, visit, service);
    return address ? entered(*address) : form(nullptr);
  }
  const Fields& fields = visit.form.fields;
  if (!fields.has("lt") || !(fields.has("ENTRER") || fields.has("ENTRER.x"))) return form("Utilisez le bouton Entrer.");
  const SignIn result = sign_in(world, visit, service);
  switch (result.verdict) {
    case SignIn::Verdict::stale_form: return form(nullptr);
    case SignIn::Verdict::refused: return form("Code ou mot de passe erroné.");
    case SignIn::Verdict::locked:
      return outside(200, text_of("Ouverture de session", "Compte verrouillé après trop d'essais.", true));
    case SignIn::Verdict::accepted: break;
  }
  Response response = entered(result.address);
  response.headers.emplace_back("Set-Cookie", result.cookie);
  return response;
}

Response SecondSite::answer_school(World& world, Visit& visit) const {
  if (visit.path == "/") return outside(200, render(kWelcome, {{"address", login_address(world)}}));
  if (visit.path == "/intra/entree.do" && visit.query.has("ticket")) {
    const auto cookies = enter_with_ticket(world, visit, service_of(world));
    if (cookies.empty()) return outside(403, text_of("Erreur 403", "Billet périmé."));
    Response response = redirect("accueil.do");
    for (const std::string& cookie : cookies) response.headers.emplace_back("Set-Cookie", cookie);
    return response;
  }
  if (!boost::starts_with(visit.path, "/intra/")) return outside(404, text_of("Erreur 404", "Page inconnue."));
  if (!visit.session) return outside(200, render(kExpired, {{"address", login_address(world)}}));

  const Account& account = visit.session->account;
  const std::string_view page = std::string_view(visit.path).substr(std::string_view("/intra/").size());
  if (page == "entree.do") return redirect("accueil.do");
  if (page == "accueil.do") return inside(world, visit, text_of("Accueil", "Utilisateur : " + account.username));
  if (page == "imports.do") return inside(world, visit, std::string(kImports));
  if (page == "parametres.do") return inside(world, visit, text_of("Paramètres", "Aucun paramètre."));
  if (page == "quitter.do") {
    world.sessions.close(visit.session->id);
    return redirect(world.addresses.cas_url + "/logout");
  }
  if (page == "personnes.do") return inside(world, visit, std::string(kPersons));
  if (page == "chercher.do") return answer_search(world, visit);
  if (page == "semaine.do") return answer_week(world, visit);
  if (page == "codes.do" || page == "compte.do") {
    if (!account.superadmin) return inside(world, visit, text_of("Accès réservé", "Réservé au superadmin.", true));
    return page == "codes.do" ? answer_codes(world, visit) : answer_account(world, visit);
  }
  if (page == "suivi.do") return show_requests(world, visit);
  if (page == "demande.do") return show_request(world, visit);
  if (page == "edt.do") return answer_wizard(world, visit, domain::Kind::edt);
  if (page == "idpn.do") {
    if (!account.superadmin) return inside(world, visit, text_of("Accès réservé", "Réservé au superadmin.", true));
    return answer_wizard(world, visit, domain::Kind::idpn);
  }
  return outside(404, text_of("Erreur 404", "Page inconnue."));
}

Response SecondSite::answer_wizard(World& world, Visit& visit, domain::Kind kind) const {
  Wizard& wizard = visit.session->wizards[kind];
  if (!visit.is_post()) {
    wizard = {};
    return show(world, visit, kind, "A");
  }
  if (!brings_back(visit.form, wizard.hidden)) {
    wizard = {};
    return inside(world, visit, text_of("Opération perdue", "Reprenez depuis le menu Imports.", true));
  }
  const std::string action = visit.form.fields.get("action");
  if (wizard.screen == "A") {
    if (action == "Envoyer") return take_file(world, visit, kind);
    wizard = {};
    return redirect("/intra/imports.do");
  }
  if (wizard.screen == "B" && kind == domain::Kind::edt) return show(world, visit, kind, action == "suite" ? "C" : "A");
  if (action == "Lancer la reprise") return take_in(world, visit, kind);
  return show(world, visit, kind, wizard.screen == "C" ? "B" : "A");
}

Response SecondSite::show(World& world, const Visit& visit, domain::Kind kind, const char* stage,
                          const char* alert) const {
  Wizard& wizard = visit.session->wizards[kind];
  const std::string token = world.tokens.next();
  wizard.screen = stage;
  wizard.hidden = {};
  wizard.hidden.add("jeton", token);
  wizard.hidden.add("etape", stage);
  json::object view{{"token", token}, {"alert", said(alert)}};
  const bool edt = kind == domain::Kind::edt;
  if (wizard.screen == "A") return inside(world, visit, render(edt ? kEdtFile : kIdpnFile, view));

  const domain::Counts& counts = wizard.delivery->counts;
  if (!edt) {
    view["rows"] = json::array{row("Codes lus", counts.identifiers)};
    return inside(world, visit, render(kIdpnTaking, view));
  }
  if (wizard.screen == "B") {
    view["rows"] =
        json::array{row("Classes", counts.classes), row("Groupes", counts.groups), row("Professeurs", counts.teachers),
                    row("Élèves", counts.pupils), row("Cours", counts.courses)};
    return inside(world, visit, render(kEdtCheck, view));
  }
  view["date"] = date_of(visit.now);
  return inside(world, visit, render(kEdtTaking, view));
}

Response SecondSite::take_file(World& world, Visit& visit, domain::Kind kind) const {
  const Fields& fields = visit.form.fields;
  Wizard& wizard = visit.session->wizards[kind];
  const Upload* file = visit.form.upload("fichier");
  if (!file) return show(world, visit, kind, "A", "Le fichier d'échange est obligatoire.");
  if (kind == domain::Kind::edt) {
    if (fields.get("provenance") != "EDT" && fields.get("provenance") != "PN")
      return show(world, visit, kind, "A", "La provenance doit être précisée.");
    if (fields.get("contenu") != "1") return show(world, visit, kind, "A", "Rien à reprendre : cochez le contenu.");
  } else {
    wizard.mode = fields.get("etendue") == "N" ? domain::Mode::partial : domain::Mode::complete;
  }
  const std::string reason = take_upload(world, visit, wizard, kind, *file);
  if (reason.empty()) return show(world, visit, kind, "B");
  wizard = {};
  return inside(world, visit, text_of("Fichier non accepté", reason, true));
}

Response SecondSite::take_in(World& world, Visit& visit, domain::Kind kind) const {
  const Record* record = commit(world, visit, visit.session->wizards[kind], world.options.identifiers_time);
  if (!record)
    return inside(world, visit,
                  text_of("Demande impossible", "Une autre demande de l'établissement est en traitement.", true));
  return inside(world, visit, render(kTaken, {{"number", record->number}}));
}

Response SecondSite::show_requests(World& world, const Visit& visit) const {
  const auto all = world.records.of(visit.session->account.school);
  const int page = std::max(1, std::atoi(visit.query.get("page").c_str()));
  const std::size_t first = std::min(all.size(), static_cast<std::size_t>(page - 1) * kRequestsAPage);
  const std::size_t last = std::min(all.size(), first + kRequestsAPage);
  json::array rows;
  for (std::size_t i = first; i < last; ++i)
    rows.push_back({{"number", all[i]->number},
                    {"nature", nature_of(*all[i])},
                    {"when", date_of(all[i]->committed_at) + " " + time_of(all[i]->committed_at)},
                    {"file", all[i]->file_name},
                    {"state", state_of(*all[i])}});
  const json::value next = last < all.size() ? json::value(page + 1) : json::value(false);
  return inside(world, visit, render(kRequests, {{"any", !rows.empty()}, {"rows", rows}, {"next", next}}));
}

Response SecondSite::show_request(World& world, const Visit& visit) const {
  const Record* record = world.records.find(std::atoi(visit.query.get("n").c_str()), visit.session->account.school);
  if (!record) return inside(world, visit, text_of("Demande inconnue", "Cette demande n'existe pas."));
  json::array rows;
  for (const auto& [label, value] : record->figures)
    if (label != "Personnes non reconnues") rows.push_back({{"label", label}, {"value", value}});
  json::array people;
  for (const Person& each : record->strangers)
    people.push_back({{"last", each.last_name}, {"first", each.first_name}, {"quality", quality_of(each)}});
  return inside(world, visit,
                render(kRequest, {{"number", record->number},
                                  {"state", state_of(*record)},
                                  {"rejected", record->state == Record::State::interrupted},
                                  {"done", record->state == Record::State::done},
                                  {"rows", std::move(rows)},
                                  {"missing", !people.empty()},
                                  {"people", people}}));
}

}  // namespace

std::unique_ptr<Site> make_site() { return std::make_unique<SecondSite>(); }

}  // namespace sandbox::second

namespace sandbox {

std::unique_ptr<Site> make_second_site() { return second::make_site(); }

}  // namespace sandbox
