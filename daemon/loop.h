// The daemon's heart: one thread that owns engine, journal and timer, woken by a folder's event, a timer, an answer of
// a worker or a signal. Every wake-up is the same turn(): the engine looks, decides, and says when to look again.
#pragma once

#include "daemon/config/config.h"
#include "engine/engine.h"
#include "journal/journal.h"

#include <functional>
#include <memory>

namespace navette {

class Loop {
 public:
  // The journal and the configuration outlive the loop. `told` hears every fact on the loop's thread (log, progress).
  Loop(const Config& config, journal::Journal& journal, std::function<void(const engine::Fact&)> told);
  ~Loop();

  // Runs until stop(); returns when no request is under way any more. What it throws (the journal cannot be written, say)
  // it throws then, too.
  void run();
  void stop();  // any thread

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace navette
