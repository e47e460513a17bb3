// What Navette remembers of an ENT and of an account between attempts, so that one school's bad hour is every school's
// lesson and a restart forgets neither an outage nor refused credentials.
#pragma once

#include "domain/clock.h"
#include "domain/uai.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>

namespace domain {

// One ENT (all its schools). Closed after a failure that is the ENT's own (unreachable, unavailable, throttled); when
// `closed_until` has passed, one probe goes first, and the others follow only when it succeeded.
struct PortalHealth {
  std::string portal{};  // the ENT's name in the configuration
  int failures = 0;      // in a row; 0 = well
  std::optional<Instant> closed_until{};

  friend bool operator==(const PortalHealth&, const PortalHealth&) = default;
};

// An account that the ENT refused. Stands until the configured credentials differ from those refused or a person says
// retry.
struct RefusedAccount {
  Uai school;
  std::string fingerprint{};  // of the credentials, see Policy; never the credentials
  Instant at{};

  friend bool operator==(const RefusedAccount&, const RefusedAccount&) = default;
};

[[nodiscard]] inline bool is_refused(std::span<const RefusedAccount> refused, const Uai& school,
                                     const std::string& fingerprint) {
  return std::ranges::any_of(refused, [&](const RefusedAccount& account) {
    return account.school == school && account.fingerprint == fingerprint;
  });
}

}  // namespace domain
