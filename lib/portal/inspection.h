// `navette check`, as far as the ENT's pages go: walks to every screen of the profile and looks for everything that its
// steps will use. Sends no file: an import's forms are submitted up to the one that would carry it, and never the commit step.
// Of the errands see errand_inspection.h.
#pragma once

#include "portal/flow.h"

#include <chrono>
#include <functional>
#include <optional>

namespace portal {

// `sign_in` signs in as a session does.
void inspect(Flow& flow, Browser& browser, const Profile& profile, const std::function<Result<void>()>& sign_in,
             const Tell& tell, std::optional<std::chrono::sys_days> today = {});

}  // namespace portal
