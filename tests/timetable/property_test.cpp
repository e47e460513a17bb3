// What no wording may break: the same lessons shuffled and reworded give no difference, and one planted error is found
// as exactly one difference of its kind. For invented schools, and the vendor's real one where it is at hand.
#include "formats/lessons.h"
#include "formats/real_exports.h"
#include "page.h"
#include "samples/exports.h"
#include "timetable/comparison.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <optional>

BOOST_AUTO_TEST_SUITE(property)

using namespace std::chrono;
using domain::Lesson;
using timetable::Comparison;
using timetable::Difference;
using timetable::Expected;
using timetable::ShownLesson;
using Kind = Difference::Kind;

namespace {

// How many invented schools.
std::uint64_t weeks() {
  const char* wanted = std::getenv("NAVETTE_WEEKS");
  return wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : 5;
}

struct Week {
  std::vector<Expected> classes;
  timetable::Vocabulary vocabulary;
};

Week week_of(const std::string& bytes, domain::Day from) {
  const auto schedule = formats::read_schedule(bytes);
  BOOST_TEST_REQUIRE(schedule.has_value());
  const auto monday = schedule->next_week(from);
  BOOST_TEST_REQUIRE(monday.has_value());
  const auto lessons = schedule->week_of(*monday);
  Week week;
  week.vocabulary = timetable::vocabulary_of(lessons.lessons);
  for (const std::string& name : schedule->classes()) week.classes.push_back(timetable::lessons_of(name, lessons));
  return week;
}

Week invented(std::uint64_t seed, int pupils) {
  const auto school = samples::make_school(*domain::Uai::parse("0751234X"), pupils, seed, 2026);
  return week_of(samples::write_clear_edt(school), 2026y / September / 2);
}

std::optional<Week> real_week(domain::Day from) {
  const auto file = tests::real_export("Edt_To_LaclasseCom_0134567U_clear.xml");
  if (!file) BOOST_TEST_MESSAGE("the real exports are not there");
  return file ? std::optional(week_of(*file, from)) : std::nullopt;
}

std::string told(const Comparison& comparison) {
  std::string text;
  for (const auto& each : comparison.differences) text += "\n  " + each.sentence;
  return text;
}

void check_no_difference(const Week& week, std::uint64_t seed) {
  samples::Draws draws(seed);
  for (const Expected& each : week.classes) {
    tests::Page page = tests::page_of(each.lessons, draws);
    if (draws.chance(20))
      for (ShownLesson& line : page) line.teachers.clear();
    if (draws.chance(20))
      for (ShownLesson& line : page) line.rooms.clear();
    const Comparison comparison = timetable::compare(each, page, week.vocabulary);
    BOOST_TEST(comparison.compared);
    BOOST_TEST(comparison.differences.empty(), "seed " << seed << told(comparison));
    BOOST_TEST(comparison.expected > 10);
    BOOST_TEST(comparison.right == comparison.expected);
  }
}

bool overlaps(const Lesson& a, domain::Day day, domain::TimeOfDay begin, domain::TimeOfDay end) {
  return a.day == day && a.begin < end && begin < a.end;
}

// An hour at which the class has nothing.
std::pair<domain::Day, domain::TimeOfDay> free_hour(const Expected& expected, samples::Draws& draws) {
  for (;;) {
    const domain::Day day = expected.monday + days{static_cast<int>(draws.below(5))};
    const domain::TimeOfDay begin = hours{8 + static_cast<int>(draws.below(10))};
    if (std::none_of(expected.lessons.begin(), expected.lessons.end(),
                     [&](const Lesson& each) { return overlaps(each, day, begin, begin + hours{1}); }))
      return {day, begin};
  }
}

template <class T, class Good>
const T& some(const std::vector<T>& list, samples::Draws& draws, Good&& good) {
  for (;;)
    if (const T& each = list[draws.below(list.size())]; good(each)) return each;
}

template <class T>
bool has(const std::vector<T>& list, const T& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// The lesson's line without what makes the error, put back by `plant`.
void plant(Kind kind, const Week& week, const Expected& expected, const Lesson& lesson, samples::Draws& draws,
           tests::Page& page, ShownLesson line) {
  switch (kind) {
    case Kind::missing: return;
    case Kind::extra: {
      page.push_back(line);
      const auto [day, begin] = free_hour(expected, draws);
      line.day = tests::day_worded(day, draws);
      tests::set_hours(line, begin, begin + hours{1}, draws);
      break;
    }
    case Kind::hour: {
      const auto [day, begin] = free_hour(expected, draws);
      line.day = tests::day_worded(day, draws);
      tests::set_hours(line, begin, begin + hours{1}, draws);
      break;
    }
    case Kind::subject:
      line.subject =
          some(week.vocabulary.subjects, draws, [&](const auto& each) { return each != lesson.subject; }).label;
      break;
    case Kind::teacher: {
      const auto& other = some(week.vocabulary.teachers, draws, [&](const domain::Teacher& each) {
        return std::none_of(lesson.teachers.begin(), lesson.teachers.end(),
                            [&](const domain::Teacher& own) { return own.last_name == each.last_name; });
      });
      line.teachers = tests::teacher_worded(other, draws);
      break;
    }
    case Kind::room:
      line.rooms = tests::room_worded(
          some(week.vocabulary.rooms, draws, [&](const std::string& each) { return !has(lesson.rooms, each); }), draws);
      break;
  }
  page.push_back(std::move(line));
}

// The only one of its subject at that hour: with others beside it, one line may as well tell of several groups.
bool stands_out(const Expected& expected, const Lesson& lesson) {
  return std::count_if(expected.lessons.begin(), expected.lessons.end(), [&](const Lesson& each) {
           return overlaps(each, lesson.day, lesson.begin, lesson.end) && each.subject == lesson.subject;
         }) == 1;
}

void check_each_error(const Week& week, std::uint64_t seed, int rounds) {
  samples::Draws draws(seed);
  for (int round = 0; round < rounds; ++round)
    for (const Kind kind : {Kind::missing, Kind::extra, Kind::hour, Kind::subject, Kind::teacher, Kind::room}) {
      const Expected& expected = week.classes[draws.below(week.classes.size())];
      const Lesson& lesson = some(expected.lessons, draws, [&](const Lesson& each) {
        return each.sure && stands_out(expected, each) && (kind != Kind::room || !each.rooms.empty()) &&
               (kind != Kind::hour || each.end - each.begin == hours{1});
      });
      std::vector<Lesson> others;
      for (const Lesson& each : expected.lessons)
        if (&each != &lesson) others.push_back(each);
      tests::Page page = tests::page_of(others, draws);
      plant(kind, week, expected, lesson, draws, page, tests::worded(lesson, draws));
      draws.shuffle(std::span(page));

      const Comparison comparison = timetable::compare(expected, page, week.vocabulary);
      BOOST_TEST_CONTEXT("seed " << seed << ", round " << round << ", " << name_of(kind) << " of "
                                 << lesson.subject.label << told(comparison)) {
        BOOST_TEST_REQUIRE(comparison.differences.size() == 1u);
        BOOST_TEST(name_of(comparison.differences.front().kind) == name_of(kind));
        BOOST_TEST(comparison.differences.front().lessons == 1);
        BOOST_TEST(comparison.extra == (kind == Kind::extra ? 1 : 0));
        BOOST_TEST(comparison.right == comparison.expected - (kind == Kind::extra ? 0 : 1));
      }
    }
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_same_lessons_in_other_words_are_the_same) {
  for (std::uint64_t seed = 1; seed <= weeks(); ++seed)
    check_no_difference(invented(seed, 150 + 50 * static_cast<int>(seed % 20)), seed);
}

BOOST_AUTO_TEST_CASE(an_error_is_one_difference_of_its_kind) {
  for (std::uint64_t seed = 1; seed <= weeks(); ++seed) check_each_error(invented(seed, 300), seed, 10);
}

BOOST_AUTO_TEST_CASE(the_real_school_s_lessons_in_other_words_are_the_same) {
  for (const auto from : {2013y / September / 9, 2013y / November / 1, 2014y / May / 12})
    if (const auto week = real_week(sys_days{from}))
      for (std::uint64_t seed = 1; seed <= 3; ++seed) check_no_difference(*week, seed);
}

BOOST_AUTO_TEST_CASE(an_error_in_the_real_school_is_one_difference_of_its_kind) {
  if (const auto week = real_week(2013y / September / 9)) check_each_error(*week, 1, 40);
}

BOOST_AUTO_TEST_SUITE_END()
