// From what the configuration says to what each part of the house needs.
#pragma once

#include "daemon/config/config.h"
#include "engine/engine.h"
#include "journal/journal.h"
#include "portal/session.h"
#include "portal/transport_curl.h"
#include "report/account.h"

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace navette {

// The state directory cannot be had; the message is French.
class StateError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct DropFolder {
  fs::path path;
  std::vector<domain::Uai> schools;
};

// One spool a drop folder, named after the folder so that it is found again whatever the order of the configuration.
[[nodiscard]] fs::path spool_of(const Config& config, const fs::path& folder);
// Every drop folder once, with the schools that save into it.
[[nodiscard]] std::vector<DropFolder> folders_of(const Config& config);

[[nodiscard]] std::vector<fs::path> paths_of(const Config& config);

// Makes the private state directory (0700) and the spool. Throws StateError.
void prepare_state(const Config& config);

[[nodiscard]] fs::path journal_file(const Config& config);
// The same, for who would make one where there is none, or miss it. Throws JournalError if it lies where the service has it
// unless « state » says otherwise, JournalDamaged if there must have been one: exports that it would know lie on a shelf.
[[nodiscard]] fs::path expected_journal(const Config& config);

// Passwords that cannot be read now: refused by who visits the ENT, passed over by who only tells what is known (it then
// takes them for changed).
enum class Passwords { needed, if_readable };

// The engine's settings. Reads each school's password once, to notice later that it was changed. Throws ConfigError or
// portal::ProfileError.
[[nodiscard]] engine::Settings settings_of(const Config& config, const std::string& salt,
                                           Passwords passwords = Passwords::if_readable);

// The same, for who tells what the service that is `running` does: of each account that the ENT refused, the service says
// in the journal whether it works with those credentials still, whatever can be read here now.
[[nodiscard]] engine::Settings settings_in_service(const Config& config, journal::Journal& journal, bool running);

// The profile of an ENT: its own file, or the shipped one of that name. Throws portal::ProfileError, or ConfigError if
// there is none of that name.
[[nodiscard]] std::shared_ptr<const portal::Profile> profile_of(const EntConfig& ent);

// The school of this number; nullptr if it is not configured.
[[nodiscard]] const SchoolConfig* school_of(const Config& config, const domain::Uai& uai);

// The fingerprint of what is configured now. Throws ConfigError.
[[nodiscard]] std::string credentials_of(const SchoolConfig& school, const std::string& salt);

// Who enters where; reads the password now, so that a changed one is used at the next visit.
[[nodiscard]] portal::Access access_of(const SchoolConfig& school);

[[nodiscard]] portal::CurlOptions transport_of(const EntConfig& ent);

[[nodiscard]] report::Account account_of(const Config& config, const domain::Import& import,
                                         const std::vector<journal::Entry>& timeline);

}  // namespace navette
