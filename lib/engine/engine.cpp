#include "engine/engine.h"

#include "domain/to_do.h"
#include "engine/archive.h"
#include "planner/wait.h"

#include <algorithm>
#include <utility>

namespace engine {

using domain::Event;
using domain::State;
using planner::Action;

namespace {

// A folder that cannot be written now is tried again this often.
constexpr Duration kArchiveAgain = std::chrono::seconds(3);
// So is the journal, from the first to the last of these.
constexpr Duration kPauseFirst = std::chrono::milliseconds(250);
constexpr Duration kPauseMost = std::chrono::seconds(3);
constexpr Duration kPutBack = std::chrono::seconds(10);
constexpr Duration kSweepEvery = std::chrono::hours(24);
constexpr Duration kSweepOn = std::chrono::seconds(1);

Duration until(Instant moment, Instant now) { return std::max(moment - now, Duration::zero()); }

// What the engine does by itself, without the outside.
bool is_decision(const Action& action) {
  return action.verb == Action::Verb::hold || action.verb == Action::Verb::supersede;
}

void sooner(std::optional<Duration>& next, Duration candidate) {
  if (!next || candidate < *next) next = candidate;
}

}  // namespace

Engine::Engine(journal::Journal& journal, Settings settings)
    : journal_(journal),
      settings_(std::move(settings)),
      outlook_(journal, settings_),
      errands_(journal, outlook_),
      reception_(journal, settings_),
      retention_(journal, settings_) {}

Engine::~Engine() = default;

Fact Engine::tell(const Import& import, const Event& event) const {
  // Filing away what was told already warns of nothing new.
  const bool warning = !std::holds_alternative<domain::Filed>(event) &&
                       (import.state == State::refused || import.state == State::held ||
                        import.state == State::doubtful || std::holds_alternative<domain::Failed>(event));
  return {std::string(domain::name_of(event)), import, domain::sentence_of(event), warning};
}

std::optional<Fact> Engine::change(ImportId id, const Event& event, Instant now) {
  const auto changed = journal_.apply(id, event, now);
  if (!changed) return std::nullopt;  // a person's command came first; the next plan starts from what it left
  if (std::holds_alternative<domain::Finished>(event)) errands_.follow(*changed, now);
  return tell(*changed, event);
}

std::vector<Fact> Engine::start(Now now) {
  std::vector<Fact> facts;
  // What was journaled last cannot lie ahead: the clock was put back while nobody watched it.
  if (const auto last = journal_.last_moment(); last && *last > now.wall + kPutBack)
    facts.push_back(clock_moved(now.wall - *last));
  try {
    take_up(facts, now.wall);
    name_strangers(facts, now.wall);
  } catch (const journal::JournalUnwritable& error) {
    pause(facts, error);
  }
  return facts;
}

// What was left half done, by another process or while the journal could not be written.
void Engine::take_up(std::vector<Fact>& facts, Instant now) {
  for (const Import& import : journal_.situation(now))
    if (import.state == State::submitting && running_.count(import.id) == 0)
      if (auto fact = change(import.id, planner::after_interruption(import, now, outlook_.policy_of(import)), now))
        facts.push_back(*fact);
  errands_.take_up(now);
  for (auto& received : reception_.orphans(now))
    facts.push_back({received.event, received.import, received.sentence, received.warning});
}

// Schools that have gone from the configuration, by a slip perhaps: their imports wait until they are back.
void Engine::name_strangers(std::vector<Fact>& facts, Instant now) const {
  for (const Import& import : journal_.situation(now))
    if (import.school && domain::is_pending(import) && outlook_.policy_of(import).schools.empty())
      facts.push_back({"unconfigured", import, planner::wait::for_configuration(import), true});
}

void Engine::pause(std::vector<Fact>& facts, const journal::JournalUnwritable& error) {
  if (!pause_) facts.push_back({"journal.trouble", std::nullopt, error.what(), true});
  pause_ = pause_ ? std::min(*pause_ * 2, kPauseMost) : kPauseFirst;
}

Turn Engine::step(Now now) {
  Turn turn;
  try {
    if (pause_) {
      journal_answers(turn.facts, now.wall);
      take_up(turn.facts, now.wall);
    }
    look(turn, now);
    if (std::exchange(pause_, std::nullopt))
      turn.facts.push_back({"journal.well", std::nullopt,
                            "Le journal peut de nouveau être écrit : Navette reprend là où elle en était.", false});
  } catch (const journal::JournalUnwritable& error) {  // the jobs in hand have been journaled: they go out
    pause(turn.facts, error);
    sooner(turn.next, *pause_);
  }
  return turn;
}

void Engine::look(Turn& turn, Now now) {
  auto round = reception_.scan(now.steady, now.wall);
  for (auto& received : round.received)
    turn.facts.push_back({received.event, received.import, received.sentence, received.warning});
  turn.settling = round.settling;
  turn.folders = std::move(round.folders);
  if (round.look_again)
    sooner(turn.next, std::max(std::chrono::duration_cast<Duration>(*round.look_again - now.steady), Duration::zero()));

  const Outlook::View view = outlook_.look(now.wall);
  for (const planner::Policy* policy : outlook_.policies()) decide(*policy, view, turn, now.wall);
  tell_needs(turn);

  for (const Import& import : journal_.unfiled()) {
    const auto failed = unfiled_.find(import.id);
    const bool gone = failed != unfiled_.end() && failed->second.fault == domain::Fault::file_refused;
    if (gone) {  // somebody took it away before its report was beside it
      turn.unfiled.push_back({import.id, failed->second.sentence});
      continue;
    }
    const auto filed = archive(journal_, import, settings_);
    if (filed) {
      unfiled_.erase(import.id);
      if (auto fact = change(import.id, domain::Filed{*filed}, now.wall)) turn.facts.push_back(*fact);
    } else {
      if (failed == unfiled_.end() || failed->second.sentence != filed.error().sentence)
        turn.facts.push_back({"not_filed", import, filed.error().sentence, true});
      turn.unfiled.push_back({import.id, filed.error().sentence});
      unfiled_.insert_or_assign(import.id, filed.error());
      sooner(turn.next, kArchiveAgain);
    }
  }
  sweep(turn, now.wall);
}

// For who has only the log: once for each kind of need, and not again when a queue or a pause came in between. Of what
// passes by itself they hear nothing.
void Engine::tell_needs(Turn& turn) {
  std::map<ImportId, planner::Wait::Need> needs;
  for (const planner::Wait& wait : turn.waits) {
    const auto told = needs_.find(wait.import);
    const auto before = told == needs_.end() ? planner::Wait::Need::nothing : told->second;
    const auto need = wait.need == planner::Wait::Need::nothing ? before : wait.need;
    needs.emplace(wait.import, need);
    if (need != before)
      turn.facts.push_back({"waiting", journal_.find(wait.import), wait.sentence,
                            wait.sentence.find(domain::kToDo) != wait.sentence.npos});
  }
  needs_ = std::move(needs);
}

// Not in the first turn: a start looks at the folders first.
void Engine::sweep(Turn& turn, Instant now) {
  if (!sweep_at_) sweep_at_ = now + kSweepOn;
  if (now >= *sweep_at_) {
    auto swept = retention_.sweep(now);
    for (auto& done : swept.done) turn.facts.push_back({done.event, done.import, done.sentence, done.warning});
    sweep_at_ = now + (swept.more ? kSweepOn : kSweepEvery);
  }
  sooner(turn.next, until(*sweep_at_, now));
}

// Journals what the plan decides by itself and turns the rest into jobs. What was decided makes another situation, so
// it is planned once more; a plan's own decisions do not come twice.
void Engine::decide(const planner::Policy& policy, const Outlook::View& view, Turn& turn, Instant now) {
  planner::Plan plan = outlook_.plan(policy, view, {running_, errands_.running()}, now);
  bool decided = false;
  for (const Action& action : plan.actions)
    if (is_decision(action)) decided = carry_out(action, turn, now) || decided;
  if (decided) plan = outlook_.plan(policy, outlook_.look(now), {running_, errands_.running()}, now);
  for (const Action& action : plan.actions)
    if (!is_decision(action)) carry_out(action, turn, now);
  turn.waits.insert(turn.waits.end(), plan.waits.begin(), plan.waits.end());
  if (plan.wake_at) sooner(turn.next, until(*plan.wake_at, now));
}

// False if a person's command came first.
bool Engine::carry_out(const Action& action, Turn& turn, Instant now) {
  std::optional<Event> event;
  switch (action.verb) {
    case Action::Verb::hold: event = domain::Held{action.sentence}; break;
    case Action::Verb::supersede: event = domain::Superseded{action.by}; break;
    case Action::Verb::submit: event = domain::Started{action.mode}; break;
    case Action::Verb::look:
    case Action::Verb::verify: break;
    case Action::Verb::errand:
      if (auto job = errands_.begin(action.errand))
        turn.jobs.push_back(std::move(*job));
      else
        sooner(turn.next, kArchiveAgain);
      return true;
  }
  if (event) {
    const auto fact = change(action.import, *event, now);
    if (!fact) return false;
    turn.facts.push_back(*fact);
  }
  if (is_decision(action)) return true;
  const auto import = journal_.find(action.import);
  if (!import) return false;
  running_.insert(action.import);
  const auto& schools = outlook_.policy_of(*import).schools;
  const auto rules = import->school ? schools.find(*import->school) : schools.end();
  turn.jobs.push_back({action.verb, *import, rules == schools.end() ? std::string() : rules->second.fingerprint});
  return true;
}

bool Engine::configured(const domain::Uai& school, const std::string& fingerprint) {
  for (planner::Policy& policy : settings_.policies)
    if (const auto rules = policy.schools.find(school); rules != policy.schools.end())
      return std::exchange(rules->second.fingerprint, fingerprint) != fingerprint;
  return false;
}

Fact Engine::clock_moved(Duration by) {
  journal_.shift(by);
  sweep_at_.reset();
  const auto minutes = std::chrono::round<std::chrono::minutes>(by < Duration::zero() ? -by : by).count();
  return {"clock_moved", std::nullopt,
          "L'horloge de cette machine a été " + std::string(by < Duration::zero() ? "reculée" : "avancée") + " de " +
              std::to_string(minutes) +
              " min. Les attentes en cours ont été décalées d'autant ; aucun import n'est envoyé ni vérifié trop tôt.",
          true};
}

domain::Result<void> Engine::commit(ImportId id, const std::string& mark, Instant now) {
  try {
    const auto changed = journal_.apply(id, domain::Committing{mark}, now);
    if (!changed) return changed.error();
    return {};
  } catch (const journal::JournalUnwritable& error) {
    return domain::Failure{domain::Fault::cancelled,
                           "L'envoi a été arrêté avant la validation finale. " + std::string(error.what()), kPauseMost};
  }
}

}  // namespace engine
