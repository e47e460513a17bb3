// One process of Navette, from its start to its end, as daemon/service/loop runs it: engine, journal and event source are the
// real ones. What it knows it has from the disk.
#pragma once

#include "engine/engine.h"
#include "hands.h"
#include "intake/poke.h"
#include "journal/journal.h"
#include "place.h"
#include "promises.h"

#include <utility>

namespace simulation {

class Life : private Hands::Owner {
 public:
  Life(Place& place, Promises& promises);
  ~Life() override;

  void begin();
  // What the loop does when the event source is readable.
  void look_at_events();
  void stop();
  [[nodiscard]] bool ended() const { return stopping_ && engine_.running() == 0; }
  [[nodiscard]] bool stopping() const { return stopping_; }

  [[nodiscard]] journal::Journal& journal() { return journal_; }
  [[nodiscard]] Instant began() const { return began_; }
  // Whether it did anything since this was asked last; waiting for an ENT is nothing.
  [[nodiscard]] bool has_acted() { return std::exchange(acted_, false); }

 private:
  [[nodiscard]] engine::Now now() const { return {place_.agenda.now(), place_.agenda.steady()}; }
  domain::Result<void> commit(domain::ImportId id, const std::string& mark) override;
  void answered(const engine::Job& job, const domain::Result<portal::Answer>& answer,
                std::optional<Instant> patience) override;
  void accomplished(const engine::Job& job, const domain::Result<engine::Accomplished>& result,
                    std::optional<Instant> patience) override;
  void told(const engine::Job& job, const std::vector<engine::Fact>& facts,
            const std::optional<domain::Failure>& failure, std::optional<Instant> patience);
  intake::Watching watch();
  void turn();
  void die_with_the_disk() const;
  void tell(const engine::Fact& fact);

  Place& place_;
  Promises& promises_;
  Instant began_;
  journal::JournalLock lock_;
  journal::Journal journal_;
  engine::Engine engine_;
  intake::Poke poke_;
  std::optional<Agenda::Ticket> timer_;
  bool stopping_ = false;
  bool acted_ = true;
  Hands hands_;  // last: unwound first
};

}  // namespace simulation
