// The log as configured, and one line of it for one fact of the engine. The line carries the import's number, school,
// kind and state: never a name.
#pragma once

#include "daemon/config/config.h"
#include "daemon/log/log.h"
#include "engine/engine.h"

namespace navette {

[[nodiscard]] log::Options log_options(const Config& config, bool console = true);

void log_fact(const engine::Fact& fact);

}  // namespace navette
