#include "ent.h"

#include "broken.h"
#include "sandbox/trouble.h"

#include <algorithm>

namespace simulation {

namespace {

constexpr std::string_view kWords[] = {"arrives", "refused", "reset before", "reset after", "black hole", "late"};

std::shared_ptr<const portal::Profile> profile_for(sandbox::Skin skin) {
  static std::map<sandbox::Skin, std::shared_ptr<const portal::Profile>> loaded;
  auto& profile = loaded[skin];
  if (!profile)
    profile = portal::Profile::load(std::string(NAVETTE_PROFILES) +
                                    (skin == sandbox::Skin::skolengo ? "/skolengo.yaml" : "/bac-a-sable-2.yaml"));
  return profile;
}

sandbox::Options options_for(const SimulatedEnt::Rules& rules, std::uint64_t seed, Dice& dice) {
  using namespace std::chrono_literals;
  sandbox::Options options;
  options.skin = rules.skin;
  options.seed = seed;
  options.schools.clear();
  options.accounts.clear();
  for (const domain::Uai& school : rules.schools) {
    options.schools.push_back({school, "Collège " + school.str()});
    options.accounts.push_back({username_of(school), password_of(school), school, true});
  }
  options.attempts_before_lock = 1'000'000;  // each refused attempt is held against Navette elsewhere
  options.provider_choice = dice.percent(50);
  options.simultaneous = 1 + dice.roll(2);
  options.generation_time = dice.between(30s, 9min);
  // Seldom enough for the queue to end some time.
  if (const auto time = options.generation_time / options.simultaneous; dice.percent(50))
    options.other_school_every = dice.between(time * 5 / 4, time * 5);
  else
    options.other_school_every = 0ms;
  options.schools_ahead = dice.percent(50) ? 0 : dice.roll(6);
  options.identifiers_time = dice.between(1s, 5min);
  options.unrecognised_permille = rules.unrecognised_permille;
  options.accounts_after = rules.accounts_after;
  return options;
}

}  // namespace

std::string password_of(const domain::Uai& school) { return "mot-de-passe-" + school.str(); }
std::string username_of(const domain::Uai& school) { return "superadmin-" + school.str(); }

SimulatedEnt::SimulatedEnt(Rules rules, std::uint64_t seed, Agenda& agenda, Trace& trace)
    : rules_(std::move(rules)),
      addresses_{"https://www." + rules_.name + ".example", "https://ecole." + rules_.name + ".example",
                 "https://cas." + rules_.name + ".example"},
      profile_(profile_for(rules_.skin)),
      agenda_(agenda),
      trace_(trace),
      dice_(seed, rules_.name) {
  model_ = std::make_unique<sandbox::Ent>(options_for(rules_, seed, dice_), addresses_, agenda_.now());
}

Instant SimulatedEnt::next_turn() {
  const Instant turn = std::max(agenda_.now(), next_turn_);
  next_turn_ = turn + rules_.interval;
  return turn;
}

Fate SimulatedEnt::fate_of(const sandbox::Request& request) {
  if (request.method == "POST")
    for (auto each = strikes_.begin(); each != strikes_.end(); ++each) {
      if (--each->left > 0) continue;
      const Fate fate = each->fate;
      strikes_.erase(each);
      return fate;
    }
  std::erase_if(spells_, [&](const Spell& each) { return each.until <= agenda_.now(); });
  for (const Spell& each : spells_)
    if (dice_.percent(each.percent)) return each.fate;
  return Fate::arrives;
}

sandbox::Response SimulatedEnt::answer(const sandbox::Request& request) {
  return model_->answer(request, agenda_.now());
}

void SimulatedEnt::spell(Fate fate, int percent, Duration length) {
  trace_.tell(rules_.name, "the network: " + std::string(kWords[static_cast<std::size_t>(fate)]) + " for " +
                               std::to_string(percent) + " % of the requests, " +
                               std::to_string(length / std::chrono::seconds(1)) + " s long");
  spells_.push_back({fate, percent, agenda_.now() + length});
}

void SimulatedEnt::strike(Fate fate, int number) {
  trace_.tell(rules_.name, "the network: " + std::string(kWords[static_cast<std::size_t>(fate)]) +
                               " for what is sent, once, at request " + std::to_string(number));
  strikes_.push_back({fate, number});
}

void SimulatedEnt::trouble(const std::string& sentence) {
  trace_.tell(rules_.name, "trouble: " + sentence);
  model_->cause(sandbox::trouble_named(sentence).value());
}

void SimulatedEnt::heal() {
  trace_.tell(rules_.name, "well again");
  model_->heal();
  spells_.clear();
  strikes_.clear();
}

}  // namespace simulation
