// What daemon/errands does at an ENT, in few words: the same pages of the session, the same kinds of answers. What it makes
// of them is tested where it is done.
#pragma once

#include "engine/errands.h"
#include "portal/session.h"

#include <string>

namespace simulation {

[[nodiscard]] domain::Result<engine::Accomplished> run_errand(portal::Session& session, const engine::Job& job,
                                                              const std::string& salt, domain::Instant now);

}  // namespace simulation
