// `navette configure`: from questions that an administrator can answer to a service that works.
#include "daemon/commands/commands.h"
#include "daemon/commands/left_behind.h"
#include "daemon/config/wording.h"
#include "daemon/options.h"
#include "daemon/setup/interview.h"
#include "daemon/setup/process.h"
#include "daemon/setup/startup.h"

#include <boost/dll/runtime_symbol_info.hpp>
#include <boost/filesystem/operations.hpp>

#include <iostream>
#include <sstream>

namespace navette {

namespace {

// Nothing but comments, as the package leaves it: no configuration yet.
bool is_only_commented(const fs::path& file) {
  std::istringstream lines(read_file(file));
  for (std::string line; std::getline(lines, line);)
    if (const auto first = line.find_first_not_of(" \t\r"); first != line.npos && line[first] != '#') return false;
  return true;
}

// The account that the service works under, if there is one, and where the configuration lies.
Setup begun(const Arguments& arguments, const fs::path& file) {
  const std::string account = arguments.text("account");
  Setup setup{.file = file, .service = service_account(account)};
  if (!setup.service && !arguments.values["account"].defaulted())
    throw UsageError("Le compte « " + account +
                     " » n'existe pas, ou vous n'êtes pas administrateur : lancez cette commande " +
                     by_an_administrator() + ".");
  return setup;
}

void tell_what_was_written(const Setup& setup) {
  std::cout << "\nConfiguration écrite dans « " << setup.file.string() << " », " << password_in_words(setup) << ".\n";
}

void remove_left_over(const fs::path& password) {
  boost::system::error_code error;
  if (!password.empty() && fs::remove(password, error))
    std::cout << "Le mot de passe de l'établissement précédent a été effacé (« " << password.string() << " »).\n";
}

bool may_be_lost(const Setup& setup, const Questions& questions) {
  boost::system::error_code error;
  if (!fs::exists(setup.file, error)) return true;
  const auto lost = lines_lost(read_file(setup.file), configuration_of(setup));
  if (lost.empty()) return true;
  std::cout << "\nCes lignes de « " << setup.file.string()
            << " » ne sont pas de celles que « navette configure » demande, et ne seront plus dans la nouvelle "
               "configuration (la copie .bak les garde ; vous pourrez les y reprendre) :\n";
  for (const std::string& line : lost) std::cout << "  " << line << "\n";
  return questions.yes("Continuer ?", false);
}

}  // namespace

options::options_description configure_options() {
  options::options_description description("Options");
  add_config_option(description);
  const auto text = [] { return options::value<std::string>(); };
  description.add_options()("uai", text()->value_name("UAI"), "le numéro de l'établissement")(
      "name", text()->value_name("NOM"), "le nom de l'établissement")(
      "portal-url", text()->value_name("ADRESSE"), "l'adresse de l'ENT")("cas-url", text()->value_name("ADRESSE"),
                                                                         "l'adresse de sa page de connexion")(
      "school-url", text()->value_name("ADRESSE"), "l'adresse de l'établissement dans l'ENT")(
      "username", text()->value_name("IDENTIFIANT"), "le compte local d'administration")(
      "password-file", text()->value_name("FICHIER"), "où lire le mot de passe ; « - » : l'entrée standard")(
      "folder", text()->value_name("DOSSIER"), "le dossier surveillé")("state", text()->value_name("DOSSIER"),
                                                                       "le dossier propre à Navette")(
      "profile", text()->default_value("skolengo")->value_name("PROFIL"), "la description des pages de l'ENT")(
      "account", text()->default_value(usual_account())->value_name("COMPTE"), "le compte du service")(
      "no-check", "n'essaie pas la connexion à l'ENT")("yes,y", "ne pose aucune question : oui à tout");
  add_startup_options(description);
  return description;
}

int configure(const Arguments& arguments) {
  const Questions questions(arguments.has("yes"));
  const fs::path file = fs::absolute(arguments.text("config")).lexically_normal();
  const Setup before = begun(arguments, file);
  take_over_place(before);
  boost::system::error_code error;
  if (fs::exists(file, error) && !is_only_commented(file) &&
      !questions.yes("« " + file.string() + " » existe déjà. La remplacer (l'ancienne sera gardée en .bak) ?",
                     is_of_configure(read_file(file)))) {
    std::cout << "La configuration n'a pas été changée.\n";
    return kNotDone;
  }
  const std::string service = service_named(arguments, file);
  Former former = former_in(file);
  const auto former_folders = former.folder.empty() ? std::vector<fs::path>() : std::vector{former.folder};
  const auto [setup, password] =
      interview(arguments, questions, before, former, before.service ? unit_of(service) : std::nullopt);
  if (!may_be_lost(setup, questions)) {
    std::cout << "La configuration n'a pas été changée.\n";
    return kNotDone;
  }
  write(setup, password);
  tell_what_was_written(setup);
  remove_left_over(left_over(former, setup));
  for (const std::string& sentence : left_behind(former_folders, {setup.folder})) std::cout << sentence << "\n";
  if (setup.service) admit_service(setup, former.folder, service);
  std::cout << "\n";
  // A process of its own, which may give up root's rights.
  if (!arguments.has("no-check") &&
      !runs(boost::dll::program_location().string(), {"check", "--config", setup.file.string()})) {
    std::cerr
        << "Navette n'est pas démarrée. Tapez de nouveau « navette configure » : il propose les réponses que vous "
           "venez de donner (Entrée les garde), contrôle de nouveau, puis démarre Navette.\n";
    return kNotDone;
  }
  return start_service(setup, questions, service);
}

}  // namespace navette
