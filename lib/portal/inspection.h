// `navette check`, as far as the ENT's pages go: walks to every screen of the profile and looks for everything that its
// steps will use. Sends no file, submits no form but the sign-in's and those on the way to the list of imports.
#pragma once

#include "portal/flow.h"

#include <functional>

namespace portal {

// `sign_in` signs in as a session does.
void inspect(Flow& flow, Browser& browser, const Profile& profile, const std::function<Result<void>()>& sign_in,
             const Tell& tell);

}  // namespace portal
