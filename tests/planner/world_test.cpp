// Worlds from seeds: whatever happens, the rules hold.
#include "planner/world.h"

#include <cstdlib>

namespace planner {

BOOST_AUTO_TEST_SUITE(worlds)

// NAVETTE_WORLDS=n plays n worlds; NAVETTE_WORLD=seed only that one.
BOOST_AUTO_TEST_CASE(rules_hold_in_random_worlds) {
  const char* const count = std::getenv("NAVETTE_WORLDS");
  const char* const only = std::getenv("NAVETTE_WORLD");
  const std::uint64_t first = only ? std::strtoull(only, nullptr, 10) : 1;
  const std::uint64_t worlds = only ? 1 : count ? std::strtoull(count, nullptr, 10) : 2000;
  World::Tally sum;
  int failures = 0;
  for (std::uint64_t seed = first; seed < first + worlds && failures < 5; ++seed) {
    World world(seed);
    try {
      world.play(30);
    } catch (const Broken& what) {
      ++failures;
      BOOST_ERROR(what.what());
    }
    const World::Tally& tally = world.tally();
    sum.plans += tally.plans, sum.sent += tally.sent, sum.done += tally.done, sum.doubtful += tally.doubtful;
    sum.resent += tally.resent, sum.held += tally.held, sum.superseded += tally.superseded;
  }
  BOOST_TEST_MESSAGE(worlds << " worlds played: " << sum.plans << " plans, " << sum.sent << " imports sent ("
                            << sum.resent << " again), " << sum.done << " done, " << sum.doubtful << " doubted, "
                            << sum.held << " held, " << sum.superseded << " superseded");
  if (!only) BOOST_TEST((sum.done > 0 && sum.doubtful > 0 && sum.resent > 0 && sum.held > 0 && sum.superseded > 0));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace planner
