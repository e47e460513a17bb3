#include "daemon/config/wording.h"

namespace navette {

std::string as_administrator(const std::string& command) { return "« sudo " + command + " »"; }
std::string by_an_administrator() { return "en administrateur (« sudo »)"; }
std::string by_navette() { return "sous le compte de Navette (« sudo -u COMPTE navette … »)"; }
std::string how_to_reload() { return "« systemctl reload navette »"; }

}  // namespace navette
