// Where Navette reads and writes on this machine, as `navette check` looks at it. What is tried is removed again.
#pragma once

#include "daemon/commands/checklist.h"
#include "daemon/config/config.h"
#include "daemon/setup/unit.h"

namespace navette {

// As this account: drop folders, Navette's own folder, log, room on the disk. `unit`: of the service whose configuration it
// is, if it is one's; what systemd makes for it needs not be there yet.
void check_places(const Config& config, const std::optional<Unit>& unit, Checklist& checklist);

// Whether systemd lets the service write to those places, too, and to the folders that `others` came from.
void check_unit(const Config& config, const Unit& unit, const std::vector<fs::path>& others, Checklist& checklist);

}  // namespace navette
