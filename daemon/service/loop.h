// The daemon's heart: one thread that owns engine, journal and timer, woken by a folder's event, a timer, an answer of
// a worker or a signal. Every wake-up is the same turn(): the engine looks, decides, and says when to look again.
#pragma once

#include "daemon/config/config.h"
#include "engine/engine.h"
#include "journal/journal.h"

#include <functional>
#include <memory>
#include <optional>

namespace navette {

// For who watches over the loop: one that hangs makes no turns.
struct Rounds {
  std::function<void(const engine::Turn&, domain::Instant)> made{};  // hears of every turn, on the loop's thread
  std::optional<Duration> every{};                                   // one is made at least this often
};

class Loop {
 public:
  // The journal and the configuration outlive the loop. `told` hears every fact on the loop's thread (log, progress).
  Loop(const Config& config, journal::Journal& journal, std::function<void(const engine::Fact&)> told,
       Rounds rounds = {});
  ~Loop();

  // Runs until stop(); returns when no request is under way any more. What it throws (the journal cannot be written, say)
  // it throws then, too.
  void run();

  // The three of any thread.
  void stop();    // what is under way at the ENT is broken off
  void finish();  // the same, but what the ENT is taking in just now has some seconds to come to its end
  void post(std::function<void()> work);  // on the loop's thread, between two turns; never, if it ends before

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace navette
