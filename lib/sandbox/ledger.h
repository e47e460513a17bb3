// What the ENT really took in and who came, as JSON. The shape is told in ent.h.
#pragma once

#include "sandbox/world.h"

#include <string>

namespace sandbox {

[[nodiscard]] std::string ledger_of(const World& world, domain::Instant now);
[[nodiscard]] std::string directory_of(const World& world);

}  // namespace sandbox
