// What an ENT holds of the schools' exports, in its own words.
#pragma once

#include "domain/import.h"
#include "ent.h"

#include <string>
#include <vector>

namespace simulation {

struct LedgerEntry {
  domain::Uai school;
  domain::Kind kind{};
  std::string sha256;
  std::string state;
  Instant committed_at{};
};

[[nodiscard]] std::vector<LedgerEntry> ledger_of(SimulatedEnt& ent, Instant now);
// Those of an import of this school, kind and content.
[[nodiscard]] std::vector<LedgerEntry> ledger_of(SimulatedEnt& ent, Instant now, const domain::Import& import);

// Tells imports of one school, kind and content from all others.
[[nodiscard]] std::string identity(const domain::Uai& school, domain::Kind kind, const std::string& sha256);

}  // namespace simulation
