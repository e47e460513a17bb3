#include "sandbox/credentials.h"

#include "sandbox/calendar.h"
#include "sandbox/chance.h"
#include "sandbox/spelling.h"

#include <boost/algorithm/string/replace.hpp>

namespace sandbox {

namespace {

using Quality = Person::Quality;

constexpr const char* kChanged = "Mot de passe modifié par l'utilisateur";
constexpr const char* kByteOrderMark = "\xEF\xBB\xBF";

const char* profile_of(const Person& person) {
  static constexpr const char* kProfiles[] = {"Eleve", "Enseignant", "Parent", "Personnel"};
  return kProfiles[static_cast<std::size_t>(person.quality)];
}

std::string quoted(std::string field) {
  boost::replace_all(field, "\"", "\"\"");
  return "\"" + field + "\"";
}

// Bare unless it must not be.
std::string bare(const std::string& field) {
  return field.find_first_of(";\"\r\n") == std::string::npos ? field : quoted(field);
}

using Fence = std::string (*)(const std::string&);

std::string line_of(const std::vector<std::string>& fields, Fence fenced) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) line += (i == 0 ? "" : ";") + fenced(fields[i]);
  return line;
}

std::string class_of(const Resident& resident) { return resident.here ? resident.person.school_class : std::string(); }

// Uids of those who are responsible for each pupil: father, mother.
struct Parents {
  std::string father;
  std::string mother;
};
std::map<int, Parents> parents_in(const Directory& directory, const domain::Uai& school) {
  std::map<int, Parents> parents;
  for (const Resident* each : directory.of(school))
    for (const int child : each->children)
      (each->person.civility == "Mme" ? parents[child].mother : parents[child].father) = each->uid();
  return parents;
}

}  // namespace

std::vector<const Resident*> accounts_of(const World& world, const domain::Uai& school, const AccountQuery& query,
                                         domain::Instant now) {
  const auto is = [](const std::string& name, const std::string& wanted) {
    return wanted.empty() || lowered(name, false) == lowered(wanted, false);
  };
  std::vector<const Resident*> found;
  for (const Resident* each : world.records.directory().of(school)) {
    if (each->account_at > now || (query.since && paris_day(each->account_at) < *query.since)) continue;
    if (is(each->person.last_name, query.last_name) && is(each->person.first_name, query.first_name))
      found.push_back(each);
  }
  return found;
}

std::string long_csv(const World& world, const std::vector<const Resident*>& accounts) {
  const Directory& directory = world.records.directory();
  std::string text = kByteOrderMark;
  text +=
      "rne;uid;classe;profil;prenom;nom;login;mot de passe;cle de jointure;uid pere;uid mere;uid tuteur1;uid tuteur2;"
      "prenom enfant;nom enfant;adresse;code postal;ville;pays\r\n";
  const auto parents = accounts.empty() ? std::map<int, Parents>() : parents_in(directory, accounts.front()->school);
  const auto add = [&](const Resident& each, const Resident* child) {
    const Person& person = each.person;
    Parents its;
    if (const auto found = parents.find(each.number); found != parents.end()) its = found->second;
    text += line_of({each.school.str(), each.uid(), child ? class_of(*child) : class_of(each), profile_of(person),
                     person.first_name, person.last_name, each.login,
                     directory.has_changed_password(each) ? kChanged : directory.password_of(each),
                     person.quality == Quality::pupil ? "K" + std::to_string(100000 + each.number) : std::string(),
                     its.father, its.mother, "", "", child ? child->person.first_name : std::string(),
                     child ? child->person.last_name : std::string(), person.address, person.postcode, person.town,
                     person.town.empty() ? std::string() : "FRANCE"},
                    bare) +
            "\r\n";
  };
  for (const Resident* each : accounts) {
    bool told = false;
    for (const int number : each->children)
      if (const Resident* child = directory.numbered(number)) {
        add(*each, child);
        told = true;
      }
    if (!told) add(*each, nullptr);
  }
  return text;
}

std::string short_csv(const World& world, const std::vector<const Resident*>& accounts) {
  const Directory& directory = world.records.directory();
  const auto fenced = [](const std::string& field) { return quoted(field); };
  std::string text = line_of({"Civilité", "Nom", "Prénom", "Profil", "Login", "Mot de passe", "Identifiant ENT",
                              "Classe", "Etablissement"},
                             fenced) +
                     ";\r\n";
  for (const Resident* each : accounts) {
    std::string password = directory.password_of(*each);
    if (each->person.quality == Quality::teacher) {
      password = "{SSHA}";
      for (const char* half : {"a", "b"}) {
        std::uint64_t bits = chance_of(half + each->uid(), world.options.seed);
        for (int i = 0; i < 10; ++i, bits >>= 6)
          password += "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[bits & 63];
      }
    }
    if (directory.has_changed_password(*each)) password = "(modifié)";
    text += line_of({each->person.civility, each->person.last_name, each->person.first_name, profile_of(each->person),
                     each->login, password, each->uid(), class_of(*each), name_of_school(world, each->school)},
                    fenced) +
            ";\r\n";
  }
  return text;
}

}  // namespace sandbox
