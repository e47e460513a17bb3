// One ENT of a world: the sandbox's own model without its sockets, the network before it, and what is known of how
// Navette behaved toward it.
#pragma once

#include "agenda.h"
#include "dice.h"
#include "domain/uai.h"
#include "portal/profile.h"
#include "sandbox/ent.h"
#include "trace.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace simulation {

// What becomes of a request on its way.
enum class Fate {
  arrives,
  refused,       // nobody takes the connection
  reset_before,  // broken off before the ENT saw the request
  reset_after,   // broken off when the ENT had done what was asked
  black_hole,    // swallowed: no answer ever comes
  late,          // swallowed, and delivered when nobody waits for the answer any more
};

// An account, as the ENT's person knows it and as Navette has been told it.
struct Credentials {
  std::string username;
  std::string password;    // the right one
  std::string configured;  // what Navette was given
};

class SimulatedEnt {
 public:
  struct Rules {
    std::string name;
    sandbox::Skin skin{};
    std::vector<domain::Uai> schools;
    int sessions = 2;
    Duration interval{};
    int unrecognised_permille = 8;
    Duration accounts_after = std::chrono::hours(5 * 24);
  };

  SimulatedEnt(Rules rules, std::uint64_t seed, Agenda& agenda, Trace& trace);

  [[nodiscard]] const Rules& rules() const { return rules_; }
  [[nodiscard]] const sandbox::Addresses& addresses() const { return addresses_; }
  [[nodiscard]] std::shared_ptr<const portal::Profile> profile() const { return profile_; }
  [[nodiscard]] sandbox::Ent& model() { return *model_; }
  [[nodiscard]] Dice& dice() { return dice_; }

  // When the next request may leave: the pace of all visits to this ENT together.
  [[nodiscard]] Instant next_turn();
  [[nodiscard]] Fate fate_of(const sandbox::Request& request);
  // The request arrives now. Checks that nobody is impolite.
  [[nodiscard]] sandbox::Response answer(const sandbox::Request& request);

  // For a while the network does this to so many of a hundred requests.
  void spell(Fate fate, int percent, Duration length);
  // Once, to the so-maniest request from now on that sends something.
  void strike(Fate fate, int number);
  void trouble(const std::string& sentence);
  void heal();

 private:
  struct Spell {
    Fate fate{};
    int percent = 0;
    Instant until{};
  };
  struct Strike {
    Fate fate{};
    int left = 0;
  };

  Rules rules_;
  sandbox::Addresses addresses_;
  std::shared_ptr<const portal::Profile> profile_;
  std::unique_ptr<sandbox::Ent> model_;
  Agenda& agenda_;
  Trace& trace_;
  Dice dice_;
  Instant next_turn_{};
  std::vector<Spell> spells_;
  std::vector<Strike> strikes_;
};

[[nodiscard]] std::string password_of(const domain::Uai& school);
[[nodiscard]] std::string username_of(const domain::Uai& school);

}  // namespace simulation
