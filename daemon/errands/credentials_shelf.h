// Where the ENT's credentials files are kept, for letters and to tell who is new: beside the journal, for Navette's account
// alone (on Windows sealed besides), and no longer than configured.
#pragma once

#include "daemon/config/config.h"
#include "domain/fault.h"
#include "domain/secret.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace navette {

// The folder that all of them lie in.
[[nodiscard]] fs::path credentials_shelf(const Config& config);

struct KeptCredentials {
  fs::path file;
  std::chrono::sys_days day{};  // local, when it was fetched
};

// Of that school, the newest first.
[[nodiscard]] std::vector<KeptCredentials> kept_credentials(const Config& config, const domain::Uai& school);

// A second one of the same day replaces the first.
[[nodiscard]] domain::Result<fs::path> keep_credentials(const Config& config, const domain::Uai& school,
                                                        std::chrono::sys_days day, std::string_view bytes,
                                                        const std::string& salt);
// Of one person alone, fetched by name: no file of everybody to compare with, so it lies apart. The last one stays.
[[nodiscard]] fs::path person_file(const Config& config, const domain::Uai& school);
[[nodiscard]] domain::Result<fs::path> keep_person(const Config& config, const domain::Uai& school,
                                                   std::string_view bytes, const std::string& salt);
// Fails where it cannot be read, or was sealed on another machine.
[[nodiscard]] domain::Result<domain::Secret> read_kept(const fs::path& file, const std::string& salt);

}  // namespace navette
