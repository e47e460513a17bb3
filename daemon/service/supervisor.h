// Whoever started the daemon and watches over it, systemd here: told when the daemon is ready, what it is doing, and that
// it is alive (sd_notify(3)). Where nobody watches, telling does nothing. Any thread.
#pragma once

#include "domain/clock.h"

#include <optional>
#include <string>

namespace navette {

class Supervisor {
 public:
  // `sentence`: French, for an administrator.
  void ready(const std::string& sentence) const;
  void status(const std::string& sentence) const;
  // The start takes longer, and is not to be given up before this has passed.
  void not_yet(const std::string& sentence, domain::Duration more) const;
  void reloading() const;  // until ready() is told again
  void stopping() const;
  void alive() const;

  // Restarts a daemon that has not said for so long that it is alive; empty if it does not.
  [[nodiscard]] std::optional<domain::Duration> patience() const;
  [[nodiscard]] bool listens() const;
};

}  // namespace navette
