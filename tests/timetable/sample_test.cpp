#include "timetable/sample.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <set>

BOOST_AUTO_TEST_SUITE(sample)

using timetable::sample_of;
using Names = std::vector<std::string>;

namespace {

Names big_school() {
  Names classes;
  for (const char* level : {"6", "5", "4", "3"})
    for (char letter = 'A'; letter < 'K'; ++letter) classes.push_back(std::string(level) + letter);
  return classes;
}

}  // namespace

BOOST_AUTO_TEST_CASE(all_of_a_small_school) {
  BOOST_TEST((sample_of({"6B", "6A", "6B", "5A"}, 12, 1) == Names{"5A", "6A", "6B"}));
  BOOST_TEST((sample_of({"6B", "6A"}, 2, 1) == Names{"6A", "6B"}));
  BOOST_TEST(sample_of({}, 12, 1).empty());
  BOOST_TEST(sample_of({"6A"}, 0, 1).empty());
}

BOOST_AUTO_TEST_CASE(a_sample_of_a_big_school_is_spread_over_its_levels) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const Names sample = sample_of(big_school(), 12, seed);
    BOOST_TEST(sample.size() == 12u);
    BOOST_TEST(std::is_sorted(sample.begin(), sample.end()));
    BOOST_TEST((std::set<std::string>(sample.begin(), sample.end()).size() == 12u));
    std::map<char, int> of_level;
    for (const std::string& each : sample) ++of_level[each.front()];
    for (const char level : {'3', '4', '5', '6'}) BOOST_TEST(of_level[level] >= 2, "seed " << seed);
  }
}

BOOST_AUTO_TEST_CASE(the_seed_alone_decides) {
  Names backwards = big_school();
  std::reverse(backwards.begin(), backwards.end());
  BOOST_TEST((sample_of(big_school(), 12, 7) == sample_of(backwards, 12, 7)));
  // The same on every system, for good.
  BOOST_TEST((sample_of(big_school(), 4, 7) == Names{"3F", "4A", "5I", "6G"}));
  std::set<std::string> seen;
  for (std::uint64_t seed = 0; seed < 50; ++seed)
    for (const std::string& each : sample_of(big_school(), 12, seed)) seen.insert(each);
  BOOST_TEST(seen.size() == 40u);
}

BOOST_AUTO_TEST_SUITE_END()
