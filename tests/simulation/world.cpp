#include "world.h"

#include <algorithm>
#include <cmath>
#include <sqlite3.h>

namespace simulation {

using namespace std::chrono_literals;

namespace {

constexpr Duration kEverythingFinishesWithin = 24h;

}  // namespace

World::World(std::uint64_t seed, const fs::path& root, std::ostream* story)
    : place_(seed, root, story), dice_(seed, "world"), promises_(place_), administrator_(place_, promises_) {
  sqlite3_randomness(0, nullptr);  // drawn anew, from this world's chance
  place_.disk.others_write(false);
}

World::~World() {
  place_.disk.kill();
  life_.reset();
}

template <class Act>
void World::as_navette(Act act) {
  try {
    act();
  } catch (const Broken&) {
    throw;
  } catch (const std::exception& error) {
    if (!place_.disk.is_dead()) throw Broken("Navette gave up: " + std::string(error.what()));
  }
}

void World::start() {
  starts_at_.reset();
  power_ = dice_.percent(60);
  if (faults_ && dice_.percent(45)) place_.disk.last_until(static_cast<int>(std::pow(10.0, dice_.roll(3600) / 1000.0)));
  place_.trace.tell("navette", "starts");
  as_navette([&] {
    life_ = std::make_unique<Life>(place_, promises_);
    life_->begin();
  });
  if (!place_.disk.is_dead()) promises_.began(life_->journal());
}

void World::stop() {
  if (!life_ || life_->stopping()) return;
  place_.trace.tell("navette", "is asked to stop");
  ++tally_.stops;
  life_->stop();
}

void World::fall() {
  place_.trace.tell("navette", power_ ? "the power goes" : "is killed");
  ++(power_ ? tally_.power_cuts : tally_.crashes);
  life_.reset();
  promises_.died(power_);
  if (power_) administrator_.goes_home();
  place_.disk.revive(power_);
  starts_at_ = place_.agenda.now() + (dice_.percent(80) ? dice_.between(1s, 2min) : dice_.between(2min, 5h));
}

void World::step() {
  ++tally_.steps;
  const auto next = place_.agenda.next();
  if (starts_at_ && (!next || *starts_at_ <= *next)) {
    place_.agenda.pass_to(*starts_at_);
    place_.disk.settle();
    start();
  } else {
    const auto act = place_.agenda.take();
    place_.disk.settle();
    as_navette(act);
  }
  see_what_came_of_it();
}

void World::see_what_came_of_it() {
  if (life_ && !place_.disk.is_dead()) as_navette([&] { life_->look_at_events(); });
  if (place_.disk.is_dead()) return fall();
  if (life_ && life_->ended()) {
    life_.reset();
    if (place_.disk.is_dead()) return fall();
    starts_at_ = place_.agenda.now() + dice_.between(1s, 10min);
  }
  if (life_ && life_->has_acted()) promises_.check(life_->journal(), life_->began());
}

void World::run_until(Instant when) {
  for (;;) {
    const auto next = place_.agenda.next();
    if (!(next && *next <= when) && !(starts_at_ && *starts_at_ <= when)) break;
    step();
  }
  place_.agenda.pass_to(when);
}

void World::play() {
  starts_at_ = place_.agenda.now();
  const int things = 8 + dice_.roll(16);
  for (int i = 0; i < things; ++i) {
    run_until(place_.agenda.now() + (dice_.percent(75) ? dice_.between(0ms, 8min) : dice_.between(0ms, 8h)));
    something_happens();
    see_what_came_of_it();
  }
  faults_cease();
  const Instant bound = place_.agenda.now() + kEverythingFinishesWithin;
  bool rests = life_ && promises_.is_at_rest(life_->journal());
  while (!rests) {
    const auto next = place_.agenda.next();
    const auto soonest = starts_at_ && (!next || *starts_at_ < *next) ? starts_at_ : next;
    if (!soonest || *soonest > bound) break;
    const auto last = promises_.last_entry();
    step();
    if (life_ && promises_.last_entry() != last) rests = promises_.is_at_rest(life_->journal());
  }
  if (!life_) throw Broken("Navette did not start again");
  promises_.check_the_end(life_->journal());
}

void World::something_happens() {
  const int what = dice_.roll(100);
  if (what < 50) return administrator_.does_something();
  if (what < 65) return administrator_.looks_after_it();
  if (what < 92) return ents_fall_ill();
  if (what < 96) return stop();
  School& school = place_.schools[static_cast<std::size_t>(dice_.roll(static_cast<int>(place_.schools.size())))];
  school.configured_password = dice_.percent(70) ? password_of(school.uai) : "un mot de passe faux";
  promises_.politeness().corrected(school.uai);
  stop();
}

void World::ents_fall_ill() {
  SimulatedEnt& ent = *dice_.one_of(place_.ents);
  const int what = dice_.roll(100);
  if (what < 25) return ent.heal();
  if (what < 50) {
    constexpr Fate kFates[] = {Fate::refused, Fate::reset_before, Fate::reset_after, Fate::black_hole, Fate::late};
    const Fate fate = kFates[dice_.roll(5)];
    if (dice_.percent(50)) return ent.strike(fate, 1 + dice_.roll(6));
    return ent.spell(fate, dice_.percent(50) ? 100 : 5 + dice_.roll(40),
                     dice_.percent(70) ? dice_.between(1s, 10min) : dice_.between(1min, 4h));
  }
  static const std::vector<std::string> kKinds = {"maintenance",   "unavailable",  "unavailable",    "throttled",
                                                  "throttled",     "slow",         "dropped_before", "dropped_after",
                                                  "dropped_after", "expired",      "expired_school", "wrong_password",
                                                  "changed_page",  "refused_file", "interrupted"};
  static const std::vector<std::string> kSteps = {"",        "@edt.commit", "@edt.commit", "@idpn.commit",
                                                  "@edt",    "@idpn",       "@list",       "@follow",
                                                  "@report", "@sign_in",    "@login",      "@home"};
  static const std::vector<std::string> kErrands = {"@directory",      "@directory.search", "@timetable",
                                                    "@timetable.week", "@credentials",      "@credentials.file"};
  const std::string kind = dice_.one_of(kKinds);
  const bool at_errands = !place_.tasks.empty() && dice_.percent(30);
  std::string sentence = kind;
  if (kind != "maintenance" && kind != "wrong_password" && kind != "interrupted")
    sentence += at_errands ? dice_.one_of(kErrands) : dice_.one_of(kSteps);
  if (kind == "interrupted") sentence += dice_.percent(70) ? "@edt.commit" : "@idpn.commit";
  if (dice_.percent(60)) sentence += "*" + std::to_string(1 + dice_.roll(4));
  if (dice_.percent(30)) sentence += "+" + std::to_string(dice_.roll(6));
  if (dice_.percent(20)) sentence += "~" + std::to_string(100 + dice_.roll(900));
  if (kind == "unavailable" && dice_.percent(50)) sentence += "=" + std::to_string(5 + dice_.roll(3600));
  if (kind == "throttled") sentence += "=" + std::to_string(5 + dice_.roll(7200));
  if (kind == "slow") sentence += "=" + std::to_string(1 + dice_.roll(90));
  ent.trouble(sentence);
}

void World::faults_cease() {
  place_.trace.tell("world", "the faults cease");
  faults_ = false;
  place_.disk.last_until(std::nullopt);
  administrator_.goes_home();
  administrator_.gives_all_rights();
  for (const auto& ent : place_.ents) ent->heal();
  bool wrong = false;
  for (School& school : place_.schools) {
    if (school.configured_password == password_of(school.uai)) continue;
    school.configured_password = password_of(school.uai);
    promises_.politeness().corrected(school.uai);
    wrong = true;
  }
  if (wrong) stop();
  see_what_came_of_it();
  run_until(place_.agenda.now() + 15min);
  while (starts_at_) run_until(*starts_at_ + 1min);  // nobody says "retry" to what does not run
  administrator_.says_retry();
  see_what_came_of_it();
}

World::Tally& World::Tally::operator+=(const Tally& other) {
  imports += other.imports;
  checks += other.checks;
  steps += other.steps, crashes += other.crashes, power_cuts += other.power_cuts, stops += other.stops;
  played += other.played;
  sum ^= other.sum;
  return *this;
}

World::Tally World::tally() const {
  Tally tally = tally_;
  tally.imports = promises_.tally();
  tally.checks = promises_.checks();
  tally.played = place_.agenda.played();
  tally.sum = place_.trace.sum();
  return tally;
}

}  // namespace simulation
