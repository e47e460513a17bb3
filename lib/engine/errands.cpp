#include "engine/errands.h"

#include <algorithm>
#include <utility>

namespace engine {

using domain::Errand;
using domain::Task;

namespace {

constexpr std::int64_t kLately = 20;
constexpr domain::Duration kRecent = std::chrono::hours(48);

// What a person reads in the report of an import for which it could not be looked up.
std::string given_up(Task task, const std::string& why) {
  const std::string what = task == Task::people        ? "Navette n'a pas pu chercher ces personnes dans l'annuaire de l'ENT"
                           : task == Task::timetable   ? "Navette n'a pas pu relire les emplois du temps dans l'ENT"
                                                       : "Navette n'a pas pu télécharger le fichier des identifiants";
  return what + " : " + why + " L'import, lui, est terminé.";
}

}  // namespace

Errands::Errands(journal::Journal& journal, const Outlook& outlook) : journal_(journal), outlook_(outlook) {}

void Errands::follow(const domain::Import& done, domain::Instant now) {
  if (!done.school) return;
  const auto& schools = outlook_.policy_of(done).schools;
  const auto rules = schools.find(*done.school);
  if (rules == schools.end()) return;
  for (const Errand& errand : planner::errands_after(done, rules->second, now)) journal_.store(errand);
}

void Errands::take_up(domain::Instant now) {
  for (const domain::Import& done : journal_.recent({.state = domain::State::done, .limit = kLately}))
    if (now - done.ended_at.value_or(domain::Instant{}) < kRecent) follow(done, *done.ended_at);
}

std::optional<Job> Errands::begin(domain::ErrandId id) {
  const auto all = journal_.errands();
  const auto errand = std::ranges::find(all, id, &Errand::id);
  if (errand == all.end()) return std::nullopt;
  const auto import = journal_.find(errand->import);
  if (!import) return std::nullopt;
  const auto& schools = outlook_.policy_of(*import).schools;
  const auto rules = schools.find(errand->school);
  if (rules == schools.end()) return std::nullopt;
  running_.insert(id);
  return Job{planner::Action::Verb::errand, *import, rules->second.fingerprint, *errand};
}

std::optional<Fact> Errands::remark(const Job& job, domain::Remarked remarked, domain::Instant now) {
  const std::string sentence = remarked.sentence;
  const auto changed = journal_.apply(job.import.id, std::move(remarked), now);
  if (!changed) return std::nullopt;  // forgotten meanwhile
  return Fact{"remarked", *changed, sentence};
}

void Errands::give_up(const Job& job, const domain::Failure& failure, std::vector<Fact>& facts, domain::Instant now) {
  const Task task = job.errand->task;
  const std::string why = given_up(task, failure.sentence);
  if (auto fact = remark(job, {task, {{task, "", {why}}}, why}, now)) {
    fact->warning = true;
    facts.push_back(std::move(*fact));
  }
  journal_.end(job.errand->id, now);
}

std::vector<Fact> Errands::accomplished(const Job& job, const domain::Result<Accomplished>& result,
                                        domain::Instant now) {
  std::vector<Fact> facts;
  running_.erase(job.errand->id);
  if (!result) {
    const auto again = planner::errand_after_failure(*job.errand, result.error(), now, outlook_.policy_of(job.import));
    if (again)
      journal_.store(*again);
    else
      give_up(job, result.error(), facts, now);
    return facts;
  }
  if (auto fact = remark(job, {job.errand->task, result->remarks, result->sentence}, now))
    facts.push_back(std::move(*fact));
  if (const auto next = planner::errand_after(*job.errand, result->newcomers, now)) journal_.store(*next);
  journal_.end(job.errand->id, now);
  return facts;
}

}  // namespace engine
