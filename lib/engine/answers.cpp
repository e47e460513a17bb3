// What a worker brought back, as events of the import's life.
#include "domain/overloaded.h"
#include "domain/plant.h"
#include "engine/engine.h"

namespace engine {

using domain::Event;
using domain::Failure;
using domain::overloaded;

Event Engine::event_for(const Import& import, const domain::Result<portal::Answer>& answer, Instant now) const {
  const planner::Policy& policy = outlook_.policy_of(import);
  if (!answer) return planner::after_failure(import, answer.error(), now, policy);
  return std::visit(
      overloaded{
          [&](const portal::InQueue& it) -> Event {
            if (domain::planted(domain::Plant::done_before_the_answer)) return domain::Finished{};
            return domain::Queued{it.ahead, planner::next_look(import, it.ahead, it.announced, now, policy)};
          },
          [](const portal::TakenIn& it) -> Event { return domain::Finished{it.outcome}; },
          [](const portal::TurnedDown& it) -> Event {
            return domain::Refused{it.sentence, true};
          },
          [&](const portal::Absent&) -> Event { return planner::when_absent(import, now, policy); },
          [&](const portal::CannotTell& it) -> Event {
            return planner::when_nobody_can_tell(import, it.sentence, now, policy);
          },
      },
      *answer);
}

// The ENT's health is every school's; refused credentials are one school's.
void Engine::note_health(const Job& job, const std::optional<Failure>& failure, Instant now) {
  const Import& import = job.import;
  const planner::Policy& policy = outlook_.policy_of(import);
  const auto rules = policy.schools.find(*import.school);
  if (rules == policy.schools.end()) return;
  if (failure && failure->fault == domain::Fault::cancelled) return;
  domain::PortalHealth health{rules->second.portal};
  for (const auto& each : journal_.portals())
    if (each.portal == health.portal) health = each;
  const auto after = planner::after(health, failure, now, policy);
  if (!(after == health)) journal_.store(after);
  if (failure && failure->fault == domain::Fault::credentials_refused) {
    journal_.store(domain::RefusedAccount{*import.school, job.fingerprint, now});
    configured(*import.school, job.fingerprint);  // the worker may have found others than we knew of
  }
}

std::vector<Fact> Engine::answered(const Job& job, const domain::Result<portal::Answer>& answer, Instant now) {
  std::vector<Fact> facts;
  unjournaled_.push_back({job, answer});
  if (pause_) return facts;
  try {
    journal_answers(facts, now);
  } catch (const journal::JournalUnwritable& error) {
    pause(facts, error);
  }
  return facts;
}

// What cannot be journaled now was not done: the errand is still in the journal.
std::vector<Fact> Engine::accomplished(const Job& job, const domain::Result<Accomplished>& result, Instant now) {
  std::vector<Fact> facts;
  try {
    note_health(job, result ? std::nullopt : std::optional<Failure>(result.error()), now);
    facts = errands_.accomplished(job, result, now);
    if (!facts.empty()) sweep_at_ = now;  // its report is to be written anew
  } catch (const journal::JournalUnwritable& error) {
    pause(facts, error);
  }
  return facts;
}

void Engine::journal_answers(std::vector<Fact>& facts, Instant now) {
  while (!unjournaled_.empty()) {
    const auto& [job, answer] = unjournaled_.front();
    note_health(job, answer ? std::nullopt : std::optional<Failure>(answer.error()), now);
    if (const auto import = journal_.find(job.import.id))
      if (auto fact = change(import->id, event_for(*import, answer, now), now)) facts.push_back(*fact);
    running_.erase(job.import.id);
    unjournaled_.erase(unjournaled_.begin());
  }
}

}  // namespace engine
