// The engine's part of a world, and what is checked at its every step.
#include "planner/world.h"

namespace planner {

Plan World::plan() const {
  std::vector<domain::PortalHealth> health;
  for (const auto& [name, portal] : portals_) health.push_back(portal.health);
  std::set<ImportId> running;
  for (const auto& [id, job] : jobs_) running.insert(id);
  return planner::plan({imports_, health, refused_, running}, now_, policy_);
}

void World::turn_the_crank() {
  const Plan first = plan();
  ++tally_.plans;
  check_before(first);
  for (const Action& action : first.actions) {
    if (action.verb == Verb::hold) apply(action.import, domain::Held{action.sentence});
    if (action.verb == Verb::supersede) apply(action.import, domain::Superseded{action.by});
  }

  std::vector<Action> rest = first.actions;
  std::erase_if(rest, [](const Action& each) { return each.verb == Verb::hold || each.verb == Verb::supersede; });
  if (rest.size() < first.actions.size() && plan().actions != rest) broken("journaling its decisions changed the plan");
  for (const Action& action : rest) begin(action);
  check_school_order();

  // What is begun is not asked for again, neither now nor before the wake-up.
  const Plan third = first.actions.empty() ? first : plan();
  if (!third.actions.empty()) broken("asked for again", third.actions.front().import);
  if (third.wake_at && *third.wake_at <= now_) broken("wakes in the past");
  const Instant real_now = now_;
  now_ = third.wake_at ? *third.wake_at - 1ms : now_ + 24h * 60;
  const Plan later = plan();
  now_ = real_now;
  if (!later.actions.empty()) broken("time alone brings an action before the wake-up", later.actions.front().import);

  wake_at_ = third.wake_at;
  for (const auto& [id, job] : jobs_) wake_at_ = std::min(wake_at_.value_or(job.end_at), job.end_at);
}

void World::begin(const Action& action) {
  check_action(action);
  const Import& import = at(action.import);
  Job job{.verb = action.verb, .end_at = now_ + 1s + up_to(1min)};
  job.commit_at = job.end_at;
  if (action.verb == Verb::submit) {
    apply(action.import, domain::Started{action.mode});
    const bool ill = now_ < portal_of(import).ill_until;
    const bool fails_early = ill || !accounts_.at(*import.school).good || (faults_ && chance(20));
    if (!fails_early) job.commit_at = now_ + (job.end_at - now_) / 2;
  }
  jobs_[action.import] = job;
}

void World::check_before(const Plan& all) const {
  std::map<ImportId, int> named;
  for (const Action& each : all.actions) ++named[each.import];
  for (const Wait& each : all.waits) {
    ++named[each.import];
    if (each.sentence.empty()) broken("a wait without a sentence", each.import);
  }
  for (const Import& each : imports_) {
    const int expected = has_ended(each) ? 0 : 1;
    if (named[each.id] != expected) broken("named " + std::to_string(named[each.id]) + " times", each.id);
  }
}

void World::check_action(const Action& action) const {
  const Import& import = at(action.import);
  const SchoolRules& rules = policy_.schools.at(*import.school);
  const domain::PortalHealth& health = portals_.at(rules.portal).health;
  const auto broken_by = [&](const std::string& what) { broken(what, import.id); };

  if (import.not_before && *import.not_before > now_) broken_by("too early");
  if (health.closed_until && *health.closed_until > now_) broken_by("the ENT is closed");
  for (const auto& each : refused_)
    if (each.school == *import.school && each.fingerprint == rules.fingerprint) broken_by("its account is refused");

  int sessions = 0;
  for (const auto& [id, job] : jobs_) {
    if (at(id).school == import.school) broken_by("two at once for a school");
    if (policy_.schools.at(*at(id).school).portal == rules.portal) ++sessions;
  }
  if (sessions >= policy_.sessions_per_portal) broken_by("too many sessions");
  if (health.failures > 0 && sessions > 0) broken_by("more than a probe");

  if (action.verb == Verb::look && import.state != State::queued) broken_by("looks at what is not queued");
  if (action.verb == Verb::verify && import.state != State::doubtful) broken_by("verifies what is not in doubt");
  if (action.verb != Verb::submit) return;
  if (import.state != State::waiting) broken_by("sends what is not waiting");
  if (policy_.quiet && policy_.quiet->from != policy_.quiet->to) {
    const auto [from, to] = *policy_.quiet;
    const auto minute = ((now_ + policy_.utc_offset(now_)).time_since_epoch() / 1min) % (24 * 60);
    const bool quiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
    if (quiet) broken_by("begins in quiet hours");
  }
  if (import.mode.has_value() && import.kind == Kind::edt) broken_by("an EDT has no mode");
  if (import.kind != Kind::idpn || import.forced) return;
  bool edt_done = false;
  for (const Import& each : imports_) {
    if (each.kind != Kind::edt || each.school != import.school) continue;
    if (each.state == State::waiting || in_flight(each)) broken_by("before its EDT");
    edt_done = edt_done || (each.state == State::done && year_of(each) == year_of(import));
  }
  if (!edt_done) broken_by("before any EDT of its year");
}

void World::check_school_order() const {
  std::map<domain::Uai, int> flying;
  for (const Import& each : imports_)
    if (in_flight(each) && ++flying[*each.school] > 1) broken("two in flight for a school", each.id);
  for (const auto& [id, truth] : truths_)
    if (truth.taken > 1 + truth.blind_permissions) broken("the ENT has it twice", id);
}

std::string World::wait_of(ImportId id) const {
  const Plan all = plan();
  const auto found = std::ranges::find(all.waits, id, &Wait::import);
  return found == all.waits.end() ? "" : found->sentence;
}

bool World::may_wait_for_ever(const Import& import) const {
  if (!policy_.schools.contains(*import.school)) return true;
  const auto is_of_school = [&](const Import& each) { return each.school == import.school && each.id != import.id; };
  bool edt_done = false;
  for (const Import& each : imports_) {
    if (!is_of_school(each)) continue;
    if (each.state == State::held && each.committed) return true;  // a person has to say what became of it
    edt_done = edt_done || (each.kind == Kind::edt && each.state == State::done && year_of(each) == year_of(import));
  }
  return import.kind == Kind::idpn && !import.forced && !edt_done;
}

void World::check_the_end() const {
  if (!jobs_.empty()) broken("work is still going on");
  for (const Import& each : imports_) {
    if (has_ended(each) || each.state == State::held) continue;
    if (each.state != State::waiting || !may_wait_for_ever(each))
      broken("is still " + std::string(domain::name_of(each.state)) + ": " + wait_of(each.id), each.id);
  }
}

}  // namespace planner
