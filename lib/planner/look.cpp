#include "planner/plan.h"

#include <algorithm>

namespace planner {

Instant next_look(const domain::Import& import, std::optional<int> ahead, std::optional<Duration> announced,
                  Instant now, const Policy& policy) {
  const Duration waited = std::max(now - import.committed_at.value_or(now), Duration::zero());
  const Duration longest = std::max(policy.look_first, policy.look_most);
  const Duration patience = std::clamp(waited / 4, policy.look_first, longest);
  if (announced) return now + std::clamp(*announced, patience, 4 * longest);

  // More schools than fill the longest wait say no more than that many do; an absurd number must not overflow.
  const Duration per_school = std::clamp(policy.look_per_school, Duration::zero(), longest);
  return now + std::clamp(std::clamp(ahead.value_or(0), 0, 100'000) * per_school, patience, longest);
}

}  // namespace planner
