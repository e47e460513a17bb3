#include "daemon/config/value.h"

#include <boost/test/unit_test.hpp>

using namespace navette;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(config_value)

BOOST_AUTO_TEST_CASE(sizes) {
  BOOST_TEST(parse_size("64 Mo").value() == 64u << 20);
  BOOST_TEST(parse_size("64\u00A0Mo").value() == 64u << 20);
  BOOST_TEST(parse_size("1,5 Go").value() == 3u << 29);
  BOOST_TEST(parse_size("900ko").value() == 900u * 1024);
  BOOST_TEST(parse_size("12 octets").value() == 12u);
  for (const char* wrong : {"", "64", "Mo", "-1 Mo", "64 M", "1.2.3 Mo", "1e9 Mo", "999999999999 Go", "64 Mo x"})
    BOOST_TEST(!parse_size(wrong).has_value(), wrong);
}

BOOST_AUTO_TEST_CASE(durations) {
  BOOST_TEST((parse_duration("500 ms") == 500ms));
  BOOST_TEST((parse_duration("2 s") == 2s));
  BOOST_TEST((parse_duration("1,5 min") == 90s));
  BOOST_TEST((parse_duration("15 MIN") == 15min));
  BOOST_TEST((parse_duration("1 heure") == 1h));
  BOOST_TEST((parse_duration("14 jours") == 24h * 14));
  for (const char* wrong : {"", "2", "s", "-2 s", "2 m", "deux jours"})
    BOOST_TEST(!parse_duration(wrong).has_value(), wrong);
}

BOOST_AUTO_TEST_CASE(hours) {
  BOOST_TEST((parse_hours("22:00-05:30") == QuietHours{1320, 330}));
  BOOST_TEST((parse_hours("22 h 15 - 5 h") == QuietHours{1335, 300}));
  for (const char* wrong : {"", "22:00", "24:00-05:00", "22:60-05:00", "08:00-08:00", "a-b", "22:00-"})
    BOOST_TEST(!parse_hours(wrong).has_value(), wrong);
}

BOOST_AUTO_TEST_CASE(months) {
  BOOST_TEST(parse_month("août").value() == 8u);
  BOOST_TEST(parse_month("Février").value() == 2u);
  BOOST_TEST(parse_month("9").value() == 9u);
  BOOST_TEST(parse_share("30 %").value() == 0.3);
  BOOST_TEST(parse_share("100%").value() == 1.0);
  for (const char* wrong : {"", "30", "0 %", "101 %", "-5 %"}) BOOST_TEST(!parse_share(wrong).has_value(), wrong);
  BOOST_TEST(parse_yes("Oui").value());
  BOOST_TEST(!parse_yes("non").value());
  BOOST_TEST(!parse_yes("peut-être").has_value());
  for (const char* wrong : {"", "0", "13", "brumaire"}) BOOST_TEST(!parse_month(wrong).has_value(), wrong);
}

BOOST_AUTO_TEST_CASE(the_nearest_word) {
  const std::vector<std::string> known = {"folder", "password", "schools", "look"};
  BOOST_TEST(nearest("foldr", known) == "folder");
  BOOST_TEST(nearest("pasword", known) == "password");
  BOOST_TEST(nearest("shcools", known) == "schools");
  BOOST_TEST(nearest("adresse", known) == "");
}

BOOST_AUTO_TEST_SUITE_END()
