// A proxy's CONNECT: what is encrypted passes through it as it is. It keeps every byte, as a curious proxy would.
#pragma once

#include "network/line.h"

#include <mutex>
#include <string>
#include <vector>

namespace network {

class Tunnel {
 public:
  // For a Line that is a proxy: leads to where the client asks, or to another port, as a box does that filters.
  [[nodiscard]] Handler carry(int elsewhere = 0);

  // Hangs up whatever is under way.
  void drop();

  // All that passed, both ways.
  [[nodiscard]] std::string seen() const;

 private:
  void pass(Connection& from, Connection& to);

  mutable std::mutex mutex_;
  std::string seen_;
  std::vector<Connection*> open_;
};

}  // namespace network
