// Lets a loop wait for what the system rings: a descriptor that becomes readable, on Windows an event.
#pragma once

#include <boost/asio/io_context.hpp>

#include <cstdint>
#include <functional>
#include <memory>

namespace navette {

// Of the loop's thread. What rings stays its owner's, and outlives this.
class Bell {
 public:
  Bell(boost::asio::io_context& loop, std::intptr_t rings);
  ~Bell();

  // Calls once, when it rings next or has rung already.
  void wait(std::function<void()> rung);
  void no_more();  // whoever waits is not called

 private:
  class System;
  std::unique_ptr<System> system_;
};

}  // namespace navette
