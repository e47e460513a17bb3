// French sentences for what folders and disks can refuse.
#pragma once

#include "domain/fault.h"
#include "intake/file.h"

#include <string>

namespace intake {

[[nodiscard]] std::string folder_trouble(const fs::path& folder, const error_code& error);
[[nodiscard]] std::string spool_trouble(const fs::path& spool, const error_code& error);
// A file that looks like an export but cannot be opened or taken out of the drop folder.
[[nodiscard]] std::string file_trouble(const std::string& name, const error_code& error);

}  // namespace intake
