// What there is in a world besides Navette: the ENTs, the schools with their folders, the machine's disk, and time.
#pragma once

#include "agenda.h"
#include "disk.h"
#include "engine/settings.h"
#include "ent.h"
#include "trace.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace simulation {

struct School {
  domain::Uai uai;
  SimulatedEnt* ent = nullptr;
  fs::path folder;
  std::string configured_password;  // what Navette was given
  std::optional<domain::Mode> idpn_mode{};
};

struct Place {
  Place(std::uint64_t seed, const fs::path& root, std::ostream* out);

  [[nodiscard]] School& school(const domain::Uai& uai);
  [[nodiscard]] std::vector<fs::path> folders() const;
  // What `navette run` would make of its configuration now.
  [[nodiscard]] engine::Settings settings(const std::string& salt) const;
  [[nodiscard]] fs::path journal_file() const { return disk.root() / "state" / "journal.db"; }

  std::uint64_t seed;
  Dice dice;
  Agenda agenda;
  Trace trace;
  Disk disk;
  std::vector<std::unique_ptr<SimulatedEnt>> ents;
  std::vector<School> schools;
  std::optional<planner::QuietHours> quiet;
  std::set<domain::Task> tasks;  // what follows an import
  Duration credentials_after{};
  Duration rescan_every;
};

// A number's UAI, with its letter.
[[nodiscard]] domain::Uai uai_of(int number);

}  // namespace simulation
