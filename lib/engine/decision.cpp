#include "engine/decision.h"

#include <variant>

namespace engine {

namespace {

bool were_corrected(journal::Journal& journal, const domain::Uai& school, const std::string& fingerprint) {
  if (fingerprint.empty()) return false;  // who decides cannot read them
  return !domain::is_refused(journal.refused_accounts(), school, fingerprint);
}

}  // namespace

domain::Result<domain::Import> decide(journal::Journal& journal, const Settings& settings, domain::ImportId id,
                                      const domain::Event& event, domain::Instant now) {
  auto changed = journal.apply(id, event, now);
  if (!changed || !changed->school || !std::holds_alternative<domain::Retried>(event)) return changed;
  const domain::Uai& school = *changed->school;
  std::string fingerprint;
  for (const planner::Policy& policy : settings.policies)
    if (const auto rules = policy.schools.find(school); rules != policy.schools.end()) {
      fingerprint = rules->second.fingerprint;
      journal.lift_pause(rules->second.portal);
    }
  if (!were_corrected(journal, school, fingerprint)) journal.forgive(school);
  return changed;
}

}  // namespace engine
