// The way into an ENT, as `navette check` walks it: profile, sign-in and pages of each school, without importing anything.
#pragma once

#include "daemon/commands/checklist.h"
#include "daemon/commands/remembered.h"
#include "daemon/config/config.h"

namespace navette {

// Credentials that the ENT refused, whoever tried them, are not tried again unless `again`: a check counts as much as a
// visit.
void check_access(const Config& config, const EntConfig& ent, Remembered& remembered, bool again, Checklist& checklist);

}  // namespace navette
