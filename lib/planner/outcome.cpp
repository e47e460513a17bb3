#include "planner/backoff.h"

#include <algorithm>

namespace planner {

namespace {

using domain::Fault;
using domain::State;

std::uint64_t seed_of(const domain::Import& import) { return static_cast<std::uint64_t>(import.id); }

std::uint64_t seed_of(const std::string& portal) {  // FNV-1a: std::hash may differ from one run to the next
  std::uint64_t hash = 14695981039346656037U;
  for (const unsigned char c : portal) hash = (hash ^ c) * 1099511628211U;
  return hash;
}

std::string command(std::string_view name, const domain::Import& import) {
  return "« navette " + std::string(name) + " " + std::to_string(import.id) + " »";
}

std::string answers(const domain::Import& import) {
  if (!import.committed) return " Une fois la cause levée, " + command("retry", import) + " recommence l'envoi.";
  return " Le fichier a déjà été envoyé : " + command("retry", import) + " redemande à l'ENT ce qu'il en est, " +
         command("release", import) + " l'envoie de nouveau. Si vous l'y voyez : « navette release " +
         std::to_string(import.id) + " --imported ».";
}

bool just_lost(const domain::Import& import) { return import.state == State::submitting && import.committed; }

// A failed look or verification has no count of its own; a quarter of the time since the commit grows the same way.
Duration growing(const domain::Import& import, Instant now, const Policy& policy) {
  if (!import.committed) return backoff(import.attempts, seed_of(import), policy);
  const Duration waited = now - import.committed_at.value_or(now);
  return std::clamp(waited / 4, std::min(policy.retry_first, policy.retry_most), policy.retry_most);
}

// Before anything that the ENT itself asks for.
Duration patience(const domain::Import& import, Fault fault, Instant now, const Policy& policy) {
  if (just_lost(import)) return policy.verify_first;
  switch (fault) {
    case Fault::cancelled: return Duration::zero();
    case Fault::signed_out:
      return import.last_fault == Fault::signed_out ? growing(import, now, policy) : Duration::zero();
    // The refused account stops the import (rule 13); corrected credentials do not wait for what the old ones earned.
    case Fault::credentials_refused: return Duration::zero();
    default: return growing(import, now, policy);
  }
}

// Failures that say something of the ENT as a whole.
bool closes_the_portal(Fault fault) {
  return fault == Fault::unreachable || fault == Fault::unavailable || fault == Fault::throttled;
}

}  // namespace

domain::Event after_failure(const domain::Import& import, const domain::Failure& failure, Instant now,
                            const Policy& policy) {
  if (failure.fault == Fault::file_refused) return domain::Refused{failure.sentence};
  // An unknown answer to the commit is a lost answer: the ENT's list may still tell.
  if (failure.fault == Fault::page_changed && !just_lost(import))
    return domain::Held{failure.sentence + answers(import)};
  const Duration wait = at_least(patience(import, failure.fault, now, policy), failure.retry_after);
  return domain::Failed{failure, now + wait};
}

domain::Event after_interruption(const domain::Import& import, Instant now, const Policy& policy) {
  if (import.committed) return domain::Interrupted{now + policy.verify_first};
  if (import.attempts <= 1) return domain::Interrupted{now};
  return domain::Interrupted{now + backoff(import.attempts - 1, seed_of(import), policy)};
}

domain::Event when_absent(const domain::Import& import, Instant now, const Policy& policy) {
  const Instant believed = import.committed_at.value_or(now) + policy.absent_after;
  if (now < believed) return domain::Unseen{std::min(believed, now + policy.verify_first)};
  if (import.state == State::queued)  // it was there once: its absence is a riddle, not an answer
    return domain::Held{
        "L'ENT avait bien reçu ce fichier, mais sa liste d'imports ne le montre plus. Regardez dans l'ENT s'il a "
        "été pris en compte." +
        answers(import)};
  return domain::FoundAbsent{now + backoff(import.attempts, seed_of(import), policy)};
}

domain::Event when_nobody_can_tell(const domain::Import& import, const std::string& sentence, Instant now,
                                   const Policy& policy) {
  const auto rules = import.school ? policy.schools.find(*import.school) : policy.schools.end();
  if (rules != policy.schools.end() && import.state == State::doubtful) {
    const auto found = rules->second.in_doubt.find(import.kind);
    if (found != rules->second.in_doubt.end() && found->second == InDoubt::send_again)
      return domain::FoundAbsent{now + backoff(import.attempts, seed_of(import), policy), false};
  }
  return domain::Held{sentence + answers(import)};
}

domain::PortalHealth after(domain::PortalHealth health, const std::optional<domain::Failure>& failure, Instant now,
                           const Policy& policy) {
  // An unknown page is neither a sign of health nor of illness, and a stop of Navette says nothing of the ENT.
  if (failure && (failure->fault == Fault::page_changed || failure->fault == Fault::cancelled)) return health;
  const bool closed = health.closed_until && now < *health.closed_until;
  if (!failure || !closes_the_portal(failure->fault)) {
    if (closed) return health;
    return {.portal = health.portal};
  }
  if (failure->retry_after)
    health.asked_until =
        std::max(health.asked_until.value_or(now), now + at_least(Duration::zero(), failure->retry_after));
  if (closed) {
    health.closed_until = std::max(*health.closed_until, health.asked_until.value_or(now));
    return health;
  }
  ++health.failures;
  health.closed_until = now + at_least(backoff(health.failures, seed_of(health.portal), policy), failure->retry_after);
  return health;
}

}  // namespace planner
