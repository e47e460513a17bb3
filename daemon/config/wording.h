// What a person types on this system, for sentences that are the same on each.
#pragma once

#include <string>

namespace navette {

// "« sudo navette configure »"
[[nodiscard]] std::string as_administrator(const std::string& command);
// "sous le compte de Navette (« sudo -u COMPTE navette … »)"
[[nodiscard]] std::string by_navette();
// "« systemctl reload navette »"
[[nodiscard]] std::string how_to_reload();
// "en administrateur (« sudo »)": behind "lancez cette commande"
[[nodiscard]] std::string by_an_administrator();

}  // namespace navette
