// What stands between one school's turn and its ENT (rules 11 to 15).
#pragma once

#include "planner/order.h"

#include <string>

namespace planner {

struct Gate {
  std::optional<Instant> opens{};  // by time; empty: only an event opens it
  Instant ready_since{};           // when the import's own moment came, or comes: who waited longest goes first
  std::string sentence{};          // why it is shut, French; empty if it is open
  Wait::Need need{};               // that opens it

  [[nodiscard]] bool is_open() const { return sentence.empty(); }
};

// `health` is null for an ENT that is well.
[[nodiscard]] Gate gate(const Turn& turn, const SchoolRules& rules, const domain::PortalHealth* health,
                        std::span<const domain::RefusedAccount> refused, Instant now, const Policy& policy);

}  // namespace planner
