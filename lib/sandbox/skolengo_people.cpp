#include "sandbox/skolengo_people.h"

#include "sandbox/calendar.h"
#include "sandbox/credentials.h"
#include "sandbox/skolengo_desk.h"
#include "sandbox/skolengo_people_pages.h"
#include "sandbox/template.h"

#include <algorithm>
#include <cstdlib>

namespace sandbox::skolengo {

namespace json = boost::json;

namespace {

constexpr std::size_t kPeopleAPage = 10;

const char* profile_of(Person::Quality quality) {
  static constexpr const char* kProfiles[] = {"Élève", "Enseignant", "Responsable", "Personnel"};
  return kProfiles[static_cast<std::size_t>(quality)];
}

std::string school_words(const World& world, const domain::Uai& uai) {
  return name_of_school(world, uai) + " (" + uai.str() + ")";
}

bool may(const Visit& visit) { return visit.session->account.superadmin; }

Response not_allowed(const World& world, const Visit& visit) {
  return stopped(world, visit, Place::directory, "Accès refusé", "Cette page est réservée au compte superadmin.", {},
                 403);
}

Response search_form(World& world, Visit& visit, const char* alert = nullptr) {
  const Form& form = visit.form;
  return show_desk(
      world, visit,
      {Place::directory,
       "ANNUAIRE_RECHERCHE",
       "RECHERCHE",
       "Recherche avancée",
       "",
       {"NOM", "PRENOM"},
       render(kSearchFields, {{"last_name", form.fields.get("NOM")}, {"first_name", form.fields.get("PRENOM")}}),
       "Rechercher"},
      alert);
}

Response results(World& world, Visit& visit, int page_number) {
  const auto& said = visit.session->desks["ANNUAIRE_RECHERCHE"].said;
  const auto get = [&](const char* name) {
    const auto found = said.find(name);
    return found == said.end() ? std::string() : found->second;
  };
  const auto all = world.records.directory().find({get("NOM"), get("PRENOM"), get("PORTEE") == "ENT"},
                                                  visit.session->account.school);
  const std::size_t first = std::min(all.size(), static_cast<std::size_t>(page_number - 1) * kPeopleAPage);
  const std::size_t last = std::min(all.size(), first + kPeopleAPage);
  json::array people;
  for (std::size_t i = first; i < last; ++i) {
    const Resident& each = *all[i];
    people.push_back({{"last", each.person.last_name},
                      {"first", each.person.first_name},
                      {"profile", profile_of(each.person.quality)},
                      {"class", each.here ? each.person.school_class : std::string()},
                      {"school", school_words(world, each.school)},
                      {"born", date_of_iso(each.person.birth_date)}});
  }
  const auto address = [](int number) {
    return "/sg.do?PROC=ANNUAIRE_RECHERCHE&ACTION=PAGE&PAGE=" + std::to_string(number);
  };
  const std::string count = std::to_string(all.size()) + (all.size() == 1 ? " personne" : " personnes");
  return page(
      world, visit, Place::directory, "Résultats de la recherche",
      render(kPeople, {{"any", !people.empty()},
                       {"count", count},
                       {"people", people},
                       {"before", page_number > 1 ? json::value(address(page_number - 1)) : json::value(false)},
                       {"after", last < all.size() ? json::value(address(page_number + 1)) : json::value(false)}}));
}

Response credentials_form(World& world, Visit& visit, const char* alert = nullptr) {
  return show_desk(world, visit,
                   {Place::directory_administration,
                    "IDENTIFIANTS",
                    "DEMANDE",
                    "Fichier des identifiants",
                    "",
                    {"DATE", "NOM", "PRENOM"},
                    std::string(kCredentialsFields),
                    "Valider"},
                   alert);
}

Response user_form(World& world, Visit& visit, const char* alert = nullptr) {
  return show_desk(world, visit,
                   {Place::directory,
                    "CREER_UTILISATEUR",
                    "SAISIE",
                    "Nouvel utilisateur",
                    "Étape 1 sur 2 : identité",
                    {"NOM", "PRENOM", "PROFIL"},
                    render(kUserFields, {{"last_name", visit.form.fields.get("NOM")},
                                         {"first_name", visit.form.fields.get("PRENOM")}}),
                    "Valider",
                    true},
                   alert);
}

struct UserProfile {
  const char* value;
  const char* words;
  Person::Quality quality;
};
constexpr UserProfile kUserProfiles[] = {{"ADM", "Administrateur", Person::Quality::other},
                                         {"ENS", "Enseignant", Person::Quality::teacher},
                                         {"PER", "Personnel", Person::Quality::other}};

Response create_user(World& world, Visit& visit, const std::map<std::string, std::string>& said) {
  const auto* profile = std::find_if(std::begin(kUserProfiles), std::end(kUserProfiles),
                                     [&](const UserProfile& each) { return each.value == said.at("PROFIL"); });
  const Resident* created = world.records.directory().create(
      visit.session->account.school, {profile->quality, said.at("NOM"), said.at("PRENOM")}, visit.now);
  visit.session->desks.erase("CREER_UTILISATEUR");
  if (!created)
    return stopped(world, visit, Place::directory, "Création impossible",
                   "Un utilisateur de ce nom et de ce profil existe déjà dans votre établissement.");
  return page(world, visit, Place::directory, "Utilisateur créé",
              render(kUserCreated, {{"login", created->login}, {"name", said.at("PRENOM") + " " + said.at("NOM")}}));
}

Response confirm_user(World& world, Visit& visit) {
  auto& said = visit.session->desks["CREER_UTILISATEUR"].said;
  for (const char* field : {"NOM", "PRENOM", "PROFIL"}) said[field] = visit.form.fields.get(field);
  if (said["NOM"].empty() || said["PRENOM"].empty()) return user_form(world, visit, "Indiquez le nom et le prénom.");
  const auto* profile = std::find_if(std::begin(kUserProfiles), std::end(kUserProfiles),
                                     [&](const UserProfile& each) { return each.value == said["PROFIL"]; });
  if (profile == std::end(kUserProfiles)) return user_form(world, visit, "Choisissez un profil.");
  const json::array rows{json::object{{"label", "Nom"}, {"value", said["NOM"]}},
                         json::object{{"label", "Prénom"}, {"value", said["PRENOM"]}},
                         json::object{{"label", "Profil"}, {"value", profile->words}}};
  return show_desk(world, visit,
                   {Place::directory,
                    "CREER_UTILISATEUR",
                    "CONFIRMATION",
                    "Nouvel utilisateur",
                    "Étape 2 sur 2 : confirmation",
                    {},
                    render(kUserSummary, {{"rows", rows}}),
                    "Confirmer",
                    true});
}

}  // namespace

Response answer_directory(World& world, const Visit& visit) {
  if (visit.query.get("ACTION") != "ADMINISTRER")
    return section(world, visit, Place::directory, "Annuaire", "Les personnes de votre établissement et de l'ENT.");
  if (!may(visit)) return not_allowed(world, visit);
  return section(world, visit, Place::directory_administration, "Administration de l'annuaire",
                 "Comptes de l'établissement.");
}

Response answer_search(World& world, Visit& visit) {
  if (!visit.is_post()) {
    if (visit.query.get("ACTION") == "PAGE")
      return results(world, visit, std::max(1, std::atoi(visit.query.get("PAGE").c_str())));
    return search_form(world, visit);
  }
  if (!comes_back(visit, "ANNUAIRE_RECHERCHE")) return lost(world, visit, Place::directory);
  auto& said = visit.session->desks["ANNUAIRE_RECHERCHE"].said;
  for (const char* field : {"NOM", "PRENOM", "PORTEE"}) said[field] = visit.form.fields.get(field);
  if (said["NOM"].empty() && said["PRENOM"].empty()) return search_form(world, visit, "Indiquez un nom ou un prénom.");
  return results(world, visit, 1);
}

Response answer_credentials(World& world, Visit& visit) {
  if (!may(visit)) return not_allowed(world, visit);
  if (!visit.is_post()) return credentials_form(world, visit);
  if (!comes_back(visit, "IDENTIFIANTS")) return lost(world, visit, Place::directory_administration);
  const Fields& fields = visit.form.fields;
  AccountQuery query{{}, fields.get("NOM"), fields.get("PRENOM")};
  if (const std::string date = fields.get("DATE"); !date.empty()) {
    query.since = day_typed(date);
    if (!query.since) return credentials_form(world, visit, "Écrivez la date sous la forme jj/mm/aaaa.");
  }
  const domain::Uai& school = visit.session->account.school;
  const auto accounts = accounts_of(world, school, query, visit.now);
  const bool one = !query.last_name.empty() || !query.first_name.empty();
  if (one && accounts.empty()) return credentials_form(world, visit, "Aucun compte ne correspond à ce nom.");
  return file("ENT-Identifiants-" + school.str() + ".csv", long_csv(world, accounts));
}

Response answer_new_user(World& world, Visit& visit) {
  if (!may(visit)) return not_allowed(world, visit);
  if (!visit.is_post()) {
    visit.session->desks.erase("CREER_UTILISATEUR");
    return user_form(world, visit);
  }
  if (!comes_back(visit, "CREER_UTILISATEUR")) return lost(world, visit, Place::directory);
  if (visit.form.fields.has("ANNULER")) return redirect("/sg.do?PROC=ANNUAIRE");
  if (visit.form.fields.get("#ECRAN_LOGIQUE#") != "CONFIRMATION") return confirm_user(world, visit);
  const auto said = visit.session->desks["CREER_UTILISATEUR"].said;
  return create_user(world, visit, said);
}

}  // namespace sandbox::skolengo
