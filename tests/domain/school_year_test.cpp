#include "domain/import.h"

#include <boost/test/unit_test.hpp>

using namespace domain;
using namespace std::chrono;

namespace {

Instant on(int year, unsigned month, unsigned day, Duration time = {}) {
  return sys_days(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day)) + time;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(school_year)

BOOST_AUTO_TEST_CASE(begins_in_august) {
  BOOST_TEST(SchoolYear::of(on(2024, 8, 1) - Duration(1)).start == 2023);
  BOOST_TEST(SchoolYear::of(on(2024, 8, 1)).start == 2024);
  BOOST_TEST(SchoolYear::of(on(2024, 12, 31)).start == 2024);
  BOOST_TEST(SchoolYear::of(on(2025, 1, 1)).start == 2024);
  BOOST_TEST(SchoolYear::of(on(2025, 7, 31, hours(23))).start == 2024);
}

BOOST_AUTO_TEST_CASE(may_begin_in_another_month) {
  BOOST_TEST(SchoolYear::of(on(2024, 8, 31), 9).start == 2023);
  BOOST_TEST(SchoolYear::of(on(2024, 9, 1), 9).start == 2024);
  BOOST_TEST(SchoolYear::of(on(2024, 1, 1), 1).start == 2024);
}

BOOST_AUTO_TEST_CASE(is_called_by_both_its_years) {
  BOOST_TEST(SchoolYear{2013}.str() == "2013-2014");
  BOOST_TEST(SchoolYear{1999}.str() == "1999-2000");
}

BOOST_AUTO_TEST_CASE(before_1970) { BOOST_TEST(SchoolYear::of(on(1969, 12, 31, hours(12))).start == 1969); }

BOOST_AUTO_TEST_CASE(of_an_import_is_the_files_word_then_its_date_then_the_day_it_came) {
  Import import;
  import.received_at = on(2024, 9, 2);
  BOOST_TEST(year_of(import).start == 2024);
  import.content.made_at = on(2023, 9, 2);
  BOOST_TEST(year_of(import).start == 2023);
  import.content.year = SchoolYear{2013};
  BOOST_TEST(year_of(import).start == 2013);
}

BOOST_AUTO_TEST_CASE(of_an_import_follows_the_configured_month) {
  Import import;
  import.received_at = on(2024, 8, 15);
  BOOST_TEST(year_of(import).start == 2024);
  BOOST_TEST(year_of(import, 9).start == 2023);
}

BOOST_AUTO_TEST_SUITE_END()
