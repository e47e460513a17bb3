// The wall clock is put forward and back, and jumps of itself twice a year, while Navette runs: nothing is sent too early
// or waits for a moment that no longer comes, and quiet hours are those of the clock on the wall.
#include "e2e/faketime.h"
#include "e2e/ground.h"
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>

using domain::Instant;
using domain::Kind;
using domain::State;
using e2e::FakeTime;
using e2e::Stage;
namespace fs = boost::filesystem;
using namespace std::chrono_literals;

namespace e2e {

struct Timed : Stage {
  explicit Timed(const e2e::Habits& habits) : Stage(e2e::kSkolengo, {}, habits) {}
  FakeTime time{root() / "heure"};

  void start_at(Instant moment) {
    time.set(moment);
    start(time.environment());
    BOOST_REQUIRE(looks_again());  // so it has read its clocks
  }
  // Made by the clock that the process goes by.
  void save(std::uint64_t seed) { drop(make(Kind::edt, seed, true, time.now())); }
  [[nodiscard]] domain::Import only() const { return imports().at(0); }
};

}  // namespace e2e

using e2e::Timed;

namespace {

const int kJumps[] = {24, -24, 1, -1};  // hours

Instant utc(int year, unsigned month, unsigned day, std::chrono::seconds into_the_day) {
  return Instant(std::chrono::sys_days(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day))) +
         into_the_day;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(clocks)

BOOST_DATA_TEST_CASE(a_file_settles_and_is_imported_across_a_jump, boost::unit_test::data::make(kJumps), hours) {
  const std::chrono::hours jump(hours);
  Timed stage({});
  stage.start_at(stage.time.now());
  const std::string bytes = e2e::read_file(stage.make(Kind::edt));
  {
    fs::ofstream out(stage.folder() / "EDT_To_KOSMOS_0134567U.xml", std::ios::binary);
    out << bytes.substr(0, bytes.size() / 2) << std::flush;
    stage.time.jump(jump);
    BOOST_REQUIRE(stage.says("clock_moved"));
    BOOST_TEST(stage.imports().empty());
    out << bytes.substr(bytes.size() / 2);
  }
  BOOST_REQUIRE(stage.settled(1));
  BOOST_TEST(stage.only().state == State::done, stage.only().reason);
  stage.stop();
}

BOOST_DATA_TEST_CASE(a_retry_waits_as_long_as_it_would_have, boost::unit_test::data::make(kJumps), hours) {
  const std::chrono::hours jump(hours);
  Timed stage({.retry = "{ first: 8 s, most: 8 s }"});
  stage.ent().trouble("maintenance");
  stage.start_at(stage.time.now());
  stage.save(1);
  BOOST_REQUIRE(
      e2e::until([&] { return !stage.imports().empty() && stage.only().attempts == 1 && stage.only().not_before; }));
  const Instant before = *stage.only().not_before;
  stage.time.jump(jump);
  BOOST_REQUIRE(stage.says("clock_moved"));
  const auto moved = stage.only();
  BOOST_TEST(moved.attempts == 1);
  BOOST_REQUIRE(moved.not_before.has_value());
  BOOST_TEST((std::chrono::abs(*moved.not_before - before - jump) < 3s));
  stage.ent().heal();
  e2e::recovers("tried again", [&] { return stage.only().attempts >= 2; });
  BOOST_REQUIRE(stage.settled(1));
  BOOST_TEST(stage.only().state == State::done, stage.only().reason);
  stage.stop();
}

// The answer to the commit is lost and the ENT's list is late: a clock put forward must not make the list conclusive.
BOOST_DATA_TEST_CASE(a_doubt_is_not_settled_by_a_jump, boost::unit_test::data::make(kJumps), hours) {
  const std::chrono::hours jump(hours);
  Timed stage({.conclusive_after = "6 s"});
  stage.ent().trouble("dropped_before@edt.commit");
  stage.start_at(stage.time.now());
  stage.save(1);
  BOOST_REQUIRE(stage.reaches(0, State::doubtful));
  const Instant committed = stage.only().committed_at.value();
  const Instant lost = stage.time.now();
  stage.time.jump(jump);
  BOOST_REQUIRE(stage.says("clock_moved"));
  BOOST_REQUIRE(stage.settled(1));
  BOOST_TEST(stage.only().state == State::done, stage.only().reason);
  BOOST_TEST(stage.ent().taken_in("edt").size() == 1u);
  // By its own clock, put right: the list was believed no sooner than the configuration says.
  for (const auto& entry : stage.journal().timeline(1))
    if (entry.event == "found_absent") BOOST_TEST((entry.at - (committed + jump) >= 5s));
  BOOST_TEST((lost >= committed));
  stage.stop();
}

BOOST_AUTO_TEST_CASE(put_back_by_a_day_while_navette_was_stopped) {
  Timed stage({.retry = "{ first: 8 s, most: 8 s }"});
  stage.ent().trouble("maintenance");
  stage.start_at(stage.time.now() + 24h);
  stage.save(1);
  BOOST_REQUIRE(
      e2e::until([&] { return !stage.imports().empty() && stage.only().attempts == 1 && stage.only().not_before; }));
  stage.stop();
  stage.ent().heal();
  stage.start_at(stage.time.now() - 24h);
  e2e::recovers("tried again", [&] { return stage.only().attempts >= 2; });
  BOOST_REQUIRE(stage.settled(1));
  stage.stop();
}

BOOST_AUTO_TEST_CASE(quiet_hours_end_when_the_wall_says_so_also_after_a_jump) {
  Timed stage({.quiet_hours = "22:00-05:30"});
  stage.start_at(utc(2026, 11, 18, 21h));  // 22:00 in Paris
  stage.save(1);
  BOOST_REQUIRE(stage.reaches(0, State::waiting));
  BOOST_TEST(stage.only().attempts == 0);
  stage.time.set(utc(2026, 11, 19, 4h + 30min));  // 05:30
  e2e::recovers("sent", [&] { return stage.only().attempts == 1; });
  BOOST_REQUIRE(stage.settled(1));
  stage.stop();
}

BOOST_AUTO_TEST_CASE(the_night_that_is_an_hour_shorter) {
  Timed stage({.quiet_hours = "22:00-03:00"});
  stage.start_at(utc(2027, 3, 28, 59min + 50s));  // 01:59:50; ten seconds later it is 03:00
  stage.save(1);
  BOOST_REQUIRE(stage.reaches(0, State::waiting));
  BOOST_REQUIRE(e2e::until([&] { return stage.only().attempts == 1; }));
  BOOST_TEST((stage.time.now() >= utc(2027, 3, 28, 1h)));
  for (const auto& entry : stage.journal().timeline(1))
    if (entry.event == "started") BOOST_TEST((entry.at >= utc(2027, 3, 28, 1h)));
  BOOST_REQUIRE(stage.settled(1));
  stage.stop();
}

BOOST_AUTO_TEST_CASE(the_night_that_is_an_hour_longer) {
  Timed stage({.quiet_hours = "22:00-02:30"});
  stage.start_at(utc(2026, 10, 25, 29min + 52s));  // 02:29:52 in summer time
  stage.save(1);
  BOOST_REQUIRE(stage.reaches(0, State::waiting));
  BOOST_REQUIRE(stage.reaches(0, State::done));
  stage.time.set(utc(2026, 10, 25, 1h));  // 02:00 again, in winter time
  BOOST_REQUIRE(stage.says("clock_moved"));
  stage.save(2);
  BOOST_REQUIRE(stage.reaches(1, State::waiting));
  BOOST_TEST(e2e::navette({"show", "2", "--config", stage.config().string()}).code == 0);
  BOOST_TEST(stage.imports()[1].attempts == 0);
  stage.time.set(utc(2026, 10, 25, 1h + 29min + 55s));
  BOOST_REQUIRE(stage.reaches(1, State::done));
  for (const auto& entry : stage.journal().timeline(1))
    if (entry.event == "started") BOOST_TEST((entry.at >= utc(2026, 10, 25, 30min)));
  for (const auto& entry : stage.journal().timeline(2))
    if (entry.event == "started") BOOST_TEST((entry.at >= utc(2026, 10, 25, 1h + 30min)));
  stage.stop();
}

BOOST_AUTO_TEST_SUITE_END()
