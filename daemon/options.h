// The options that several commands share, and opening what they name.
#pragma once

#include "daemon/command.h"
#include "daemon/config/config.h"
#include "journal/journal.h"

#include <boost/json/object.hpp>

namespace navette {

// --config FILE, $NAVETTE_CONFIG, else the system's place (usual_configuration()).
void add_config_option(options::options_description& description);
[[nodiscard]] Config load_config(const Arguments& arguments);  // with the rights of whoever typed the command

// Goes on as the account that Navette's private folder belongs to (rights.h). Throws JournalError if this one may not
// use it.
void act_as_navette(const Config& config);

// The journal of a configuration, for a command beside the daemon, which acts as Navette from here on. Throws
// JournalError if there is none yet.
[[nodiscard]] journal::Journal open_journal(const Config& config);

// The whole number given as an option. Throws UsageError if it is less than `least`.
[[nodiscard]] int number_in(const Arguments& arguments, const char* option, int least);

[[nodiscard]] std::string read_file(const fs::path& file);  // whole

// Tells the daemon to look at the journal again, at once.
void poke_daemon(const Config& config);

// One import as `--json` prints it. Names of people are not in it.
[[nodiscard]] boost::json::object json_of(const domain::Import& import);
[[nodiscard]] std::string iso_time(domain::Instant at);  // 2025-09-02T12:05:09Z

}  // namespace navette
