#include "timetable/calendar.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(calendar)

using namespace std::chrono;
using timetable::may_be_holiday;
using timetable::read_day;
using timetable::read_hours;

namespace {

constexpr sys_days kMonday = 2026y / September / 7;

}  // namespace

BOOST_AUTO_TEST_CASE(days_in_any_wording) {
  for (const char* text :
       {"mercredi 9 septembre 2026", "Mercredi 9 septembre", "mer. 9 sept.", "MERCREDI", "Me", "mer 09/09",
        "09/09/2026", "9/9/26", "09-09-2026", "09.09.2026", "2026-09-09", "9", "Mercredi 9", "9 sep"}) {
    const auto day = read_day(text, kMonday);
    BOOST_TEST_REQUIRE(day.has_value(), text);
    BOOST_TEST((*day == kMonday + days{2}), text);
  }
  BOOST_TEST((read_day("Mardi 8 (semaine A)", kMonday) == kMonday + days{1}));
  BOOST_TEST((read_day("dimanche", kMonday) == kMonday + days{6}));
  BOOST_TEST((read_day("mar. 3 mar.", 2026y / March / 2) == sys_days{2026y / March / 3}));
  BOOST_TEST((read_day("mardi 1er décembre", 2026y / November / 30) == sys_days{2026y / December / 1}));
  // The year that brings it nearest.
  BOOST_TEST((read_day("vendredi 1er janvier", 2026y / December / 28) == sys_days{2027y / January / 1}));
  BOOST_TEST((read_day("31/12", 2026y / December / 28) == sys_days{2026y / December / 31}));
}

BOOST_AUTO_TEST_CASE(a_full_date_may_lie_in_another_week) {
  BOOST_TEST((read_day("lundi 14 septembre", kMonday) == kMonday + days{7}));
  BOOST_TEST((read_day("2025-09-08", kMonday) == sys_days{2025y / September / 8}));
}

BOOST_AUTO_TEST_CASE(what_is_no_day) {
  for (const char* text : {"", "-", "Semaine", "31/02/2026", "32 septembre", "0", "25", "12345", "99/99/9999"})
    BOOST_TEST(!read_day(text, kMonday).has_value(), text);
}

BOOST_AUTO_TEST_CASE(hours_in_any_wording) {
  for (const char* text :
       {"8h05", "08:05", "8 h 05", "08h05", "08:05:00", "8H05", "à 8h05", "8\u00A0h\u00A005", "8 heures 05", "8.05"}) {
    const auto hours = read_hours(text, "9h");
    BOOST_TEST_REQUIRE(hours.has_value(), text);
    BOOST_TEST((hours->begin == 8h + 5min), text);
    BOOST_TEST((hours->end == 9h), text);
  }
  for (const char* text : {"8h - 9h30", "08:00-09:30", "de 8h00 à 9h30", "08:00:00 09:30:00"}) {
    const auto hours = read_hours(text, "");
    BOOST_TEST_REQUIRE(hours.has_value(), text);
    BOOST_TEST((hours->begin == 8h), text);
    BOOST_TEST((hours->end == 9h + 30min), text);
  }
  BOOST_TEST(!read_hours("8h", "")->end.has_value());
  BOOST_TEST((read_hours("23h", "24h")->end == 24h));
}

BOOST_AUTO_TEST_CASE(what_is_no_hour) {
  for (const char* text : {"", "matin", "8", "25h00", "8h75", "24h30", "M1", ":30"})
    BOOST_TEST(!read_hours(text, "").has_value(), text);
  BOOST_TEST(!read_hours("9h", "8h").has_value());
  BOOST_TEST(!read_hours("9h", "9h").has_value());
}

BOOST_AUTO_TEST_CASE(in_french) {
  BOOST_TEST(timetable::in_words(kMonday) == "lundi 7 septembre");
  BOOST_TEST(timetable::in_words(sys_days{2026y / September / 1}) == "mardi 1er septembre");
  BOOST_TEST(timetable::in_words(8h + 0min) == "8 h");
  BOOST_TEST(timetable::in_words(14h + 5min) == "14 h 05");
  BOOST_TEST(timetable::span_in_words(8h, 9h + 30min) == "de 8 h à 9 h 30");
}

BOOST_AUTO_TEST_CASE(days_on_which_france_may_rest) {
  for (const auto day : {2026y / November / 11, 2027y / January / 1, 2027y / March / 26, 2027y / March / 29,
                         2027y / May / 6, 2027y / May / 7, 2027y / May / 17, 2026y / May / 1, 2026y / May / 8,
                         2025y / April / 21, 2024y / May / 9, 2038y / April / 26})
    BOOST_TEST(may_be_holiday(sys_days{day}), timetable::in_words(sys_days{day}));
  for (int day = 0; day < 5; ++day) BOOST_TEST(!may_be_holiday(kMonday + days{day}));
  BOOST_TEST(!may_be_holiday(2027y / March / 30));
  int holidays = 0;
  for (sys_days day = 2026y / January / 1; day < sys_days{2027y / January / 1}; day += days{1})
    holidays += may_be_holiday(day);
  BOOST_TEST(holidays == 14);
}

BOOST_AUTO_TEST_SUITE_END()
