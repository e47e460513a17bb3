#include "engine/outlook.h"

#include "planner/errands.h"

#include <algorithm>

namespace engine {

namespace {

// The planner needs the imports done in this school year and the last one.
constexpr domain::Duration kTwoYears = std::chrono::hours(24 * 731);

bool stopped_by_credentials(const std::vector<domain::Import>& imports, domain::ImportId id) {
  const auto found = std::ranges::find(imports, id, &domain::Import::id);
  return found != imports.end() && found->last_fault == domain::Fault::credentials_refused;
}

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

Outlook::View Outlook::look(domain::Instant now) const {
  return {journal_.situation(now - kTwoYears), journal_.portals(), journal_.refused_accounts(), journal_.errands()};
}

planner::Plan Outlook::plan(const planner::Policy& policy, const View& view, const Running& running,
                            domain::Instant now) const {
  std::vector<domain::Import> imports;
  for (const domain::Import& import : view.imports)
    if (&policy_of(import) == &policy) imports.push_back(import);
  return planner::plan({imports, view.portals, view.refused_accounts, running.imports, view.errands, running.errands},
                       now, policy);
}

std::vector<planner::Wait> Outlook::waits(domain::Instant now) const {
  std::vector<planner::Wait> all;
  const View view = look(now);
  for (const planner::Policy* policy : policies()) {
    const planner::Plan one = plan(*policy, view, {}, now);
    all.insert(all.end(), one.waits.begin(), one.waits.end());
    for (const planner::Action& action : one.actions)
      if (stopped_by_credentials(view.imports, action.import))
        all.push_back({action.import, "Plus rien ne s'y oppose : Navette reprend cet import d'elle-même."});
  }
  return all;
}

std::vector<ToCome> Outlook::to_come(domain::Instant now) const {
  std::vector<ToCome> all;
  const auto portals = journal_.portals();
  const auto refused = journal_.refused_accounts();
  for (const domain::Errand& errand : journal_.errands())
    for (const planner::Policy& policy : settings_.policies)
      if (const auto rules = policy.schools.find(errand.school); rules != policy.schools.end()) {
        const auto health = std::ranges::find(portals, rules->second.portal, &domain::PortalHealth::portal);
        all.push_back({errand, planner::opening_of(errand, rules->second, health == portals.end() ? nullptr : &*health,
                                                   refused, now, policy)
                                   .opens});
      }
  std::ranges::stable_sort(all, {}, [](const ToCome& one) { return one.opens.value_or(domain::Instant::max()); });
  return all;
}

std::string sentence_of(const std::vector<planner::Wait>& waits, domain::ImportId id) {
  for (const planner::Wait& wait : waits)
    if (wait.import == id) return wait.sentence;
  return {};
}

}  // namespace engine
