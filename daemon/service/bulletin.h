// What is told of one loop: the supervisor, from the first turn on, that it is ready and alive and the line that it shows; the
// journal, for `status`, how things look from here. On the loop's thread.
#pragma once

#include "daemon/config/config.h"
#include "daemon/service/supervisor.h"
#include "engine/engine.h"
#include "journal/journal.h"

namespace navette {

class Bulletin {
 public:
  // All of them outlive it.
  Bulletin(const Supervisor& supervisor, const Config& config, journal::Journal& journal);

  void heard(const engine::Fact& fact);
  void turned(const engine::Turn& turn, domain::Instant now);
  // The configuration could not be changed: said in front of everything else from now on, and that the daemon goes on.
  void not_reloaded(const std::string& sentence);

 private:
  void look(const engine::Turn& turn);
  void note();
  [[nodiscard]] std::string situation(const engine::Turn& turn, domain::Instant now) const;

  const Supervisor& supervisor_;
  const Config& config_;
  journal::Journal& journal_;
  domain::ServiceView view_{};
  domain::ServiceView noted_{};  // as the journal has it
  std::string journal_trouble_{};
  std::string situation_{};
  std::string told_{};
  bool ready_ = false;
};

}  // namespace navette
