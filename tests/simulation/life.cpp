#include "life.h"

#include <stdexcept>

namespace simulation {

namespace {

// Where no event comes, looking is all there is.
constexpr Duration kPollEvery = std::chrono::seconds(5);

template <class T>
std::optional<domain::Failure> failure_of(const domain::Result<T>& came) {
  return came ? std::nullopt : std::optional<domain::Failure>(came.error());
}

}  // namespace

Life::Life(Place& place, Promises& promises)
    : place_(place),
      promises_(promises),
      began_(place.agenda.now()),
      lock_(place.journal_file()),
      journal_(place.journal_file()),
      engine_(journal_, place.settings(journal_.salt())),
      hands_(place, promises, *this, journal_.salt()) {}

Life::~Life() {
  if (timer_) place_.agenda.cancel(*timer_);
}

domain::Result<void> Life::commit(domain::ImportId id, const std::string& mark) {
  if (stopping_) return domain::Failure{domain::Fault::cancelled, "Navette s'arrête."};
  acted_ = true;
  auto written = engine_.commit(id, mark, place_.agenda.now());
  if (place_.disk.is_dead()) throw Abandoned{};
  return written;
}

void Life::answered(const engine::Job& job, const domain::Result<portal::Answer>& answer,
                    std::optional<Instant> patience) {
  if (place_.disk.is_dead()) throw Abandoned{};
  told(job, engine_.answered(job, answer, place_.agenda.now()), failure_of(answer), patience);
}

void Life::accomplished(const engine::Job& job, const domain::Result<engine::Accomplished>& result,
                        std::optional<Instant> patience) {
  if (place_.disk.is_dead()) throw Abandoned{};
  told(job, engine_.accomplished(job, result, place_.agenda.now()), failure_of(result), patience);
}

// What a visit brought back is known to the engine.
void Life::told(const engine::Job& job, const std::vector<engine::Fact>& facts,
                const std::optional<domain::Failure>& failure, std::optional<Instant> patience) {
  acted_ = true;
  for (const auto& fact : facts) tell(fact);
  if (place_.disk.is_dead()) throw Abandoned{};
  promises_.politeness().told(job, failure, patience);
  if (!stopping_) turn();
}

void Life::begin() {
  static_cast<void>(watch());
  const auto facts = engine_.start(now());
  die_with_the_disk();
  for (const auto& fact : facts) tell(fact);
  turn();
}

intake::Watching Life::watch() {
  std::vector<intake::Watched> watched{{place_.journal_file().parent_path(), "poke"}};
  for (const auto& folder : place_.folders()) watched.push_back({folder, {}});
  return poke_.watch(watched);
}

void Life::look_at_events() {
  if (!stopping_ && poke_.drain()) turn();
}

void Life::turn() {
  if (stopping_) return;
  acted_ = true;
  engine::Turn turn = engine_.step(now());
  die_with_the_disk();
  for (const auto& fact : turn.facts) tell(fact);
  for (const auto& job : turn.jobs) hands_.take(job);
  Duration next = watch() == intake::Watching::events ? place_.rescan_every : kPollEvery;
  if (turn.next && *turn.next < next) next = *turn.next;
  if (timer_) place_.agenda.cancel(*timer_);
  timer_ = place_.agenda.at(place_.agenda.now() + next, [this] {
    timer_.reset();
    this->turn();
  });
  promises_.turned(journal_, turn);
}

// The engine pauses where the journal cannot be written. A process that is dead does nothing more.
void Life::die_with_the_disk() const {
  if (place_.disk.is_dead()) throw std::runtime_error("the process is dead");
}

void Life::stop() {
  stopping_ = true;
  if (timer_) place_.agenda.cancel(*timer_);
  timer_.reset();
  hands_.stop();
}

void Life::tell(const engine::Fact& fact) {
  place_.trace.tell("navette",
                    fact.event + (fact.import ? " n° " + std::to_string(fact.import->id) : "") + ": " + fact.sentence);
}

}  // namespace simulation
