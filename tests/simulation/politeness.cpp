#include "politeness.h"

#include <algorithm>

namespace simulation {

using namespace std::chrono_literals;
using domain::Fault;

namespace {

constexpr Duration kRetryAfterMost = 24h;
constexpr Duration kRetryFirst = 1min, kRetryMost = 1h;
constexpr Duration kLookFirst = 20s;
constexpr int kErrandTries = 10;

// The pause after so many failures, without the tenth by which it is moved.
Duration pause_after(int failures) {
  Duration pause = kRetryFirst;
  for (int i = 1; i < failures && pause < kRetryMost; ++i) pause *= 2;
  return std::min(pause, kRetryMost);
}

Duration least(Duration pause) { return pause * 9 / 10; }
Duration most(Duration pause) { return pause * 11 / 10; }

bool is_of_the_ent(Fault fault) {
  return fault == Fault::unreachable || fault == Fault::unavailable || fault == Fault::throttled;
}

}  // namespace

void Politeness::visit_begins(const domain::Uai& uai, const engine::Job& job) {
  const SimulatedEnt& ent = *place_.school(uai).ent;
  const std::string& name = ent.rules().name;
  const auto now = place_.agenda.now();
  const auto others = std::ranges::count_if(visits_, [&](const auto& each) { return each.second == name; });
  checks_.hold(Promise::one_visit_a_school, visits_.emplace(uai, name).second, "two visits for one school at once",
               job.import);
  if (others > 0)
    checks_.hold(Promise::sessions, others < ent.rules().sessions, "more visits at once than sessions are allowed",
                 job.import);
  if (const auto known = ents_.find(name); known != ents_.end()) {
    const Health& health = known->second;
    if (health.retry_after != Instant{})
      checks_.hold(Promise::retry_after, now >= health.retry_after,
                   "a visit begins before the ENT's Retry-After is over", job.import);
    if (health.failures > 0) {
      checks_.hold(Promise::pause_of_the_ent, now >= health.opens, "a visit begins too soon after the ENT failed",
                   job.import);
      checks_.hold(Promise::one_probe, others == 0, "two visits at once to an ENT that has not been well since",
                   job.import);
    }
  }
  if (job.errand) {
    if (const auto pause = errands_.find(job.errand->id); pause != errands_.end())
      checks_.hold(Promise::pause_of_the_errand, now >= pause->second, "an errand begins too soon after it failed",
                   job.import);
    begins(job.import, now);
  } else if (const auto pause = not_before_.find(job.import.id); pause != not_before_.end())
    checks_.hold(Promise::pause_of_the_import, now >= pause->second, "a visit begins too soon after the last one",
                 job.import);
  checks_.hold(Promise::refused_credentials, !refused_.contains(uai),
               "a visit begins with credentials that were refused", job.import);
}

void Politeness::told(const engine::Job& job, const std::optional<domain::Failure>& failure,
                      std::optional<Instant> patience) {
  const auto now = place_.agenda.now();
  if (job.errand) noted(*job.errand, failure);
  Health& health = ents_[place_.school(*job.import.school).ent->rules().name];
  if (!failure || !is_of_the_ent(failure->fault)) {
    if (failure && failure->fault == Fault::credentials_refused) refused_.insert(*job.import.school);
    if (failure && (failure->fault == Fault::page_changed || failure->fault == Fault::cancelled)) return;
    if (now >= health.opens) health.failures = 0;
    return;
  }
  Instant asked{};
  if (patience && failure->fault != Fault::unreachable) asked = std::min(*patience, now + kRetryAfterMost);
  health.retry_after = std::max(health.retry_after, asked);
  if (now >= health.opens_at_last) {  // nearer to it nobody knows whether it belongs to the same outage
    ++health.failures;
    health.opens = now + least(pause_after(health.failures));
    health.opens_at_last = now + most(pause_after(health.failures));
  }
  health.opens = std::max(health.opens, asked);
  health.opens_at_last = std::max(health.opens_at_last, asked);
}

// One that has ended never begins again.
void Politeness::noted(const domain::Errand& errand, const std::optional<domain::Failure>& failure) {
  if (failure && (failure->fault == Fault::cancelled || failure->fault == Fault::credentials_refused)) return;
  const bool ended = !failure || failure->fault == Fault::page_changed || failure->fault == Fault::file_refused ||
                     errand.attempts + 1 == kErrandTries;
  errands_[errand.id] = ended ? Instant::max() : place_.agenda.now() + least(pause_after(errand.attempts + 1));
}

void Politeness::noted(std::string_view event, const domain::Import& import) {
  const auto now = place_.agenda.now();
  if (event == "queued") {
    not_before_[import.id] = now + kLookFirst;
  } else if (event == "failed" && import.state == domain::State::waiting && import.last_fault != Fault::cancelled &&
             import.last_fault != Fault::signed_out && import.last_fault != Fault::credentials_refused) {
    not_before_[import.id] = now + least(pause_after(import.attempts));
  } else {
    not_before_.erase(import.id);
  }
}

void Politeness::begins(const domain::Import& import, Instant at) {
  if (!place_.quiet || place_.quiet->from == place_.quiet->to) return;
  const auto [from, to] = *place_.quiet;
  const auto minute = at.time_since_epoch() / 1min % (24 * 60);
  const bool quiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  checks_.hold(Promise::quiet_hours, !quiet, "an import or an errand begins in quiet hours", import);
}

void Politeness::retried(const domain::Import& import, bool now) {
  if (import.school) refused_.erase(*import.school);
  not_before_.erase(import.id);
  if (!now || !import.school) return;
  const auto school = std::ranges::find(place_.schools, *import.school, &School::uai);
  if (school == place_.schools.end()) return;
  if (const auto known = ents_.find(school->ent->rules().name); known != ents_.end())
    known->second.opens = known->second.opens_at_last = known->second.retry_after;
}

// Of what a visit had just brought back nobody knows whether it was written down.
void Politeness::died() {
  visits_.clear();
  for (auto& [name, health] : ents_) health.failures = 0;
}

}  // namespace simulation
