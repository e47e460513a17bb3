// The sentences that tell an administrator why an import is not being worked on (rule 19), and after domain::kToDo what to
// do, where it waits for a person.
#pragma once

#include "planner/plan.h"

#include <string>

namespace planner::wait {

using domain::Import;

// In its school's order.
[[nodiscard]] std::string for_a_person(const Import& held);
[[nodiscard]] std::string for_the_worker(const Import& running);
[[nodiscard]] std::string for_the_school(const Import& in_flight);                // another import of the school
[[nodiscard]] std::string for_edt(const Import& edt);                             // pending, or held and never sent
[[nodiscard]] std::string for_any_edt(const Import& idpn, const Policy& policy);  // none has come
[[nodiscard]] std::string for_configuration(const Import& import);                // of a school that is not configured
[[nodiscard]] std::string for_a_turn();  // another import of the school goes first

// In its ENT's.
[[nodiscard]] std::string for_credentials(const Import& import, const SchoolRules& rules);
[[nodiscard]] std::string for_what_the_portal_asked(Instant until, Instant now, const Policy& policy);
[[nodiscard]] std::string for_the_portal(const Import& import, Instant until, Instant now, const Policy& policy);
[[nodiscard]] std::string for_a_probe();
[[nodiscard]] std::string for_a_session(const Policy& policy);
[[nodiscard]] std::string for_quiet_to_end(Instant until, Instant now, const Policy& policy);
[[nodiscard]] std::string for_its_moment(const Import& import, Instant until, Instant now, const Policy& policy);

}  // namespace planner::wait
