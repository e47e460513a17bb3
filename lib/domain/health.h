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
  std::optional<Instant> asked_until{};  // what of that the ENT itself asked for (Retry-After), which nobody lifts

  friend bool operator==(const PortalHealth&, const PortalHealth&) = default;
};

// After a person said retry: our own patience is over, not what the ENT asked for. It is no sign of health, so one probe
// goes.
[[nodiscard]] inline PortalHealth lifted(PortalHealth health) {
  health.closed_until = health.asked_until;
  return health;
}

// An account that the ENT refused. Stands until the configured credentials differ from those refused or a person says
// retry.
struct RefusedAccount {
  Uai school;
  std::string fingerprint{};  // of the credentials, see Policy; never the credentials
  Instant at{};
  bool current = true;  // what Navette worked with when it last looked: whoever asks beside it may read other ones

  friend bool operator==(const RefusedAccount&, const RefusedAccount&) = default;
};

[[nodiscard]] inline bool is_refused(std::span<const RefusedAccount> refused, const Uai& school,
                                     const std::string& fingerprint) {
  return std::ranges::any_of(refused, [&](const RefusedAccount& account) {
    return account.school == school && account.fingerprint == fingerprint;
  });
}

}  // namespace domain
