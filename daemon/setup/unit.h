// The unit of systemd that runs Navette with a configuration, and where its sandbox lets it write: an account's rights are
// not all that a service needs.
#pragma once

#include <boost/filesystem/path.hpp>

#include <optional>
#include <string>
#include <vector>

namespace navette {

namespace fs = boost::filesystem;

// As systemd has it loaded: its file, every drop-in, and what it makes by itself. Absolute paths.
struct Unit {
  std::string name;  // "navette.service"
  std::string user{};
  std::vector<fs::path> writable{};
  std::vector<fs::path> read_only{};
  std::vector<fs::path> hidden{};  // closed, or another folder of that name
  std::vector<fs::path> made{};    // by systemd, at each start, for the service alone: the first is its state
};

// By the package's names: navette.service for /etc/navette/navette.yaml, navette@NAME.service for
// /etc/navette/NAME/navette.yaml. Empty for any other configuration.
[[nodiscard]] std::string unit_named_after(const fs::path& configuration);

// Asks systemd. Empty where it does not run, cannot be asked, or has no such unit.
[[nodiscard]] std::optional<Unit> unit_of(const std::string& name);

enum class Reach { writable, read_only, hidden };
// What that folder, which need not exist, is to the service. Links are followed, as systemd does.
[[nodiscard]] Reach reach_of(const Unit& unit, const fs::path& folder);
// Whether systemd makes that folder for it.
[[nodiscard]] bool makes(const Unit& unit, const fs::path& folder);

}  // namespace navette
