// A visitor who walks straight into the sandbox ENT's model: no socket, and no clock but the test's.
#pragma once

#include "portal/transport.h"
#include "sandbox/addresses.h"
#include "sandbox/ent.h"

#include <array>
#include <map>
#include <string>

namespace memory {

// The ENT, and how much of the heap it has come to hold itself: that is not Navette's.
struct House {
  sandbox::Addresses addresses;
  sandbox::Ent& ent;
  domain::Instant& now;
  std::int64_t held = 0;

  [[nodiscard]] sandbox::Response answer(const sandbox::Request& request);
};

class DirectTransport final : public portal::Transport {
 public:
  explicit DirectTransport(House& house) : house_(house) {}

  [[nodiscard]] portal::Result<portal::Response> send(const portal::Request& request) override;
  void allow(domain::Duration) override {}
  void abort() override {}
  void resume() override {}
  [[nodiscard]] std::int64_t requests() const override { return requests_; }

 private:
  House& house_;
  std::array<std::map<std::string, std::string>, 2> cookies_;  // by host
  std::int64_t requests_ = 0;
};

}  // namespace memory
