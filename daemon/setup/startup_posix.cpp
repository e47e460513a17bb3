#include "daemon/setup/drop_in.h"
#include "daemon/setup/process.h"
#include "daemon/setup/startup.h"

#include <iostream>
#include <systemd/sd-daemon.h>

namespace navette {

void add_startup_options(options::options_description& description) {
  description.add_options()("unit", options::value<std::string>()->value_name("UNITÉ"),
                            "le service de systemd à démarrer (sinon celui de cette configuration)");
}

std::string service_named(const Arguments& arguments, const fs::path& configuration) {
  return arguments.has("unit") ? arguments.text("unit") : unit_named_after(configuration);
}

std::string start_command(const fs::path& configuration) {
  const std::string name = unit_named_after(configuration);
  return !name.empty() && unit_of(name) ? "systemctl start " + name : "navette run";
}

void admit_service(const Setup& setup, const fs::path& former_folder, const std::string& service) {
  std::vector<fs::path> folders{setup.folder, setup.state};
  if (!former_folder.empty() && former_folder != setup.folder) folders.push_back(former_folder);
  hand_down_rights(setup.folder, service);
  for (const fs::path& each : let_write(service, folders))
    std::cout << "systemd laissera le service « " << service << " » écrire dans « " << each.string()
              << " » (ajouté dans « " << drop_in_file(service).string() << " »).\n";
}

int start_service(const Setup& setup, const Questions& questions, const std::string& service) {
  const std::string by_hand = "« navette run --config " + setup.file.string() + " »";
  if (!setup.service || service.empty() || ::sd_booted() <= 0) {
    std::cout << "\nNavette est prête. Elle se démarre ainsi : " << by_hand << "\n";
    return kDone;
  }
  if (!questions.yes("\nDémarrer Navette maintenant, et à chaque démarrage de cette machine ?", true)) {
    std::cout << "Navette est prête. Elle se démarre ainsi : « systemctl enable --now " << service << " »\n";
    return kDone;
  }
  // Started anew where it runs: a changed credential is read at a start only.
  if (!runs("systemctl", {"enable", "--quiet", service}) || !runs("systemctl", {"restart", service})) {
    std::cerr << "Le service n'a pas démarré : « systemctl status " << service << " » dit pourquoi.\n";
    return kNotDone;
  }
  std::cout << "Navette est en marche. « systemctl status " << service << " » dit ce qu'elle fait.\n";
  return kDone;
}

}  // namespace navette
