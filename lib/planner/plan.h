// What to do next, decided in pure code: no file, no socket, no thread, no clock. Call it as often as you like; the same
// situation gives the same plan, and carrying out a plan's actions changes the situation so that they are not asked again.
//
// Ordering, per school:
//   (numbered sentences with their reasons: see plan.cpp's writer; each has its test)
#pragma once

#include "domain/event.h"
#include "domain/health.h"
#include "domain/import.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace planner {

using domain::Duration;
using domain::Instant;

struct QuietHours {  // local wall clock, minutes since midnight; may cross midnight (22:00 to 05:30)
  int from = 0;
  int to = 0;
};

// What to do with an import whose fate cannot be learnt, because the profile knows no page that tells.
enum class InDoubt { hold, send_again };

struct SchoolRules {
  std::string portal;              // the ENT it belongs to; schools of one ENT share its bounds and its health
  std::string fingerprint;         // of the configured credentials: differs when they were changed
  std::optional<domain::Mode> idpn_mode{};  // forced; empty = complete for the first of the school year, then partial
  std::map<domain::Kind, InDoubt> in_doubt{};  // absent = hold
};

struct Policy {
  unsigned first_month = 8;                                 // a school year starts on the 1st of this month
  Duration stale_after = std::chrono::hours(24 * 14);       // an export made longer ago is held for a confirmation
  int sessions_per_portal = 2;                              // imports, looks and verifications at once, per ENT
  Duration retry_first = std::chrono::minutes(1);           // after the 1st failure; doubles
  Duration retry_most = std::chrono::hours(1);
  Duration look_first = std::chrono::seconds(20);           // queue: first look after the commit; grows
  Duration look_most = std::chrono::minutes(5);
  Duration look_per_school = std::chrono::seconds(20);      // expected time of one school ahead of us
  Duration verify_first = std::chrono::seconds(30);         // a doubtful import is verified this long after the loss
  std::optional<QuietHours> quiet{};                        // no new attempt begins; looks and verifications go on
  std::function<Duration(Instant)> utc_offset{};            // local time = UTC + this; empty = UTC
  std::map<domain::Uai, SchoolRules> schools{};
};

struct Situation {
  // Every import that has not ended, and of each school the done ones of this and the last school year.
  std::span<const domain::Import> imports;
  std::span<const domain::PortalHealth> portals;            // absent = well
  std::span<const domain::RefusedAccount> refused_accounts;
  std::set<domain::ImportId> running;                       // in the hands of a worker right now: leave them alone
};

struct Action {
  enum class Verb {
    submit,     // sign in and import; `mode` says how (IdPN)
    look,       // ask the ENT how far a queued import is
    verify,     // ask the ENT whether it has a doubtful import
    hold,       // journal Held{sentence}
    supersede,  // journal Superseded{by}
    absolve,    // journal FoundAbsent without asking: the rules say "send again" where nobody can tell
  };
  Verb verb;
  domain::ImportId import = 0;
  std::optional<domain::Mode> mode{};
  std::string sentence{};
  domain::ImportId by = 0;

  friend bool operator==(const Action&, const Action&) = default;
};

// Why an import is not being worked on at this moment: French, for `status` and the pages.
struct Wait {
  domain::ImportId import = 0;
  std::string sentence{};

  friend bool operator==(const Wait&, const Wait&) = default;
};

struct Plan {
  std::vector<Action> actions{};        // in the order in which they should be taken
  std::vector<Wait> waits{};            // one for each pending import without an action
  std::optional<Instant> wake_at{};     // plan again then at the latest; empty = only when something happens
};

[[nodiscard]] Plan plan(const Situation& situation, Instant now, const Policy& policy);

// What a failed attempt, look or verification makes of its import: Failed with the next moment (growing intervals,
// jitter from the import's id, Retry-After honoured), Refused for file_refused, Held for page_changed.
[[nodiscard]] domain::Event after_failure(const domain::Import& import, const domain::Failure& failure, Instant now,
                                          const Policy& policy);

// When to look at a queued import again: by the announced position or time where there is one, else growing intervals.
[[nodiscard]] Instant next_look(const domain::Import& import, std::optional<int> ahead,
                                std::optional<Duration> announced, Instant now, const Policy& policy);

// The ENT's health after an attempt that ended with `failure` (empty: it went well).
[[nodiscard]] domain::PortalHealth after(domain::PortalHealth health, const std::optional<domain::Failure>& failure,
                                         Instant now, const Policy& policy);

}  // namespace planner
