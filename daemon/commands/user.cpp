// `navette user create`: a new user of the ENT, when a person asks for one.
#include "daemon/commands/commands.h"
#include "daemon/commands/desk.h"
#include "daemon/options.h"
#include "daemon/setup/questions.h"
#include "domain/overloaded.h"

#include <iostream>

namespace navette {

options::options_description user_options() {
  options::options_description description("Options");
  add_config_option(description);
  add_school_option(description);
  const auto text = [](const char* name) { return options::value<std::string>()->value_name(name); };
  description.add_options()("last-name", text("NOM")->required(), "son nom")("first-name", text("PRÉNOM")->required(),
                                                                             "son prénom")(
      "profile", text("PROFIL")->required(), "son profil, avec les mots de l'ENT : Administrateur, Enseignant…")(
      "yes,y", "ne demande pas de confirmation")("verb", text("create"));
  return description;
}

int user(const Arguments& arguments) {
  if (!arguments.has("verb") || arguments.text("verb") != "create")
    throw UsageError("« navette user » attend le mot « create ».");
  const portal::NewUser wanted{arguments.text("last-name"), arguments.text("first-name"), arguments.text("profile")};
  Desk desk(arguments);
  const std::string who = wanted.last_name + " " + wanted.first_name;
  const auto found = desk.value(desk.session().search_directory({wanted.last_name, wanted.first_name}));
  if (found.people.empty()) {
    std::cout << "L'annuaire de l'ENT n'a personne du nom de " << who << ".\n";
  } else {
    std::cout << "L'annuaire de l'ENT a déjà :\n";
    for (const portal::FoundPerson& person : found.people)
      std::cout << "  " << person.last_name << " " << person.first_name << ", " << person.profile
                << (person.school.empty() ? "" : ", " + person.school) << "\n";
  }
  if (!found.people.empty() && arguments.has("yes"))
    throw NotDone("Quelqu'un porte déjà ce nom : sans « --yes », Navette demande s'il faut tout de même créer " + who +
                  ".");
  std::cout << "À créer : " << who << ", profil « " << wanted.profile << " », dans " << desk.school().uai.str()
            << ".\n";
  if (!arguments.has("yes") && !Questions(false).yes("Créer cet utilisateur ?", false)) {
    std::cout << "Personne n'a été créé.\n";
    return kNotDone;
  }
  return std::visit(
      domain::overloaded{[&](const portal::UserCreated& it) -> int {
                           std::cout << who << " est créé. "
                                     << (it.login.empty()
                                             ? "L'ENT ne montre pas son identifiant : cherchez-le dans l'annuaire.\n"
                                             : "Son identifiant : " + it.login +
                                                   ".\n« navette credentials fetch --last-name \"" + wanted.last_name +
                                                   "\" » puis « navette letters --person » font sa lettre.\n");
                           return kDone;
                         },
                         [](const portal::UserDeclined& it) -> int {
                           std::cout << it.sentence << "\n";
                           return kNotDone;
                         },
                         [&](const portal::UnknownProfile& it) -> int {
                           std::cout << "L'ENT ne connaît pas le profil « " << wanted.profile << " ». Il propose :\n";
                           for (const std::string& each : it.offered) std::cout << "  " << each << "\n";
                           return kNotDone;
                         }},
      desk.value(desk.session().create_user(wanted)));
}

}  // namespace navette
