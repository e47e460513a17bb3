// `navette check`, as far as the ENT's pages go: walks to every screen of the profile and looks for everything that its
// steps will use. Sends no file, submits no form but the sign-in's and those on the way to the list of imports.
#pragma once

#include "portal/flow.h"

#include <vector>

namespace portal {

[[nodiscard]] std::vector<Checked> inspect(Flow& flow, Browser& browser, const Profile& profile);

}  // namespace portal
