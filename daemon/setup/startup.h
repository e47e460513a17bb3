// How Navette goes on by itself once `navette configure` has written what it works with: the unit of systemd, the service of
// Windows.
#pragma once

#include "daemon/command.h"
#include "daemon/setup/questions.h"
#include "daemon/setup/setup.h"

namespace navette {

void add_startup_options(options::options_description& description);

// The service's name on this system; empty if none goes with this configuration.
[[nodiscard]] std::string service_named(const Arguments& arguments, const fs::path& configuration);

// What a person types to start the service of that configuration; "navette run" where there is none.
[[nodiscard]] std::string start_command(const fs::path& configuration);

// Has the service's account work where the setup says, and go on putting on its shelves what came from the former folder,
// if there was one; tells what it did. Throws StateError, ServiceError.
void admit_service(const Setup& setup, const fs::path& former_folder, const std::string& service);

// Asks, and starts it, or says how it is started. The exit code.
[[nodiscard]] int start_service(const Setup& setup, const Questions& questions, const std::string& service);

}  // namespace navette
