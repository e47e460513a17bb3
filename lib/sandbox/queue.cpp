#include "sandbox/queue.h"

#include <algorithm>
#include <cmath>

namespace sandbox {

domain::Duration scaled(domain::Duration duration, double factor) {
  return domain::Duration(std::llround(static_cast<double>(duration.count()) * factor));
}

Queue::Queue(const Rules& rules, domain::Instant opened)
    : rules_(rules),
      chance_(rules.seed),
      free_at_(static_cast<std::size_t>(std::max(1, rules.simultaneous)), opened),
      next_other_(opened) {
  next_other_ += scaled(rules_.other_school_every, -std::log(chance()));
}

Queue::Turn Queue::enter(domain::Instant now, int ahead) {
  let_others_come(now);
  for (auto waiting = static_cast<int>(turns_.size()); waiting < ahead; ++waiting) turns_.push_back(take_turn(now));
  turns_.push_back(take_turn(now));
  return turns_.back();
}

int Queue::ahead_of(const Turn& turn, domain::Instant now) {
  let_others_come(now);
  return static_cast<int>(
      std::count_if(turns_.begin(), turns_.end(), [&](const Turn& each) { return each.number < turn.number; }));
}

void Queue::let_others_come(domain::Instant now) {
  // A millisecond at the least, or a mean that time_scale made tiny would never let this loop end.
  while (rules_.other_school_every.count() > 0 && next_other_ <= now) {
    std::erase_if(turns_, [this](const Turn& each) { return each.ends_at <= next_other_; });
    turns_.push_back(take_turn(next_other_));
    next_other_ += std::max(domain::Duration(1), scaled(rules_.other_school_every, -std::log(chance())));
  }
  std::erase_if(turns_, [now](const Turn& each) { return each.ends_at <= now; });
}

Queue::Turn Queue::take_turn(domain::Instant when) {
  const auto slot = std::min_element(free_at_.begin(), free_at_.end());
  Turn turn{++entered_, std::max(when, *slot), {}};
  turn.ends_at = turn.starts_at + std::max(domain::Duration(1), scaled(rules_.generation_time, 0.5 + chance()));
  *slot = turn.ends_at;
  return turn;
}

double Queue::chance() {
  constexpr double kSteps = 9007199254740992.0;  // 2^53, the integers a double can hold
  return (static_cast<double>(chance_() >> 11) + 1.0) / kSteps;
}

}  // namespace sandbox
