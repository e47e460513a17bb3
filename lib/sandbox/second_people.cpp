#include "sandbox/second_people.h"

#include "sandbox/calendar.h"
#include "sandbox/credentials.h"
#include "sandbox/second_frame.h"
#include "sandbox/template.h"

#include <boost/json.hpp>

#include <algorithm>
#include <cstdlib>

namespace sandbox::second {

namespace json = boost::json;

const std::string_view kPersons = R"(<H2>Personnes</H2>
<P><A href="chercher.do">Chercher une personne</A></P>
<P><A href="codes.do">Codes d'accès</A></P>
<P><A href="compte.do">Ouvrir un compte</A></P>
)";

namespace {

constexpr std::size_t kPersonsAPage = 8;

// alert, searched, any, people: [{last, first, quality, division, school}], next (address)
constexpr std::string_view kSearch = R"(<H2>Chercher une personne</H2>
{{#alert}}<P><B>{{alert}}</B></P>{{/alert}}
<TABLE border="0"><FORM method="GET" action="chercher.do">
<TR><TD>Nom de famille :</TD><TD><INPUT name="nom" size="24"></TD></TR>
<TR><TD>Prénom usuel :</TD><TD><INPUT name="prenom" size="24"></TD></TR>
<TR><TD>Où :</TD><TD><SELECT name="ou"><OPTION value="E">Cet établissement<OPTION value="T">Tous les établissements</SELECT></TD></TR>
<TR><TD></TD><TD><INPUT type="submit" value="Chercher"></TD></TR>
</FORM></TABLE>
{{#searched}}{{^any}}<P>Personne de ce nom.</P>{{/any}}
{{#any}}<TABLE border="1" class="bord"><TR><TH>Nom de famille<TH>Prénom usuel<TH>Qualité<TH>Division<TH>Rattachement</TR>
{{#people}}<TR><TD>{{last}}<TD>{{first}}<TD>{{quality}}<TD>{{division}}<TD>{{school}}</TR>
{{/people}}</TABLE>{{/any}}
{{#next}}<P><A href="{{next}}">Page suivante</A></P>{{/next}}{{/searched}}
)";

// alert, token
constexpr std::string_view kCodes = R"(<H2>Codes d'accès</H2>
{{#alert}}<P><B>{{alert}}</B></P>{{/alert}}
<H3>Toutes les personnes</H3>
<FORM method="POST" action="codes.do"><INPUT type="hidden" name="jeton" value="{{token}}">
<TABLE border="0"><TR><TD>Ouverts à partir du :</TD><TD><INPUT name="depuis" size="10"></TD></TR>
<TR><TD></TD><TD><INPUT type="submit" name="action" value="Obtenir le fichier"></TD></TR></TABLE></FORM>
<H3>Une seule personne</H3>
<FORM method="POST" action="codes.do"><INPUT type="hidden" name="jeton" value="{{token}}">
<TABLE border="0"><TR><TD>Nom de famille :</TD><TD><INPUT name="nom" size="24"></TD></TR>
<TR><TD>Prénom usuel :</TD><TD><INPUT name="prenom" size="24"></TD></TR>
<TR><TD></TD><TD><INPUT type="submit" name="action" value="Obtenir ses codes"></TD></TR></TABLE></FORM>
)";

// alert, token
constexpr std::string_view kAccount = R"(<H2>Ouvrir un compte</H2>
{{#alert}}<P><B>{{alert}}</B></P>{{/alert}}
<TABLE border="0"><FORM method="POST" action="compte.do">
<TR><TD>Nom de famille * :</TD><TD><INPUT name="nom" size="24"></TD></TR>
<TR><TD>Prénom usuel * :</TD><TD><INPUT name="prenom" size="24"></TD></TR>
<TR><TD>Qualité :</TD><TD><INPUT type="radio" name="qualite" value="P"> Professeur <INPUT type="radio" name="qualite" value="A"> Administration</TD></TR>
<TR><TD></TD><TD><INPUT type="submit" name="action" value="Continuer"></TD></TR>
</TABLE><INPUT type="hidden" name="jeton" value="{{token}}"></FORM>
)";

// token, name, quality
constexpr std::string_view kAccountCheck = R"(<H2>Vérification du compte</H2>
<P>{{name}} ({{quality}}) va recevoir un compte.</P>
<FORM method="POST" action="compte.do"><INPUT type="hidden" name="jeton" value="{{token}}">
<INPUT type="submit" name="action" value="Corriger"> <INPUT type="submit" name="action" value="Ouvrir le compte"></FORM>
)";

// login
constexpr std::string_view kAccountOpened = R"(<H2>Compte ouvert</H2>
<P>Code utilisateur attribué : <B>{{login}}</B></P>
)";

const char* quality_words(Person::Quality quality) {
  static constexpr const char* kQualities[] = {"Élève", "Professeur", "Parent", "Administration"};
  return kQualities[static_cast<std::size_t>(quality)];
}

std::string fresh_token(World& world, const Visit& visit, const char* desk) {
  Fields& hidden = visit.session->desks[desk].hidden;
  hidden = {};
  hidden.add("jeton", world.tokens.next());
  return hidden.get("jeton");
}

bool comes_back(const Visit& visit, const char* desk) {
  return brings_back(visit.form, visit.session->desks[desk].hidden);
}

Response lost(const World& world, const Visit& visit) {
  return inside(world, visit, text_of("Opération perdue", "Reprenez depuis le menu Personnes.", true));
}

Response codes_form(World& world, const Visit& visit, const char* alert = nullptr) {
  return inside(world, visit, render(kCodes, {{"alert", said(alert)}, {"token", fresh_token(world, visit, "codes")}}));
}

Response account_form(World& world, const Visit& visit, const char* alert = nullptr) {
  return inside(world, visit,
                render(kAccount, {{"alert", said(alert)}, {"token", fresh_token(world, visit, "compte")}}));
}

}  // namespace

Response answer_search(World& world, const Visit& visit) {
  json::object view{{"alert", false}, {"searched", false}, {"any", false}, {"next", false}};
  const Search search{visit.query.get("nom"), visit.query.get("prenom"), visit.query.get("ou") == "T", true};
  if (visit.query.has("nom") && search.last_name.empty() && search.first_name.empty())
    view["alert"] = "Tapez au moins un nom.";
  if (!search.last_name.empty() || !search.first_name.empty()) {
    const auto all = world.records.directory().find(search, visit.session->account.school);
    const int page = std::max(1, std::atoi(visit.query.get("page").c_str()));
    const std::size_t first = std::min(all.size(), static_cast<std::size_t>(page - 1) * kPersonsAPage);
    const std::size_t last = std::min(all.size(), first + kPersonsAPage);
    json::array people;
    for (std::size_t i = first; i < last; ++i)
      people.push_back({{"last", all[i]->person.last_name},
                        {"first", all[i]->person.first_name},
                        {"quality", quality_words(all[i]->person.quality)},
                        {"division", all[i]->here ? all[i]->person.school_class : std::string()},
                        {"school", name_of_school(world, all[i]->school)}});
    view["searched"] = true;
    view["any"] = !people.empty();
    view["people"] = std::move(people);
    if (last < all.size())
      view["next"] = "chercher.do?nom=" + percent_encoded(encoded(search.last_name, Charset::windows_1252)) +
                     "&prenom=" + percent_encoded(encoded(search.first_name, Charset::windows_1252)) +
                     "&ou=" + (search.everywhere ? "T" : "E") + "&page=" + std::to_string(page + 1);
  }
  return inside(world, visit, render(kSearch, view));
}

Response answer_codes(World& world, Visit& visit) {
  if (!visit.is_post()) return codes_form(world, visit);
  if (!comes_back(visit, "codes")) return lost(world, visit);
  const Fields& fields = visit.form.fields;
  AccountQuery query;
  const bool one = fields.get("action") == "Obtenir ses codes";
  if (one) {
    query.last_name = fields.get("nom");
    query.first_name = fields.get("prenom");
    if (query.last_name.empty()) return codes_form(world, visit, "Le nom de famille est obligatoire.");
  } else if (const std::string date = fields.get("depuis"); !date.empty()) {
    query.since = day_typed(date);
    if (!query.since) return codes_form(world, visit, "Cette date n'existe pas (jour/mois/année).");
  }
  const auto accounts = accounts_of(world, visit.session->account.school, query, visit.now);
  if (accounts.empty()) return codes_form(world, visit, "Aucun code à remettre.");
  Response response = html(200, short_csv(world, accounts));
  response.headers.front().second = "application/octet-stream";
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=codes.csv; filename*=UTF-8''codes%20d%27acc%C3%A8s.csv");
  return response;
}

Response answer_account(World& world, Visit& visit) {
  if (!visit.is_post()) return account_form(world, visit);
  if (!comes_back(visit, "compte")) return lost(world, visit);
  auto& known = visit.session->desks["compte"].said;
  const std::string action = visit.form.fields.get("action");
  if (action == "Corriger") return account_form(world, visit);
  if (action != "Ouvrir le compte") {
    for (const char* field : {"nom", "prenom", "qualite"}) known[field] = visit.form.fields.get(field);
    if (known["nom"].empty() || known["prenom"].empty())
      return account_form(world, visit, "Le nom et le prénom sont obligatoires.");
    if (known["qualite"].empty()) return account_form(world, visit, "La qualité doit être précisée.");
  }
  const auto quality = known["qualite"] == "P" ? Person::Quality::teacher : Person::Quality::other;
  if (action != "Ouvrir le compte")
    return inside(world, visit,
                  render(kAccountCheck, {{"token", fresh_token(world, visit, "compte")},
                                         {"name", known["prenom"] + " " + known["nom"]},
                                         {"quality", quality_words(quality)}}));
  const Resident* created = world.records.directory().create(visit.session->account.school,
                                                             {quality, known["nom"], known["prenom"]}, visit.now);
  visit.session->desks.erase("compte");
  if (!created)
    return inside(world, visit,
                  text_of("Compte non ouvert", "Cette personne a déjà un compte de cette qualité.", true));
  return inside(world, visit, render(kAccountOpened, {{"login", created->login}}));
}

}  // namespace sandbox::second
