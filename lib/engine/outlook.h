// The journal as the planner sees it, an ENT at a time. Changes nothing: the engine acts on it, `navette status` shows
// it.
#pragma once

#include "engine/settings.h"
#include "journal/journal.h"

#include <optional>
#include <set>
#include <vector>

namespace engine {

// What Navette is still to do at an ENT because of an import that is done.
struct ToCome {
  domain::Errand errand;
  std::optional<domain::Instant> opens{};  // not before; empty: only when the school's account has been corrected
};

class Outlook {
 public:
  // Both outlive the outlook.
  Outlook(journal::Journal& journal, const Settings& settings);

  // The configured ENTs' policies, then that of the schools which no ENT of the configuration has.
  [[nodiscard]] std::vector<const planner::Policy*> policies() const;
  [[nodiscard]] const planner::Policy& policy_of(const domain::Import& import) const;

  // What the journal holds now that plans are made of.
  struct View {
    std::vector<domain::Import> imports{};
    std::vector<domain::PortalHealth> portals{};
    std::vector<domain::RefusedAccount> refused_accounts{};
    std::vector<domain::Errand> errands{};
  };
  // In the hands of workers.
  struct Running {
    std::set<domain::ImportId> imports{};
    std::set<domain::ErrandId> errands{};
  };
  [[nodiscard]] View look(domain::Instant now) const;

  // The plan for one of policies().
  [[nodiscard]] planner::Plan plan(const planner::Policy& policy, const View& view, const Running& running,
                                   domain::Instant now) const;

  // Why each pending or held import is not being worked on, were nothing running. What its refused credentials stop no more
  // is among them: its own reason is still the refusal, which nobody should read now.
  [[nodiscard]] std::vector<planner::Wait> waits(domain::Instant now) const;

  // The errands of configured schools, the soonest first.
  [[nodiscard]] std::vector<ToCome> to_come(domain::Instant now) const;

 private:
  journal::Journal& journal_;
  const Settings& settings_;
  planner::Policy strangers_;
};

// What is said there of one of them, in French; empty if nothing stands in its way, or it needs no work.
[[nodiscard]] std::string sentence_of(const std::vector<planner::Wait>& waits, domain::ImportId id);

}  // namespace engine
