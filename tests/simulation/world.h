// One seed, one world, one exactly repeatable run: people, ENTs and Navette on simulated time, crashes included, and the
// promises checked after each step.
#pragma once

#include "administrator.h"
#include "life.h"
#include "place.h"
#include "promises.h"

#include <memory>
#include <ostream>

namespace simulation {

class World {
 public:
  // Its files lie in `root`, which is made and removed. `story`: null, or where the trace goes.
  World(std::uint64_t seed, const fs::path& root, std::ostream* story);
  ~World();

  // Throws Broken.
  void play();

  struct Tally {
    Promises::Tally imports;
    Checks checks;
    std::int64_t steps = 0, crashes = 0, power_cuts = 0, stops = 0;
    Duration played{};
    std::uint64_t sum = 0;  // of the trace

    Tally& operator+=(const Tally& other);
  };
  [[nodiscard]] Tally tally() const;

 private:
  void something_happens();
  void ents_fall_ill();
  void step();
  void see_what_came_of_it();
  void run_until(Instant when);
  void faults_cease();
  void start();
  void stop();
  void fall();  // the process is dead
  template <class Act>
  void as_navette(Act act);

  Place place_;
  Dice dice_;
  Promises promises_;
  Administrator administrator_;
  std::unique_ptr<Life> life_;
  std::optional<Instant> starts_at_;
  bool power_ = false;  // what the next death is
  bool faults_ = true;
  Tally tally_;
};

}  // namespace simulation
