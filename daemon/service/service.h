// Navette at work beside a command that watches it: the journal's lock, the loop, and the thread that runs it. All of it
// has ended when this is gone, whichever way the command is left.
#pragma once

#include "daemon/service/loop.h"

#include <atomic>
#include <exception>
#include <thread>

namespace navette {

class Service {
 public:
  // Begins. The configuration outlives it; `told` hears every fact on the service's thread. Throws JournalError if
  // another Navette works on this journal.
  Service(const Config& config, std::function<void(const engine::Fact&)> told);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  // It ended without being told to; stop() throws why.
  [[nodiscard]] bool failed() const { return failed_; }
  // Ends it, in order, and waits for that.
  void stop();

 private:
  void end();

  journal::JournalLock lock_;
  journal::Journal journal_;
  Loop loop_;
  std::exception_ptr failure_;  // read after the thread has ended
  std::atomic<bool> failed_ = false;
  std::thread thread_;
};

}  // namespace navette
