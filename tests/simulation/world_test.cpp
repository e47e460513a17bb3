// That the simulation can fail, and that it repeats itself.
#include "world.h"

#include "plants.h"
#include "root.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace simulation;

namespace {

constexpr std::uint64_t kFoundWithin = 500;

std::vector<std::string> names_of_plants() {
  std::vector<std::string> names;
  for (const auto& [name, bug] : plants()) names.push_back(name);
  return names;
}

struct Planted {
  explicit Planted(domain::Plant bug) : possible(plant(bug)) {}
  ~Planted() { static_cast<void>(plant(domain::Plant::none)); }
  Planted(const Planted&) = delete;
  Planted& operator=(const Planted&) = delete;
  bool possible;
};

std::uint64_t sum_of(std::uint64_t seed) {
  World world(seed, root_of_this_process() / "world", nullptr);
  world.play();
  return world.tally().sum;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(worlds)

BOOST_DATA_TEST_CASE(a_planted_bug_is_found, boost::unit_test::data::make(names_of_plants()), name) {
  domain::Plant bug = domain::Plant::none;
  for (const auto& [word, each] : plants())
    if (word == name) bug = each;
  const Planted planted(bug);
  BOOST_REQUIRE_MESSAGE(planted.possible, "this build cannot plant bugs: set NAVETTE_FAILPOINTS");
  for (std::uint64_t seed = 1; seed <= kFoundWithin; ++seed) {
    World world(seed, root_of_this_process() / "world", nullptr);
    try {
      world.play();
    } catch (const Broken& what) {
      BOOST_TEST_MESSAGE(name << " is found in world " << seed << ": " << what.what());
      return;
    }
  }
  BOOST_ERROR(name << " is not found in " << kFoundWithin << " worlds");
}

BOOST_AUTO_TEST_CASE(a_seed_gives_the_same_world_whatever_was_played_before) {
  for (const std::uint64_t seed : {3, 7, 11}) {
    const auto first = sum_of(seed);
    static_cast<void>(sum_of(seed + 100));
    BOOST_TEST(sum_of(seed) == first);
  }
}

BOOST_AUTO_TEST_SUITE_END()
