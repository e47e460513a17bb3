#include "toy_ent.h"

#include <algorithm>

namespace portal {

namespace {

using domain::Failure;
using domain::Fault;

const std::string kHost = "http://ent.test";

std::string page(const std::string& title, const std::string& body) {
  return "<html><head><title>ENT</title></head><body><a href='/menu'>Outils</a><h1>" + title + "</h1>" + body +
         "</body></html>";
}

std::string form(const std::string& action, const std::string& fields, const std::string& button = "Suite") {
  return "<form method='post' action='" + action + "'>" + fields + "<button type='submit' name='b' value='" + button +
         "'>" + button + "</button></form>";
}

PageReply shown(const std::string& title, const std::string& body, const std::string& address = {}) {
  return {200, page(title, body), address, {}};
}

PageReply sign_in_page(const std::string& remark = {}, int status = 200) {
  return {status,
          "<html><body><h1>Qui va là</h1>" + (remark.empty() ? "" : "<p>" + remark + "</p>") +
              form("/login",
                   "<label for='u'>Nom</label><input id='u' name='u'><label for='p'>Mot secret</label>"
                   "<input id='p' name='p' type='password'>",
                   "Entrer") +
              "</body></html>",
          kHost + "/login",
          {}};
}

}  // namespace

Result<PageReply> ToyEnt::answer(const PageRequest& request) {
  log.push_back(request);
  const int number = ++requests;
  const auto found = illness.find(number);
  switch (found == illness.end() ? Illness::none : found->second) {
    case Illness::none: break;
    case Illness::session_lost: signed_in_ = false; break;
    case Illness::session_renewed: return shown("Maison", "", kHost + "/home");
    case Illness::session_over:
      if (request.method == "POST" && request.address.ends_with("/login")) ++passwords;
      signed_in_ = false;
      return PageReply{200, "<html><body><h1>Séance levée</h1></body></html>"};
    case Illness::form_stale: return stale(200);
    case Illness::form_stale_401: return stale(401);
    case Illness::maintenance:
      return PageReply{200, "<html><body><h1>Travaux</h1><p>Retour dans 12 minutes.</p></body></html>"};
    case Illness::status_503: return PageReply{503, "<h1>oups</h1>", {}, std::chrono::seconds(90)};
    case Illness::status_429: return PageReply{429, "<h1>doucement</h1>", {}, std::chrono::seconds(7)};
    case Illness::status_404: return PageReply{404, "<h1>rien ici</h1>"};
    case Illness::unknown_page:
      return PageReply{200, "<html><body><h1>" + novelty + "</h1><p>tout beau</p></body></html>"};
    case Illness::no_answer: return Failure{Fault::unreachable, "Pas de réponse."};
    case Illness::answer_lost: (void)reply(request); return Failure{Fault::unreachable, "Réponse perdue."};
  }
  return reply(request);
}

PageReply ToyEnt::stale(int status) {
  ++passwords;
  signed_in_ = false;
  if (asks_provider) return reply({"GET", kHost + "/login"});
  return sign_in_page(remark, status);
}

PageReply ToyEnt::reply(const PageRequest& request) {
  const std::string path = request.address.substr(kHost.size());
  if (path == "/login" && request.method == "POST") {
    ++passwords;
    signed_in_ = request.fields.at("u") == "admin" && request.fields.at("p") == password;
    return signed_in_ ? shown("Maison", "", kHost + "/home") : sign_in_page("Mot de passe faux.");
  }
  if (path == "/provider" && request.method == "POST") return sign_in_page();
  if (path == "/login" && signed_in_) return shown("Maison", "", kHost + "/home");
  if (!signed_in_) {
    if (!asks_provider) return sign_in_page();
    return {200,
            "<html><body><h1>Quelle porte</h1>" +
                form("/provider",
                     "<fieldset><legend>Porte</legend><input type='radio' name='d' value='1' id='d1'>"
                     "<label for='d1'>Porte de service</label></fieldset>",
                     "Frapper") +
                "</body></html>",
            kHost + "/login",
            {}};
  }
  if (path == "/home") return shown("Maison", "");
  if (path == "/menu") return shown("Outils", "<a href='/list'>Journal</a> <a href='/wizard'>Verser</a>");
  if (path == "/list") return shown("Journal", list(0));
  if (path.starts_with("/list/")) return shown("Journal", list(turns_pages ? std::stoul(path.substr(6)) : 0));
  if (path.starts_with("/report/")) return shown("Détail", report(std::stoi(path.substr(8))));
  if (path.starts_with("/wizard")) return wizard(request);
  return {404, page("Perdu", ""), {}, {}};
}

PageReply ToyEnt::wizard(const PageRequest& request) {
  const auto step = request.fields.find("step");
  if (step == request.fields.end())
    return shown("Versement", form("/wizard",
                                   "<input type='hidden' name='step' value='1'><label for='v'>Version</label>"
                                   "<select id='v' name='v'><option value=''>?</option><option value='9'>Neuf</option>"
                                   "</select><label for='f'>Pièce</label><input type='file' name='f' id='f'>"));
  if (step->second == "1") {
    if (!refusal.empty()) return shown("Non merci", "<p>Raison : " + refusal + "</p>");
    return shown("Sûr ?", form("/wizard",
                               "<input type='hidden' name='step' value='2'><input type='hidden' name='name' value='" +
                                   request.file_name + "'>",
                               "Oui"));
  }
  ++commits;
  commit_request = requests;
  const int number = imports.empty() ? 1 : imports.back().number + 1;
  imports.push_back({number, "emploi du temps", request.fields.at("name")});
  return shown("Versé", "<p>Encore " + std::to_string(ahead) + " écoles devant.</p>");
}

std::string ToyEnt::list(std::size_t page) const {
  if (imports.empty()) return "<p>Journal vierge.</p>";
  const std::size_t most = rows_a_page == 0 ? imports.size() : rows_a_page;
  const std::size_t first = std::min(imports.size(), page * most);
  const std::size_t last = std::min(imports.size(), first + most);
  std::string rows;
  for (std::size_t i = first; i < last; ++i) {
    const Import& each = imports[imports.size() - 1 - i];
    rows += "<tr><td>" + std::to_string(each.number) + "</td><td>" + each.kind + "</td><td>" + each.file + "</td><td>" +
            each.state + "</td><td><a href='/report/" + std::to_string(each.number) + "'>voir</a></td></tr>";
  }
  return "<table><tr><th>No</th><th>Genre</th><th>Pièce</th><th>Où</th><th>Plus</th></tr>" + rows + "</table>" +
         (last < imports.size() ? "<a href='/list/" + std::to_string(page + 1) + "'>Avant</a>" : std::string());
}

std::string ToyEnt::report(int number) const {
  for (const Import& each : imports) {
    if (each.number != number) continue;
    if (each.state == "dans la file") return "<p>Encore " + std::to_string(ahead) + " écoles devant.</p>";
    if (each.state == "au feu") return "<p>On y travaille.</p>";
    if (each.state == "raté") return "<p>Raison : fichier vide</p>";
    return "<p>Tout est rangé.</p><table><caption>Compte</caption><tr><td>Cours</td><td>704</td></tr>"
           "<tr><td>Élèves</td><td>426</td></tr></table><h2>Introuvables</h2><ul><li>DURAND Zoé (3A)</li><li>NOËL Léo "
           "(4B)</li>"
           "</ul><p>Voyez l'annuaire.</p>";
  }
  return "<p>Inconnu.</p>";
}

std::string toy_profile() {
  return R"(portal: toy
title: Jouet
version: 1
addresses: [url]
values: {edition: Neuf}
pages:
  - name: travaux
    when: {heading: Travaux}
    means: unavailable
    wait: 'dans (\d+) minutes'
  - name: faux
    when: {text: Mot de passe faux}
    means: credentials_refused
  - name: porte
    when: {heading: Quelle porte}
    means: signed_out
  - name: qui va là
    when: {heading: Qui va là}
    means: signed_out
  - name: séance levée
    when: {heading: Séance levée}
    means: session_expired
  - name: non merci
    when: {text_like: '^Raison :'}
    means: refused
    sentence: '^Raison : (.+)$'
  - name: devant
    when: {text_like: 'Encore \d+ écoles'}
    means: queued
    ahead: 'Encore (\d+) écoles'
  - name: au travail
    when: {text: On y travaille}
    means: running
  - name: rangé
    when: {text: Tout est rangé}
    means: taken_in
  - name: maison
    when: {heading: Maison}
  - name: outils
    when: {link: Verser}
  - name: versement
    when: {heading: Versement}
  - name: sûr
    when: {heading: "Sûr ?"}
  - name: journal
    when: {heading: Journal}
flows:
  sign_in:
    - open: "${url}/login"
    - choose: {Porte: Porte de service}
      when: porte
    - submit: Frapper
      when: porte
    - fill: {Nom: "${username}", Mot secret: "${password}"}
      when: qui va là
    - submit: Entrer
      when: qui va là
    - expect: maison
  import_edt:
    - follow: Outils
    - expect: outils
    - follow: Verser
    - expect: versement
    - choose: {Version: "${edition}"}
    - check: {Inutile: true}
      optional: true
    - attach: Pièce
    - submit: Suite
    - expect: sûr
    - submit: Oui
      commit: true
    - expect: [devant, au travail, rangé]
  imports:
    - follow: Outils
    - follow: Journal
    - expect: journal
    - collect: imports
      columns: {number: No, kind: Genre, file: Pièce, state: Où, report: Plus}
      kinds: {edt: emploi du temps, idpn: clefs}
      states: {queued: dans la file, running: au feu, done: rangé, refused: raté}
      empty: {text: Journal vierge}
  report:
    - collect: figures
      table: Compte
    - collect: not_recognised
      after: Introuvables
      text: '^(?:• |- )?(.+ \(.+\))$'
)";
}

std::string toy_profile_with(const std::string& line) { return line + "\n" + toy_profile(); }

std::string toy_profile_with_pages() {
  std::string text = toy_profile();
  const std::string before = "      empty: {text: Journal vierge}\n";
  return text.insert(text.find(before), "      next: Avant\n");
}

Session visit(ToyEnt& ent, const std::string& profile, const std::string& password) {
  Access access{*domain::Uai::parse("0134567U"), {{"url", kHost}}, "admin", password};
  return Session(std::make_unique<ScriptedBrowser>([&ent](const PageRequest& request) { return ent.answer(request); }),
                 Profile::read(profile, "toy.yaml"), std::move(access));
}

Sending edt_export(const std::string& file_name) {
  Sending sending;
  sending.kind = domain::Kind::edt;
  sending.file = "/nowhere/spooled";
  sending.file_name = file_name;
  return sending;
}

}  // namespace portal
