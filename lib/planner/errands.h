// When an errand may go (rule 25).
#pragma once

#include "planner/plan.h"

#include <optional>
#include <span>

namespace planner {

struct Opening {
  std::optional<Instant> opens{};  // by time; empty: only an event opens it
  bool is_open = false;
};

// `health` is null for an ENT that is well.
[[nodiscard]] Opening opening_of(const domain::Errand& errand, const SchoolRules& rules,
                                 const domain::PortalHealth* health, std::span<const domain::RefusedAccount> refused,
                                 Instant now, const Policy& policy);

}  // namespace planner
