// `navette service`: what systemctl and the package do on Linux.
#include "daemon/commands/commands.h"
#include "daemon/ending.h"
#include "daemon/log/log.h"
#include "daemon/options.h"
#include "daemon/service/service_host.h"
#include "daemon/setup/access_list.h"
#include "daemon/setup/admission.h"
#include "daemon/setup/installation.h"
#include "daemon/setup/process.h"
#include "daemon/setup/questions.h"
#include "daemon/setup/setup.h"

#include <boost/dll/runtime_symbol_info.hpp>
#include <boost/filesystem/operations.hpp>

#include <iostream>
#include <shellapi.h>
#include <string>
#include <system_error>
#include <windows.h>

namespace navette {

namespace {

constexpr const char* kVerbs = "install|uninstall|start|stop|restart|reload|status|configure|password";

options::options_description service_options() {
  options::options_description description("Options");
  add_config_option(description);
  description.add_options()("account", options::value<std::string>()->default_value("")->value_name("COMPTE"),
                            "install : le compte du service, sans mot de passe (LocalSystem, par exemple)")(
      "start", "install : le démarre aussi, s'il est configuré")("verb",
                                                                 options::value<std::string>()->value_name(kVerbs))(
      "uai", options::value<std::string>()->value_name("UAI"), "password : de quel établissement")(
      "password-file", options::value<std::string>()->value_name("FICHIER"),
      "password : où le lire ; « - » : l'entrée standard");
  return description;
}

options::positional_options_description service_positions() {
  options::positional_options_description positions;
  positions.add("verb", 1).add("uai", 1);
  return positions;
}

// What the log could not be told yet goes into the event log alone.
int work_as_service(const Arguments& arguments) {
  try {
    return run(arguments);
  } catch (...) {
    const Ending ending = ending_of(std::current_exception());
    if (!log::is_open()) log::error("stopped", {}, ending.sentence);
    return ending.code;
  }
}

int serve_windows(const Arguments& arguments) {
  try {
    return host::serve([&] { return work_as_service(arguments); });
  } catch (const std::system_error&) {
    throw UsageError(
        "« navette service run » est ce que Windows lance : « navette service start » démarre le service, « navette "
        "run » travaille dans cette fenêtre.");
  }
}

// What is not said is as it was, so that an upgrade changes nothing.
struct Wanted {
  fs::path configuration;
  std::string account;
};

Wanted wanted_by(const Arguments& arguments) {
  const auto before = installation::standing();
  Wanted wanted{fs::absolute(arguments.text("config")).lexically_normal(), arguments.text("account")};
  if (wanted.account.empty()) wanted.account = usual_account();
  if (const fs::path former = before ? installation::configuration_in(before->command) : fs::path();
      arguments.values["config"].defaulted() && !former.empty())
    wanted.configuration = former;
  return wanted;
}

// That it does not start is no reason to take the installation back.
bool starts_if_configured(const fs::path& configuration) {
  boost::system::error_code error;
  if (!fs::exists(configuration, error)) return false;
  if (const auto now = installation::standing(); now && now->state == installation::State::running) return true;
  try {
    installation::start();
    return true;
  } catch (const ServiceError& failed) {
    std::cout << "Attention : " << failed.what() << "\n";
    return false;
  }
}

int install_service(const Arguments& arguments) {
  const auto [configuration, account] = wanted_by(arguments);
  for (const std::string& lack : install_service_for(configuration, account))
    std::cout << "Attention : " << lack << "\n";
  std::cout << "Le service Navette est installé, et démarrera avec Windows. "
            << (arguments.has("start") && starts_if_configured(configuration)
                    ? "Il est en marche.\n"
                    : "« navette service start » le démarre maintenant.\n");
  return kDone;
}

// What the start menu and the installer open: a window of its own, with the rights of an administrator, that stays until it
// has been read.
int configure_in_a_window() {
  const std::wstring self = boost::dll::program_location().wstring();
  bool is_done = false;
  if (is_administrator()) {
    is_done = runs(self, {"configure"});
  } else {
    SHELLEXECUTEINFOW again{};
    again.cbSize = sizeof again;
    again.lpVerb = L"runas";
    again.lpFile = self.c_str();
    again.lpParameters = L"service configure";
    again.nShow = SW_SHOWNORMAL;
    if (::ShellExecuteExW(&again) != 0) return kDone;
    std::cout
        << "Seul un administrateur peut configurer Navette, et Windows ne l'a pas permis : rien n'a été changé.\n";
  }
  std::cout << "\nAppuyez sur Entrée pour fermer cette fenêtre." << std::flush;
  std::string ignored;
  std::getline(std::cin, ignored);
  return is_done ? kDone : kNotDone;
}

int tell_standing() {
  const auto standing = installation::standing();
  if (!standing) {
    std::cout << "Le service Navette n'est pas installé : « navette service install » l'installe.\n";
    return kNotDone;
  }
  switch (standing->state) {
    case installation::State::running:
      std::cout << "Le service Navette est en marche (processus " << standing->process
                << "). « navette status » dit ce qui est en cours.\n";
      break;
    case installation::State::starting: std::cout << "Le service Navette démarre.\n"; break;
    case installation::State::stopping: std::cout << "Le service Navette s'arrête.\n"; break;
    case installation::State::stopped:
      std::cout << "Le service Navette est arrêté : « navette service start » le démarre.\n";
      if (standing->is_own_code)
        std::cout << "Sa configuration ne va pas : « navette check » dit pourquoi, « navette configure » la corrige.\n";
      break;
  }
  std::cout << "Compte : " << standing->account << "\nCommande : " << standing->command << "\n";
  return standing->state == installation::State::running ? kDone : kNotDone;
}

// The configuration that the service works with, unless another one is named.
Arguments with_its_configuration(Arguments arguments) {
  if (!arguments.values["config"].defaulted()) return arguments;
  const auto standing = installation::standing();
  if (const fs::path own = standing ? installation::configuration_in(standing->command) : fs::path(); !own.empty())
    arguments.values.at("config").value() = own.string();
  return arguments;
}

// What the service does not take is told to who typed it, as on Linux.
int reload_service(const Arguments& arguments) {
  installation::reload();
  static_cast<void>(load_config(with_its_configuration(arguments)));
  std::cout << "Le service Navette relit sa configuration. Si un dossier ou un mot de passe lui manque, l'ancienne reste "
               "en service, et « navette status » dit pourquoi.\n";
  return kDone;
}

// `navette configure` asks for one school's; the others' passwords are sealed one by one.
int seal_password(const Arguments& arguments) {
  const auto uai = domain::Uai::parse(arguments.has("uai") ? arguments.text("uai") : "");
  if (!uai)
    throw UsageError("« navette service password » attend l'UAI de l'établissement, par exemple : navette service password "
                     "0134567U.");
  Setup setup{.file = fs::absolute(with_its_configuration(arguments).text("config")).lexically_normal(),
              .service = service_account(usual_account()),
              .uai = *uai};
  take_over_place(setup);
  const Secret password = arguments.has("password-file")
                              ? password_from(arguments.text("password-file"))
                              : Questions(false).password("Mot de passe du compte de l'ENT pour " + uai->str() +
                                                              " (rien ne s'affiche pendant la frappe)",
                                                          "--password-file");
  write_password(setup, password);
  std::cout << "Le " << password_in_words(setup) << ".\nDans la configuration, l'établissement " << uai->str()
            << " le nomme ainsi :\n        password: { " << password_entry_of(setup)
            << " }\nPuis « navette service reload ».\n";
  return kDone;
}

int told(const char* sentence) {
  std::cout << sentence << "\n";
  return kDone;
}

int service_command(const Arguments& arguments) {
  const std::string verb = arguments.has("verb") ? arguments.text("verb") : "";
  if (verb == "run") return serve_windows(arguments);
  if (verb == "install") return install_service(arguments);
  if (verb == "uninstall") {
    installation::uninstall();
    return told("Le service Navette est désinstallé. La configuration, le journal et les exports restent où ils sont.");
  }
  if (verb == "start") {
    installation::start();
    return told("Le service Navette est en marche. « navette status » dit ce qu'elle fait.");
  }
  if (verb == "stop") {
    installation::stop();
    return told("Le service Navette est arrêté.");
  }
  if (verb == "restart") {
    if (const auto before = installation::standing(); before && before->state != installation::State::stopped)
      installation::stop();
    installation::start();
    return told("Le service Navette a redémarré. « navette status » dit ce qu'elle fait.");
  }
  if (verb == "reload") return reload_service(arguments);
  if (verb == "password") return seal_password(arguments);
  if (verb == "status") return tell_standing();
  if (verb == "configure") return configure_in_a_window();
  throw UsageError("« navette service » attend un de ces mots : " + std::string(kVerbs) + ".");
}

}  // namespace

std::vector<Command> commands_of_this_system() {
  return {
      {"service", kVerbs, "installe, démarre, arrête le service de Windows, ou dit où il en est",
       "Le service démarre avec Windows, travaille sans personne devant l'écran, et reprend de lui-même s'il meurt. "
       "« install » donne\n"
       "à son compte les droits sur le dossier surveillé, le journal et la configuration : à relancer si un de ces "
       "dossiers\n"
       "change ; ce qui n'est pas dit reste comme c'était. « reload » fait relire la configuration. "
       "« password UAI »\n"
       "scelle le mot de passe d'un établissement de plus, et dit comment la configuration le nomme. « configure » "
       "ouvre\n"
       "« navette configure » dans une fenêtre d'administrateur, comme le fait le menu Démarrer. Tout cela se tape "
       "dans une\n"
       "invite de commandes ouverte par « Exécuter en tant qu'administrateur ».",
       service_options, service_positions, service_command}};
}

}  // namespace navette
