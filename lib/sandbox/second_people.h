// The second skin's people: who they are, their codes, new accounts. Also the pages' templates.
#pragma once

#include "sandbox/world.h"

#include <string_view>

namespace sandbox::second {

extern const std::string_view kPersons;  // the section's own page

[[nodiscard]] Response answer_search(World& world, const Visit& visit);
[[nodiscard]] Response answer_codes(World& world, Visit& visit);
[[nodiscard]] Response answer_account(World& world, Visit& visit);

}  // namespace sandbox::second
