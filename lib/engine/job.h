// Values that cross between the engine and the outside.
#pragma once

#include "domain/errand.h"
#include "domain/import.h"
#include "planner/plan.h"

#include <optional>
#include <string>
#include <vector>

namespace engine {

// Work for the outside: a worker signs in and does it, then gives the answer back.
struct Job {
  planner::Action::Verb verb{};  // submit, look, verify or errand
  domain::Import import;         // as it was when the job was handed out
  // Of the credentials it is done with: those configured when it was handed out, unless the worker found others.
  std::string fingerprint{};
  std::optional<domain::Errand> errand{};  // what is to be done for that import
  std::vector<domain::Outcome::Figure> figures_before{};  // an errand's: what the ENT counted at the import before that one
};

// A transition or another fact that the log and the status line should tell.
struct Fact {
  std::string event;                       // "finished", "held", "bystander", "folder_trouble", ...
  std::optional<domain::Import> import{};  // as the event left it
  std::string sentence{};                  // French; whoever shows it puts the import's number before it
  bool warning = false;
};

}  // namespace engine
