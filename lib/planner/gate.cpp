#include "planner/gate.h"

#include "planner/quiet_hours.h"
#include "planner/wait.h"

#include <algorithm>

namespace planner {

Gate gate(const Turn& turn, const SchoolRules& rules, const domain::PortalHealth* health,
          std::span<const domain::RefusedAccount> refused, Instant now, const Policy& policy) {
  const domain::Import& import = *turn.import;
  const Instant own = std::max(import.not_before.value_or(import.received_at), import.received_at);
  if (domain::is_refused(refused, *import.school, rules.fingerprint))
    return {.ready_since = own, .sentence = wait::for_credentials(import, rules), .need = Wait::Need::credentials};

  const Instant portal = health && health->closed_until ? *health->closed_until : now;
  const Instant moment = std::max({now, import.not_before.value_or(now), portal});
  const Instant opens = turn.verb == Action::Verb::submit ? after_quiet(moment, policy) : moment;

  Gate gate{.opens = opens, .ready_since = own};
  if (portal > now && health->asked_until == portal)
    gate.sentence = wait::for_what_the_portal_asked(opens, now, policy);
  else if (portal > now)
    gate.sentence = wait::for_the_portal(import, opens, now, policy);
  else if (moment > now)
    gate.sentence = wait::for_its_moment(import, opens, now, policy);
  else if (opens > now)
    gate.sentence = wait::for_quiet_to_end(opens, now, policy);
  return gate;
}

}  // namespace planner
