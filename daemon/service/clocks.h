// The machine's clocks, read together. The wall clock may be put forward or back at any moment; the steady one tells by
// how much.
#pragma once

#include "engine/engine.h"

#include <optional>

namespace navette {

class Clocks {
 public:
  struct Reading {
    engine::Now now;
    std::optional<domain::Duration> moved{};  // the wall clock was put forward by this since the last reading
  };
  [[nodiscard]] Reading read();

 private:
  std::optional<domain::Duration> apart_{};  // the wall clock minus the time since the machine was started
};

// How long the machine has been running. Not the steady clock, which stands still while the machine sleeps.
[[nodiscard]] domain::Duration since_boot();

}  // namespace navette
