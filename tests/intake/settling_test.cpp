#include "intake/settling.h"

#include <boost/test/unit_test.hpp>

#include <ostream>

namespace intake {

using namespace std::chrono_literals;
using Verdict = Settling::Verdict;

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

BOOST_AUTO_TEST_CASE(a_writer_is_never_overridden_but_told_of_in_the_end) {
  see(0s);
  BOOST_TEST(judge(599s, Writers::some, true) == Verdict::wait);
  BOOST_TEST(judge(600s, Writers::some, true) == Verdict::held_open);
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
