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
  using Commit = std::function<domain::Result<void>(domain::ImportId, const std::string& mark)>;
  // `patience`: until when the ENT asked for it in this visit.
  using Answered =
      std::function<void(const engine::Job&, const domain::Result<portal::Answer>&, std::optional<Instant> patience)>;

  Hands(Place& place, Promises& promises, Commit commit, Answered answered);
  ~Hands();

  void take(engine::Job job);
  void stop();

 private:
  struct Visit;
  void work(const engine::Job& job);
  domain::Result<portal::Answer> visit_with(Visit& visit, const engine::Job& job);
  std::unique_ptr<Visit> enter(const domain::Uai& school);

  Place& place_;
  Promises& promises_;
  Commit commit_;
  Answered answered_;
  std::map<domain::Uai, std::unique_ptr<Visit>> kept_;
  std::list<SimulatedTransport*> busy_;
  bool stopping_ = false;
  std::shared_ptr<int> alive_ = std::make_shared<int>();
  std::list<Fiber> fibers_;  // last: unwound first
};

}  // namespace simulation
