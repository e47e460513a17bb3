#include "intake/settling.h"

#include <boost/test/unit_test.hpp>

#include <ostream>

namespace intake {

using namespace std::chrono_literals;
using Verdict = Settling::Verdict;
using Why = domain::Unfinished::Why;

std::ostream& operator<<(std::ostream& out, Verdict verdict) {
  return out << static_cast<int>(verdict);
}

namespace {

struct Fixture {
  Settling settling{2s, 10min};
  Steady start{};

  void see(Steady::duration at, Stamp stamp = {100, 5, 1}) {
    settling.begin_round();
    settling.note("a", stamp, start + at);
    settling.end_round();
  }
  Verdict judge(Steady::duration at, Writers writers, bool whole) {
    return settling.judge("a", writers, whole, start + at);
  }
  std::optional<Settling::Wait> wait(Steady::duration at, Writers writers, bool blank) {
    return settling.wait_of("a", writers, false, blank, start + at);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(settling, Fixture)

BOOST_AUTO_TEST_CASE(a_whole_document_without_writers_is_taken_at_once) {
  see(0s);
  BOOST_TEST(judge(0s, Writers::none, true) == Verdict::ready);
}

BOOST_AUTO_TEST_CASE(where_nothing_proves_it_quiet_must_have_lasted) {
  see(0s);
  BOOST_TEST(judge(1999ms, Writers::unknown, true) == Verdict::wait);
  BOOST_TEST((settling.look_again("a", start) == start + 2s));
  see(1999ms);
  BOOST_TEST(judge(2s, Writers::unknown, true) == Verdict::ready);
}

BOOST_AUTO_TEST_CASE(each_change_of_size_time_or_inode_starts_the_clock_anew) {
  see(0s);
  for (const Stamp changed : {Stamp{101, 5, 1}, Stamp{101, 6, 1}, Stamp{101, 6, 2}, Stamp{101, -9, 2}}) {
    start += 3s;
    see(0s, changed);
    BOOST_TEST(judge(1s, Writers::unknown, true) == Verdict::wait);
    BOOST_TEST(judge(2s, Writers::unknown, true) == Verdict::ready);
  }
}

BOOST_AUTO_TEST_CASE(a_writer_is_never_overridden) {
  see(0s);
  BOOST_TEST(judge(599s, Writers::some, true) == Verdict::wait);
  BOOST_TEST(judge(600s, Writers::some, true) == Verdict::wait);
  BOOST_TEST(judge(24h, Writers::some, false) == Verdict::wait);
}

BOOST_AUTO_TEST_CASE(why_it_waits_is_told_once_it_is_more_than_being_saved) {
  see(0s);
  for (const bool blank : {true, false}) BOOST_TEST(!wait(1999ms, Writers::none, blank));
  const auto empty = wait(2s, Writers::none, true);
  BOOST_TEST_REQUIRE(empty.has_value());
  BOOST_TEST((empty->why == Why::empty && empty->since == start && empty->refused_at == start + 10min));
  const auto cut_off = wait(9min, Writers::unknown, false);
  BOOST_TEST_REQUIRE(cut_off.has_value());
  BOOST_TEST((cut_off->why == Why::cut_off && cut_off->since == start && cut_off->refused_at == start + 10min));
  BOOST_TEST(!settling.wait_of("a", Writers::unknown, true, false, start + 1min));  // whole: it only settles
}

BOOST_AUTO_TEST_CASE(a_file_that_changes_or_is_open_is_being_written_since_it_was_noticed) {
  see(0s);
  for (int change = 1; change <= 5; ++change) {
    see(change * 5s, {100u + static_cast<unsigned>(change), 5, 1});
    const auto written = wait(change * 5s + 1s, Writers::unknown, false);
    BOOST_TEST_REQUIRE(written.has_value());
    BOOST_TEST((written->why == Why::written && written->since == start && !written->refused_at));
  }
  BOOST_TEST((wait(27s, Writers::unknown, false)->since == start + 25s));  // it has paused: cut off, since it changed
  const auto open = wait(5min, Writers::some, false);
  BOOST_TEST((open->why == Why::written && open->since == start && !open->refused_at));
  const auto for_long = wait(25s + 10min, Writers::some, true);
  BOOST_TEST((for_long->why == Why::held_open && for_long->since == start + 25s && !for_long->refused_at));
}

BOOST_AUTO_TEST_CASE(an_unfinished_document_waits_long_then_comes_as_it_is) {
  see(0s);
  BOOST_TEST(judge(5min, Writers::none, false) == Verdict::wait);
  BOOST_TEST(judge(599s, Writers::unknown, false) == Verdict::wait);
  BOOST_TEST(judge(10min, Writers::none, false) == Verdict::ready);
  BOOST_TEST(judge(10min, Writers::unknown, false) == Verdict::ready);
}

BOOST_AUTO_TEST_CASE(looks_grow_rarer_and_never_miss_the_moment_of_a_verdict) {
  see(0s);
  int looks = 0;
  Steady now = start;
  while (settling.judge("a", Writers::none, false, now) == Verdict::wait) {
    const Steady next = settling.look_again("a", now);
    BOOST_TEST_REQUIRE((next > now));
    now = next;
    ++looks;
  }
  BOOST_TEST((now == start + 10min));
  BOOST_TEST(looks <= 12);
}

BOOST_AUTO_TEST_CASE(what_is_gone_is_forgotten) {
  see(0s);
  settling.begin_round();
  settling.end_round();
  BOOST_TEST(settling.size() == 0U);
  see(10s);
  BOOST_TEST(judge(11s, Writers::unknown, true) == Verdict::wait);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace intake
