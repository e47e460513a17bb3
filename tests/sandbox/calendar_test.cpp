#include "sandbox/calendar.h"

#include <boost/test/unit_test.hpp>

namespace chrono = std::chrono;

BOOST_AUTO_TEST_SUITE(calendar)

BOOST_AUTO_TEST_CASE(paris_changes_its_clocks_on_the_last_sundays_of_march_and_october) {
  const domain::Instant spring = chrono::sys_days(chrono::year(2026) / 3 / 29) + chrono::hours(1);
  BOOST_TEST(sandbox::time_of(spring - chrono::minutes(1)) == "01:59");
  BOOST_TEST(sandbox::time_of(spring) == "03:00");
  const domain::Instant autumn = chrono::sys_days(chrono::year(2026) / 10 / 25) + chrono::hours(1);
  BOOST_TEST(sandbox::time_of(autumn - chrono::minutes(1)) == "02:59");
  BOOST_TEST(sandbox::time_of(autumn) == "02:00");
}

BOOST_AUTO_TEST_CASE(a_late_evening_is_the_next_day_in_paris) {
  const domain::Instant evening = chrono::sys_days(chrono::year(2026) / 12 / 31) + chrono::minutes(23 * 60 + 30);
  BOOST_TEST(sandbox::date_of(evening) == "01/01/2027");
  BOOST_TEST(sandbox::paris_minute_of_day(evening) == 30);
  BOOST_TEST(sandbox::iso_of(evening) == "2026-12-31T23:30:00.000Z");
}

BOOST_AUTO_TEST_SUITE_END()
