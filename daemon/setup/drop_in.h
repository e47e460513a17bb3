// An administrator's own lines on a unit of systemd, which let the service write to a folder that its sandbox closes.
#pragma once

#include "daemon/setup/unit.h"

namespace navette {

// A folder that is not there at a start does not keep the service from starting.
[[nodiscard]] std::string drop_in_for(const std::vector<fs::path>& folders);

// The one that `navette configure` writes; the package's purge removes it.
[[nodiscard]] fs::path drop_in_file(const std::string& unit);

// Has systemd let the service write there from its next start on: writes a drop-in for those of the folders that need one,
// which it returns, and takes away what an earlier one gave. Nothing where systemd does not run or has no such unit. As
// root. Throws StateError.
std::vector<fs::path> let_write(const std::string& unit, const std::vector<fs::path>& folders);

// What is saved in that folder shall be its group's to read, whatever the umask of whoever saves: as in the package's own
// folders, by a default access list that systemd-tmpfiles sets now and at each boot. Nothing for those.
void hand_down_rights(const fs::path& folder, const std::string& unit);

}  // namespace navette
