// What daemon/service/workers does with threads, in fibers: visits to the ENTs, the sessions kept between them, the file proved
// to be the one received before it is sent.
#pragma once

#include "engine/engine.h"
#include "fiber.h"
#include "place.h"
#include "transport.h"

#include <functional>
#include <list>
#include <map>
#include <memory>

namespace simulation {

// Told of visits, to hold them against the rules.
class Promises;

class Hands {
 public:
  // To whom it is told. `patience`: until when the ENT asked for it in this visit.
  class Owner {
   public:
    virtual ~Owner() = default;
    virtual domain::Result<void> commit(domain::ImportId id, const std::string& mark) = 0;
    virtual void answered(const engine::Job& job, const domain::Result<portal::Answer>& answer,
                          std::optional<Instant> patience) = 0;
    virtual void accomplished(const engine::Job& job, const domain::Result<engine::Accomplished>& result,
                              std::optional<Instant> patience) = 0;
  };

  // The owner outlives it. `salt`: the journal's.
  Hands(Place& place, Promises& promises, Owner& owner, std::string salt);
  ~Hands();

  void take(engine::Job job);
  void stop();

 private:
  struct Visit;
  void work(const engine::Job& job);
  template <class Act>
  auto visiting(const domain::Uai& school, std::optional<Instant>& patience, Act act);
  domain::Result<portal::Answer> visit_with(Visit& visit, const engine::Job& job);
  std::unique_ptr<Visit> enter(const domain::Uai& school);

  Place& place_;
  Promises& promises_;
  Owner& owner_;
  std::string salt_;
  std::map<domain::Uai, std::unique_ptr<Visit>> kept_;
  std::list<SimulatedTransport*> busy_;
  bool stopping_ = false;
  std::shared_ptr<int> alive_ = std::make_shared<int>();
  std::list<Fiber> fibers_;  // last: unwound first
};

}  // namespace simulation
