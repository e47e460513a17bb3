// All that `navette status` tells: what Navette does, sees and waits for.
#pragma once

#include "daemon/commands/not_taken.h"
#include "engine/outlook.h"

namespace navette {

struct Situation {
  bool running = false;
  domain::ServiceView view{};  // of who works; without one, as it looks from here
  std::vector<NotTaken> not_taken{};
  std::vector<domain::Unfinished> unfinished{};  // what the daemon saw; without one nobody looks
  std::vector<domain::Import> imports{};         // that have not ended
  std::vector<domain::Import> unfiled{};         // that have, and their file is not on its shelf
  std::vector<planner::Wait> waits{};
  std::vector<engine::ToCome> to_come{};  // of imports that have
};

// What the journal alone tells.
[[nodiscard]] Situation situation_of(journal::Journal& journal, const fs::path& file, domain::Instant now);
// With what lies in the folders that are watched, and why each import waits.
[[nodiscard]] Situation situation_of(journal::Journal& journal, const Config& config, domain::Instant now);

// Why the service works with another configuration than the one in its file; empty if it does not. French, whole.
[[nodiscard]] std::string not_read_again(const Config& config, const domain::ServiceView& view);
// Why an ended import's file is not on its shelf, and what comes. French, whole.
[[nodiscard]] std::string not_filed(const Situation& all, const domain::Import& import);

}  // namespace navette
