#include "daemon/config/wording.h"
#include "daemon/setup/admission.h"
#include "daemon/setup/installation.h"
#include "daemon/setup/startup.h"

#include <iostream>

namespace navette {

void add_startup_options(options::options_description&) {}

std::string service_named(const Arguments&, const fs::path&) { return "Navette"; }

std::string start_command(const fs::path&) {
  return installation::standing() ? "navette service start" : "navette run";
}

void admit_service(const Setup& setup, const fs::path&, const std::string&) {
  const auto lacks = install_service_for(setup.file, setup.service->name);
  for (const std::string& lack : lacks) std::cout << "Attention : " << lack << "\n";
  std::cout << "Le service Navette est installé"
            << (lacks.empty() ? ", et peut écrire dans « " + setup.folder.string() + " »" : "") << ".\n";
}

int start_service(const Setup& setup, const Questions& questions, const std::string&) {
  if (!setup.service) {
    std::cout << "\nNavette est prête. Elle se démarre ainsi : « navette run --config \"" << setup.file.string()
              << "\" ». Pour qu'elle travaille sans personne devant l'écran : " << as_administrator("navette configure")
              << ".\n";
    return kDone;
  }
  if (!questions.yes("\nDémarrer Navette maintenant ? (Elle démarrera de toute façon avec Windows.)", true)) {
    std::cout << "Navette est prête. Elle se démarre ainsi : « navette service start »\n";
    return kDone;
  }
  try {
    const auto standing = installation::standing();
    if (standing && standing->state != installation::State::stopped) installation::stop();
    installation::start();
  } catch (const ServiceError& error) {
    std::cerr << error.what() << "\n";
    return kNotDone;
  }
  std::cout << "Navette est en marche. « navette status » dit ce qu'elle fait.\n";
  return kDone;
}

}  // namespace navette
