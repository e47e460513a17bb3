// The hands that visit the ENT: a small pool of threads, each doing one blocking job at a time, and the sessions kept
// between jobs so that a look costs a request and not a sign-in. Only values cross to the loop's thread and back.
#pragma once

#include "daemon/config/config.h"
#include "engine/engine.h"

#include <functional>
#include <memory>
#include <string>

namespace navette {

class Workers {
 public:
  // Called on a worker's thread: journals the commit intent on the loop's thread and returns when it is durable.
  using Commit = std::function<domain::Result<void>(domain::ImportId, const std::string& mark)>;
  // Called on a worker's thread when a job is over; its fingerprint is that of the credentials used.
  using Answered = std::function<void(const engine::Job&, const domain::Result<portal::Answer>&)>;

  // The same of an errand.
  using Accomplished = std::function<void(const engine::Job&, const domain::Result<engine::Accomplished>&)>;

  // `salt` is the journal's, for fingerprints.
  Workers(const Config& config, std::string salt, Commit commit, Answered answered, Accomplished accomplished);
  ~Workers();  // stops and joins

  // From the loop's thread.
  void take(engine::Job job);
  // Aborts every request under way (within 100 ms); the jobs answer `cancelled`. From any thread.
  void stop();

 private:
  class Visits;
  std::unique_ptr<Visits> visits_;
};

}  // namespace navette
