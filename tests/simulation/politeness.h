// How Navette behaves toward the ENTs, held against what they asked for and what it owes them. Knows only what Navette
// was told, as it would be seen from outside: nothing of the journal or of the plan.
#pragma once

#include "checks.h"
#include "engine/engine.h"
#include "place.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace simulation {

class Politeness {
 public:
  Politeness(Place& place, Checks& checks) : place_(place), checks_(checks) {}

  // At the moment it is decided, which is a moment before it begins.
  void visit_begins(const domain::Uai& school, const engine::Job& job);
  void visit_ends(const domain::Uai& school) { visits_.erase(school); }
  [[nodiscard]] bool visits(const domain::Uai& school) const { return visits_.contains(school); }
  // What a visit brought back. `patience`: until when the ENT asked for it.
  // `failure`: empty if it went well.
  void told(const engine::Job& job, const std::optional<domain::Failure>& failure, std::optional<Instant> patience);
  // What the journal says of an import now.
  void noted(std::string_view event, const domain::Import& import);
  // What begins only outside quiet hours: an import, an errand.
  void begins(const domain::Import& import, Instant at);

  // A person's word. `now`: one that ends the patience which is not asked for by the ENT.
  void retried(const domain::Import& import, bool now);
  void corrected(const domain::Uai& school) { refused_.erase(school); }
  void died();

 private:
  void noted(const domain::Errand& errand, const std::optional<domain::Failure>& failure);

  struct Health {  // of an ENT; each moment as early as it can be
    int failures = 0;
    Instant retry_after{};
    Instant opens{};
    Instant opens_at_last{};  // as late as it can be
  };

  Place& place_;
  Checks& checks_;
  std::map<domain::Uai, std::string> visits_;  // under way, with the ENT's name
  std::map<std::string, Health> ents_;
  std::set<domain::Uai> refused_;  // whose credentials were refused, and Navette has been told
  std::map<domain::ImportId, Instant> not_before_;
  std::map<domain::ErrandId, Instant> errands_;  // not before
};

}  // namespace simulation
