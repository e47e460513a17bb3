// French sentences for what folders and disks can refuse.
#pragma once

#include "domain/fault.h"
#include "intake/file.h"

#include <string>

namespace intake {

[[nodiscard]] std::string folder_trouble(const fs::path& folder, const error_code& error);
// Its volume, which used to be mounted there, is not.
[[nodiscard]] std::string volume_trouble(const fs::path& folder, const fs::path& volume);
// What keeps the folder from being looked at now; empty if nothing does. For those who only want to know.
[[nodiscard]] std::string trouble_with(const fs::path& folder, const fs::path& spool);
[[nodiscard]] std::string spool_trouble(const fs::path& spool, const error_code& error);
// A file that looks like an export but cannot be opened or taken out of the drop folder.
[[nodiscard]] std::string file_trouble(const std::string& name, const error_code& error);

}  // namespace intake
