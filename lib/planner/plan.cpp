#include "planner/plan.h"

#include "planner/errands.h"
#include "planner/gate.h"
#include "planner/wait.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace planner {

namespace {

using domain::Import;
using Verb = Action::Verb;

// A school's turn whose moment has come; what is left is its ENT's patience.
struct Candidate {
  Turn turn;
  Instant ready_since;
};

class Planner {
 public:
  Planner(const Situation& situation, Instant now, const Policy& policy)
      : situation_(situation), now_(now), policy_(policy) {}

  Plan plan() && {
    std::map<domain::Uai, std::vector<const Import*>> schools;
    for (const Import& each : situation_.imports)
      if (each.school) schools[*each.school].push_back(&each);
    note_running_errands();
    for (const auto& [uai, imports] : schools) plan_school(uai, imports);
    for (auto& [portal, candidates] : candidates_) plan_portal(portal, candidates);
    for (const domain::Errand& errand : situation_.errands) plan_errand(errand);
    std::ranges::sort(plan_.waits, {}, &Wait::import);
    return std::move(plan_);
  }

 private:
  const domain::PortalHealth* health_of(const std::string& portal) const {
    const auto found = std::ranges::find(situation_.portals, portal, &domain::PortalHealth::portal);
    return found == situation_.portals.end() ? nullptr : &*found;
  }

  static bool is_ill(const domain::PortalHealth* health) { return health && health->failures > 0; }

  int bound_of(const domain::PortalHealth* health) const {
    return is_ill(health) ? 1 : std::max(policy_.sessions_per_portal, 1);
  }

  void wake_at(std::optional<Instant> when) {
    if (when && *when > now_) plan_.wake_at = std::min(plan_.wake_at.value_or(*when), *when);
  }

  void plan_school(const domain::Uai& uai, Imports imports) {
    const auto found = policy_.schools.find(uai);
    const SchoolRules* rules = found == policy_.schools.end() ? nullptr : &found->second;
    if (rules)
      running_at_[rules->portal] += static_cast<int>(
          std::ranges::count_if(imports, [&](const Import* each) { return situation_.running.contains(each->id); }));

    Order order = planner::order(imports, rules, situation_.running, now_, policy_);
    std::ranges::move(order.decisions, std::back_inserter(plan_.actions));
    std::ranges::move(order.waits, std::back_inserter(plan_.waits));
    wake_at(order.change);

    bool one_goes = busy_.contains(uai);  // rule 9
    if (!order.turns.empty() || std::ranges::any_of(imports, [](const Import* each) { return in_flight(*each); }))
      busy_.insert(uai);
    for (const Turn& turn : order.turns) {
      Gate way = gate(turn, *rules, health_of(rules->portal), situation_.refused_accounts, now_, policy_);
      wake_at(way.opens);
      if (way.is_open() && !one_goes) {
        candidates_[rules->portal].push_back({turn, way.ready_since});
        one_goes = true;
      } else {
        plan_.waits.push_back(
            {turn.import->id, way.is_open() ? wait::for_a_turn() : std::move(way.sentence), way.need});
      }
    }
  }

  void note_running_errands() {
    for (const domain::Errand& errand : situation_.errands) {
      const auto rules = policy_.schools.find(errand.school);
      if (rules == policy_.schools.end() || !situation_.running_errands.contains(errand.id)) continue;
      ++running_at_[rules->second.portal];
      busy_.insert(errand.school);
    }
  }

  // Rule 25. An import that only waits for its moment keeps none waiting, but for that moment.
  void plan_errand(const domain::Errand& errand) {
    const auto found = policy_.schools.find(errand.school);
    if (found == policy_.schools.end() || situation_.running_errands.contains(errand.id)) return;
    const SchoolRules& rules = found->second;
    const domain::PortalHealth* health = health_of(rules.portal);
    const Opening opening = opening_of(errand, rules, health, situation_.refused_accounts, now_, policy_);
    wake_at(opening.opens);
    int& running = running_at_[rules.portal];
    if (!opening.is_open || running >= bound_of(health)) return;
    if (!busy_.insert(errand.school).second) return;
    ++running;
    plan_.actions.push_back({.verb = Verb::errand, .import = errand.import, .errand = errand.id});
  }

  // Rules 9, 10 and 12.
  void plan_portal(const std::string& portal, std::vector<Candidate>& candidates) {
    std::ranges::sort(candidates, {}, [](const Candidate& each) {
      return std::tuple(each.turn.verb == Verb::submit, each.ready_since, each.turn.import->id);
    });
    const domain::PortalHealth* health = health_of(portal);
    const bool probing = is_ill(health);
    int free = bound_of(health) - running_at_[portal];
    for (const Candidate& each : candidates) {
      const auto& [import, verb, mode] = each.turn;
      if (free-- > 0) {
        plan_.actions.push_back({.verb = verb, .import = import->id, .mode = mode});
        ++running_at_[portal];
      } else {
        plan_.waits.push_back({import->id, probing ? wait::for_a_probe() : wait::for_a_session(policy_)});
      }
    }
  }

  const Situation& situation_;
  Instant now_;
  const Policy& policy_;
  std::map<std::string, int> running_at_{};
  std::set<domain::Uai> busy_{};
  std::map<std::string, std::vector<Candidate>> candidates_{};
  Plan plan_{};
};

}  // namespace

Plan plan(const Situation& situation, Instant now, const Policy& policy) {
  return Planner(situation, now, policy).plan();
}

}  // namespace planner
