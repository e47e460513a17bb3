// Whose Navette's private folder is, and whether the account that typed a command may use it. A folder that one may not
// enter looks like one that is not there, and must not be told as that.
#pragma once

#include "daemon/config/config.h"

#include <string>

namespace navette {

// Why this account may not use Navette's private folder `state`, in French, with the account that may. Empty if it may,
// or if there is none yet.
[[nodiscard]] std::string lack_of_rights(const fs::path& state);

// The nearest folder that exists: itself, or one above it.
[[nodiscard]] fs::path nearest_folder(const fs::path& folder);
// What keeps this account from making and removing files in `folder`, or from making it where it is not there yet; no error
// if nothing does. Makes nothing.
[[nodiscard]] boost::system::error_code trouble_writing_into(const fs::path& folder);
[[nodiscard]] inline bool may_write_into(const fs::path& folder) { return !trouble_writing_into(folder); }

// Whether this account may read the file.
[[nodiscard]] bool may_read(const fs::path& file);
// Whether it decides over the file.
[[nodiscard]] bool is_owned(const fs::path& file);

// As root, becomes the account that the state directory belongs to, for good, and holds (secret.h) the credentials that
// only root may read: root would leave files that Navette could not read any more, and pages of the ENT are read with as
// few rights as possible. Where there is no such directory yet, the account of that name, if there is one. Nothing where it
// is root's, or for anybody else. Before there are threads. Throws std::runtime_error (French).
void act_for_the_service(const Config& config, const std::string& user = {});

// The name of the account that this process works under.
[[nodiscard]] std::string account();

}  // namespace navette
