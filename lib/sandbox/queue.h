// The generation queue that all schools of the ENT share. Other schools come by a seeded process of their own, so a run
// can be repeated: what they do depends on the seed and on when ours come, never on how often anybody looks.
#pragma once

#include "domain/clock.h"

#include <cstdint>
#include <deque>
#include <random>
#include <vector>

namespace sandbox {

class Queue {
 public:
  struct Rules {
    int simultaneous = 2;
    domain::Duration generation_time{};     // mean; each takes between half and one and a half of it
    domain::Duration other_school_every{};  // mean of an exponential law; 0 = never
    std::uint64_t seed = 1;
  };
  // First come, first served, and how long each takes is drawn when it enters: so start and end are known at once.
  struct Turn {
    std::uint64_t number = 0;
    domain::Instant starts_at{};
    domain::Instant ends_at{};
  };

  Queue(const Rules& rules, domain::Instant opened);

  // One of our schools enters, behind at least `ahead` others. `now` never goes back.
  [[nodiscard]] Turn enter(domain::Instant now, int ahead = 0);
  // How many of those that entered before `turn` are not finished.
  [[nodiscard]] int ahead_of(const Turn& turn, domain::Instant now);

 private:
  void let_others_come(domain::Instant now);
  Turn take_turn(domain::Instant when);
  [[nodiscard]] double chance();  // in (0, 1]

  Rules rules_;
  std::mt19937_64 chance_;
  std::vector<domain::Instant> free_at_;  // one for each simultaneous generation
  std::deque<Turn> turns_;                // not finished when last looked at, in order of entry
  std::uint64_t entered_ = 0;
  domain::Instant next_other_;
};

[[nodiscard]] domain::Duration scaled(domain::Duration duration, double factor);  // rounded to the nearest

}  // namespace sandbox
