// What the engine is told once: which folders, which ENTs, whose they are.
#pragma once

#include "domain/clock.h"
#include "domain/import.h"
#include "domain/uai.h"
#include "intake/intake.h"
#include "planner/plan.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace engine {

// A drop folder and the schools whose exports are saved there.
struct Folder {
  intake::Options intake;
  std::vector<domain::Uai> schools;

  // The one with the same seven digits; the letter may be wrong in the file.
  [[nodiscard]] std::optional<domain::Uai> school_like(const domain::Uai& named) const;
  // The one that an export from this folder is of; empty if nobody can tell, or it is another's.
  [[nodiscard]] std::optional<domain::Uai> school_of(const domain::Export& content) const;
};

struct Settings {
  std::vector<Folder> folders{};
  // One an ENT, with its schools: ENTs have nothing to do with each other, so each is planned by itself.
  std::vector<planner::Policy> policies{};
  std::map<domain::Uai, std::string> school_names{};
  domain::Duration keep_people = std::chrono::hours(24 * 365);    // names of people the ENT did not find, after the end
  std::optional<domain::Duration> keep_exports{};                 // filed exports, after the end; empty = for ever
  boost::filesystem::path credentials{};                          // the ENT's credentials files
  domain::Duration keep_credentials = std::chrono::hours(24 * 30);
  boost::filesystem::path pages{};                                // strange pages of the ENT, kept as long as the names
  std::function<domain::Duration(domain::Instant)> utc_offset{};  // local time = UTC + this; empty = UTC
};

// As configured; empty for a school that is not.
[[nodiscard]] std::string school_name(const Settings& settings, const domain::Import& import);

}  // namespace engine
