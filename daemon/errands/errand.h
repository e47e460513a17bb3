// What a worker does at the ENT for an import that is done. Reads pages, changes nothing there; tells in French what it
// found. On a worker's thread.
#pragma once

#include "daemon/config/config.h"
#include "engine/errands.h"
#include "portal/session.h"

namespace navette {

struct Trip {
  const engine::Job& job;
  portal::Session& session;
  const Config& config;
  const std::string& salt;  // the journal's
  domain::Instant now;
};

[[nodiscard]] domain::Result<engine::Accomplished> run_errand(const Trip& trip);

// Each of them, by the task.
[[nodiscard]] domain::Result<engine::Accomplished> look_up_people(const Trip& trip);
[[nodiscard]] domain::Result<engine::Accomplished> read_timetables(const Trip& trip);
[[nodiscard]] domain::Result<engine::Accomplished> fetch_credentials(const Trip& trip);

}  // namespace navette
