#include "planner/quiet_hours.h"

#include "planner/local_time.h"

namespace planner {

namespace {

constexpr int kDay = 24 * 60;

int minute_of_day(Instant when, const Policy& policy) {
  const auto local = to_local(when, policy);
  return static_cast<int>(
      std::chrono::floor<std::chrono::minutes>(local - std::chrono::floor<std::chrono::days>(local)).count());
}

}  // namespace

bool is_quiet(Instant when, const Policy& policy) {
  if (!policy.quiet || policy.quiet->from == policy.quiet->to) return false;
  const auto [from, to] = *policy.quiet;
  const int minute = minute_of_day(when, policy);
  return from < to ? from <= minute && minute < to : from <= minute || minute < to;
}

Instant after_quiet(Instant when, const Policy& policy) {
  if (!is_quiet(when, policy)) return when;
  const int left = (policy.quiet->to - minute_of_day(when, policy) + kDay) % kDay;
  const auto minute = std::chrono::floor<std::chrono::minutes>(when);  // offsets are whole minutes
  const Instant end = minute + std::chrono::minutes(left);
  if (offset_at(when, policy) == offset_at(end, policy)) return end;

  // The clock jumps before the end, and the end may lie in the hour that is skipped: ask minute by minute.
  Instant at = minute;
  for (int i = 0; i < 2 * kDay && is_quiet(at, policy); ++i) at += std::chrono::minutes(1);
  return at;
}

}  // namespace planner
