#include "planner/errands.h"

#include "planner/backoff.h"
#include "planner/quiet_hours.h"

#include <algorithm>

namespace planner {

namespace {

using domain::Errand;
using domain::Fault;
using domain::Task;

constexpr int kTries = 10;
constexpr int kFilesInVain = 2;
constexpr int kFirstFilesInVain = 4;
constexpr Duration kAWeek = std::chrono::hours(24 * 7);

// The ENT gives logins to new people overnight at the soonest.
Duration patience(Task task, const SchoolRules& rules) {
  return task == Task::credentials ? rules.credentials_after : Duration::zero();
}

bool follows(Task task, const domain::Import& done) {
  switch (task) {
    case Task::people: return !done.outcome.not_recognised.empty();
    case Task::timetable: return done.kind == domain::Kind::edt && done.committed;
    case Task::credentials: return true;
  }
  return false;
}

}  // namespace

Opening opening_of(const Errand& errand, const SchoolRules& rules, const domain::PortalHealth* health,
                   std::span<const domain::RefusedAccount> refused, Instant now, const Policy& policy) {
  if (domain::is_refused(refused, errand.school, rules.fingerprint)) return {};
  const Instant portal = health && health->closed_until ? *health->closed_until : now;
  const Instant opens = after_quiet(std::max({now, errand.due_at, portal}), policy);
  return {opens, opens <= now};
}

std::vector<Errand> errands_after(const domain::Import& done, const SchoolRules& rules, Instant now) {
  std::vector<Errand> errands;
  for (const Task task : rules.tasks)
    if (follows(task, done))
      errands.push_back({.school = *done.school,
                         .task = task,
                         .import = done.id,
                         .due_at = now + patience(task, rules),
                         .quiet = kFilesInVain - kFirstFilesInVain});
  return errands;
}

std::optional<Errand> errand_after(const Errand& done, int newcomers, Instant now) {
  if (done.task != Task::credentials) return std::nullopt;
  const int quiet = newcomers > 0 ? 0 : done.quiet + 1;
  if (quiet >= kFilesInVain) return std::nullopt;
  Errand next = done;
  next.id = 0;
  next.attempts = 0;
  ++next.round;
  next.quiet = quiet;
  next.due_at = now + kAWeek;
  return next;
}

std::optional<Errand> errand_after_failure(Errand errand, const domain::Failure& failure, Instant now,
                                           const Policy& policy) {
  if (failure.fault == Fault::page_changed || failure.fault == Fault::file_refused) return std::nullopt;
  if (failure.fault == Fault::cancelled || failure.fault == Fault::credentials_refused) return errand;
  if (++errand.attempts >= kTries) return std::nullopt;
  errand.due_at =
      now + at_least(backoff(errand.attempts, static_cast<std::uint64_t>(errand.id), policy), failure.retry_after);
  return errand;
}

}  // namespace planner
