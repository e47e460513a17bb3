// Navette and an ENT that it reaches by way of a line only.
#pragma once

#include "e2e/stage.h"
#include "network/line.h"

#include <string>

namespace network {

class Far : public e2e::Stage {
 public:
  void configure(const std::string& before, const std::string& after) const;
  // A line of the ENT's configuration.
  void add(const std::string& line) const { configure("    addresses:\n", "    " + line + "\n    addresses:\n"); }
  void sign_in_at(const std::string& address) const { configure(ent().address("cas_url"), address); }
  [[nodiscard]] int cas() const { return port_in(ent().address("cas_url")); }

  // Started, and an EDT export dropped.
  void begin();
  // Tried twice at least, by itself, told why in log and status; the import waits, and the ENT has nothing of it.
  void suffers(const std::string& words);
  // Done by itself, once.
  void recovers();

  // Whether `status` comes to say so; its lines are folded and typeset for people, `words` are not.
  [[nodiscard]] bool status_says(const std::string& words) const;
  // The most memory that the process ever had, in megabytes.
  [[nodiscard]] std::size_t most_memory();
};

}  // namespace network
