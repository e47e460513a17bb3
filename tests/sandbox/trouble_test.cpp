#include "sandbox/trouble_names.h"

#include <boost/test/unit_test.hpp>

using namespace sandbox;
using Kind = Trouble::Kind;

BOOST_AUTO_TEST_SUITE(trouble)

BOOST_AUTO_TEST_CASE(a_sentence_says_what_where_how_often_and_how_long) {
  BOOST_TEST((trouble_named("unavailable@edt.2*3=30") == Trouble{Kind::unavailable, "edt.2", 3, 0, 1000, 30.0}));
  BOOST_TEST((trouble_named("expired+7") == Trouble{Kind::expired, "", 1, 7}));
  BOOST_TEST((trouble_named("throttled~50") == Trouble{Kind::throttled, "", 0, 0, 50}));
  BOOST_TEST((trouble_named("slow=0.25") == Trouble{Kind::slow, "", 0, 0, 1000, 0.25}));
  BOOST_TEST((trouble_named("maintenance") == Trouble{Kind::maintenance, "", 0}));
  for (const char* wrong : {"", "rain", "slow=", "slow=-1", "unavailable*x", "expired@", "unavailable**2",
                            "unavailable@toto", "unavailable@edt.9", "unavailable@ed", "unavailable@edt."})
    BOOST_TEST(!trouble_named(wrong), wrong);
}

BOOST_AUTO_TEST_CASE(all_that_there_is_can_be_told_and_written) {
  for (const auto& each : known_troubles()) {
    BOOST_TEST(!each.does.empty());
    for (const auto step : known_steps()) {
      const auto trouble = trouble_named(std::string(each.name) + "@" + std::string(step));
      BOOST_REQUIRE(trouble.has_value());
      BOOST_TEST((trouble->kind == each.kind && trouble->at == step));
    }
  }
  BOOST_TEST(known_troubles().size() == 13u);
}

BOOST_AUTO_TEST_CASE(it_strikes_where_and_as_often_as_it_says) {
  Troubles troubles({*trouble_named("unavailable@edt*2+1")}, 1);
  BOOST_TEST(!troubles.strikes(Kind::unavailable, "idpn.1"));
  BOOST_TEST(!troubles.strikes(Kind::throttled, "edt.1"));
  BOOST_TEST(!troubles.strikes(Kind::unavailable, "edt.1"));  // the one that it lets pass
  BOOST_TEST(troubles.strikes(Kind::unavailable, "edt.2").has_value());
  BOOST_TEST(troubles.strikes(Kind::unavailable, "edt.commit").has_value());
  BOOST_TEST(!troubles.strikes(Kind::unavailable, "edt.3"));
  BOOST_TEST(troubles.count() == 0u);
}

BOOST_AUTO_TEST_CASE(chance_is_by_seed) {
  const auto pattern = [](std::uint64_t seed) {
    Troubles troubles({*trouble_named("unavailable~300")}, seed);
    std::string text;
    for (int i = 0; i < 200; ++i) text += troubles.strikes(Kind::unavailable, "home") ? 'x' : '.';
    return text;
  };
  BOOST_TEST(pattern(1) == pattern(1));
  BOOST_TEST(pattern(1) != pattern(2));
  const std::string one = pattern(1);
  const auto struck = std::count(one.begin(), one.end(), 'x');
  BOOST_TEST(struck > 30);
  BOOST_TEST(struck < 90);
}

BOOST_AUTO_TEST_SUITE_END()
