#include "engine/outlook.h"

namespace engine {

namespace {

// The planner needs the imports done in this school year and the last one.
constexpr domain::Duration kTwoYears = std::chrono::hours(24 * 731);

}  // namespace

Outlook::Outlook(journal::Journal& journal, const Settings& settings) : journal_(journal), settings_(settings) {
  strangers_.utc_offset = settings.utc_offset;
}

std::vector<const planner::Policy*> Outlook::policies() const {
  std::vector<const planner::Policy*> all;
  for (const planner::Policy& policy : settings_.policies) all.push_back(&policy);
  all.push_back(&strangers_);
  return all;
}

const planner::Policy& Outlook::policy_of(const domain::Import& import) const {
  for (const planner::Policy& policy : settings_.policies)
    if (import.school && policy.schools.count(*import.school) != 0) return policy;
  return strangers_;
}

planner::Plan Outlook::plan(const planner::Policy& policy, const std::set<domain::ImportId>& running,
                            domain::Instant now) const {
  std::vector<domain::Import> imports;
  for (domain::Import& import : journal_.situation(now - kTwoYears))
    if (&policy_of(import) == &policy) imports.push_back(std::move(import));
  const auto portals = journal_.portals();
  const auto refused = journal_.refused_accounts();
  return planner::plan({imports, portals, refused, running}, now, policy);
}

std::vector<planner::Wait> Outlook::waits(domain::Instant now) const {
  std::vector<planner::Wait> all;
  for (const planner::Policy* policy : policies()) {
    const auto waits = plan(*policy, {}, now).waits;
    all.insert(all.end(), waits.begin(), waits.end());
  }
  return all;
}

}  // namespace engine
