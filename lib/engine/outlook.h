// The journal as the planner sees it, an ENT at a time. Changes nothing: the engine acts on it, `navette status` shows
// it.
#pragma once

#include "engine/settings.h"
#include "journal/journal.h"

#include <set>
#include <vector>

namespace engine {

class Outlook {
 public:
  // Both outlive the outlook.
  Outlook(journal::Journal& journal, const Settings& settings);

  // The configured ENTs' policies, then that of the schools which no ENT of the configuration has.
  [[nodiscard]] std::vector<const planner::Policy*> policies() const;
  [[nodiscard]] const planner::Policy& policy_of(const domain::Import& import) const;

  // The plan for one of policies().
  [[nodiscard]] planner::Plan plan(const planner::Policy& policy, const std::set<domain::ImportId>& running,
                                   domain::Instant now) const;

  // Why each pending or held import is not being worked on, were nothing running.
  [[nodiscard]] std::vector<planner::Wait> waits(domain::Instant now) const;

 private:
  journal::Journal& journal_;
  const Settings& settings_;
  planner::Policy strangers_;
};

}  // namespace engine
