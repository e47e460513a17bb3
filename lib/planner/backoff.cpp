#include "planner/backoff.h"

#include "domain/plant.h"

#include <algorithm>

namespace planner {

namespace {

constexpr Duration kRetryAfterMost = std::chrono::hours(24);

// The finalizer of SplitMix64 (Steele, Lea, Flood 2014): neighbouring seeds give unrelated values.
std::uint64_t mix(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

}  // namespace

Duration backoff(int failures, std::uint64_t seed, const Policy& policy) {
  Duration wait = policy.retry_first;
  for (int i = 1; i < failures && wait < policy.retry_most; ++i) wait *= 2;
  wait = std::min(wait, policy.retry_most);
  const auto per_mille = static_cast<Duration::rep>(mix(seed ^ mix(static_cast<std::uint64_t>(failures))) % 201) - 100;
  return wait + wait * per_mille / 1000;
}

Duration at_least(Duration wait, const std::optional<Duration>& retry_after) {
  if (domain::planted(domain::Plant::ignores_retry_after)) return wait;
  return std::max(wait, std::min(retry_after.value_or(Duration::zero()), kRetryAfterMost));
}

}  // namespace planner
