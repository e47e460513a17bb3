// A piece of blocking code (a visit to the ENT) that is put aside while simulated time passes, so that several of them,
// the engine and the people take turns in one thread, in an order that the seed decides.
#pragma once

#include <exception>
#include <functional>
#include <memory>

namespace simulation {

// Thrown in a fiber that is not to go on: the process it belongs to is dead. Nobody catches it on purpose.
struct Abandoned {};

class Fiber {
 public:
  explicit Fiber(std::function<void()> body);
  ~Fiber();  // unwinds a body that has not ended
  Fiber(const Fiber&) = delete;
  Fiber& operator=(const Fiber&) = delete;

  // From outside any fiber: goes on until the body waits or ends. Rethrows what ended it.
  void resume();
  [[nodiscard]] bool ended() const { return ended_; }

  // From inside: puts the current fiber aside until its next resume(). Throws Abandoned if there will be none.
  static void wait();
  [[nodiscard]] static Fiber* current();

 private:
  struct Stack;
  static void enter();
  void run();
  void leave(bool for_good);

  std::function<void()> body_;
  std::unique_ptr<Stack> stack_;
  std::exception_ptr thrown_;
  bool started_ = false;
  bool ended_ = false;
  bool abandoned_ = false;
};

}  // namespace simulation
