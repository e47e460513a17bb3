#include "fiber.h"

#include <array>
#include <ucontext.h>
#include <utility>
#include <vector>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/common_interface_defs.h>
#endif

namespace simulation {

namespace {

constexpr std::size_t kStackBytes = 1 << 20;  // sanitizers make frames large

Fiber* running = nullptr;

// Stacks are used again: a world begins thousands of visits.
std::vector<std::unique_ptr<char[]>> spare_stacks;

}  // namespace

struct Fiber::Stack {
  std::unique_ptr<char[]> bytes;
  ucontext_t inside{};
  ucontext_t outside{};
  void* inside_shadow = nullptr;  // what AddressSanitizer keeps of each stack
  void* outside_shadow = nullptr;
  const void* outside_bottom = nullptr;
  std::size_t outside_size = 0;

  Stack() {
    if (spare_stacks.empty()) {
      bytes.reset(new char[kStackBytes]);
    } else {
      bytes = std::move(spare_stacks.back());
      spare_stacks.pop_back();
    }
  }
  ~Stack() { spare_stacks.push_back(std::move(bytes)); }
};

Fiber::Fiber(std::function<void()> body) : body_(std::move(body)), stack_(std::make_unique<Stack>()) {}

Fiber::~Fiber() {
  if (!started_ || ended_) return;
  abandoned_ = true;
  try {
    resume();
  } catch (...) {  // NOLINT: whatever it was, its process is dead
  }
}

Fiber* Fiber::current() { return running; }

void Fiber::resume() {
  Fiber* const before = running;
  running = this;
  if (!started_) {
    started_ = true;
    getcontext(&stack_->inside);
    stack_->inside.uc_stack.ss_sp = stack_->bytes.get();
    stack_->inside.uc_stack.ss_size = kStackBytes;
    stack_->inside.uc_link = nullptr;
    makecontext(&stack_->inside, &Fiber::enter, 0);
  }
#ifdef __SANITIZE_ADDRESS__
  __sanitizer_start_switch_fiber(&stack_->outside_shadow, stack_->bytes.get(), kStackBytes);
#endif
  swapcontext(&stack_->outside, &stack_->inside);
#ifdef __SANITIZE_ADDRESS__
  __sanitizer_finish_switch_fiber(stack_->outside_shadow, nullptr, nullptr);
#endif
  running = before;
  if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
}

void Fiber::enter() {
#ifdef __SANITIZE_ADDRESS__
  __sanitizer_finish_switch_fiber(nullptr, &running->stack_->outside_bottom, &running->stack_->outside_size);
#endif
  running->run();
}

void Fiber::run() {
  try {
    body_();
  } catch (const Abandoned&) {
  } catch (...) {
    thrown_ = std::current_exception();
  }
  body_ = nullptr;
  ended_ = true;
  leave(true);
}

void Fiber::leave([[maybe_unused]] bool for_good) {
#ifdef __SANITIZE_ADDRESS__
  __sanitizer_start_switch_fiber(for_good ? nullptr : &stack_->inside_shadow, stack_->outside_bottom,
                                 stack_->outside_size);
#endif
  swapcontext(&stack_->inside, &stack_->outside);
#ifdef __SANITIZE_ADDRESS__
  __sanitizer_finish_switch_fiber(stack_->inside_shadow, &stack_->outside_bottom, &stack_->outside_size);
#endif
}

void Fiber::wait() {
  Fiber* const self = running;
  self->leave(false);
  if (self->abandoned_) throw Abandoned{};
}

}  // namespace simulation
