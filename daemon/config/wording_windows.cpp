#include "daemon/config/wording.h"

namespace navette {

std::string as_administrator(const std::string& command) { return "« " + command + " » " + by_an_administrator(); }
std::string by_an_administrator() {
  return "dans une invite de commandes ouverte par « Exécuter en tant qu'administrateur »";
}

std::string by_navette() { return by_an_administrator(); }

std::string how_to_reload() { return "« navette service reload »"; }

}  // namespace navette
