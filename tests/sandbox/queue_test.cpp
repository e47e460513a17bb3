#include "sandbox/queue.h"

#include <boost/test/unit_test.hpp>

using namespace sandbox;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

const domain::Instant kOpened = std::chrono::sys_days(std::chrono::year(2026) / 9 / 1);
const Queue::Rules kBusy{2, minutes(8), minutes(5), 5};
const Queue::Rules kAlone{2, minutes(8), domain::Duration(0), 5};

}  // namespace

BOOST_AUTO_TEST_SUITE(queue)

BOOST_AUTO_TEST_CASE(alone_we_start_at_once_and_take_about_the_mean) {
  Queue queue(kAlone, kOpened);
  const Queue::Turn turn = queue.enter(kOpened + hours(1));
  BOOST_TEST((turn.starts_at == kOpened + hours(1)));
  BOOST_TEST((turn.ends_at - turn.starts_at >= minutes(4)));
  BOOST_TEST((turn.ends_at - turn.starts_at <= minutes(12)));
  BOOST_TEST(queue.ahead_of(turn, kOpened + hours(1)) == 0);
}

BOOST_AUTO_TEST_CASE(thirty_schools_ahead_become_fewer_and_never_more_until_none_is_left) {
  Queue queue(kAlone, kOpened);
  const Queue::Turn turn = queue.enter(kOpened, 30);
  BOOST_TEST(queue.ahead_of(turn, kOpened) == 30);
  int before = 30;
  for (domain::Instant now = kOpened; now < turn.ends_at; now += minutes(1)) {
    const int ahead = queue.ahead_of(turn, now);
    BOOST_TEST(ahead <= before);
    if (now < turn.starts_at) BOOST_TEST(ahead >= 2);  // two at a time: ours waits while two are at work
    before = ahead;
  }
  BOOST_TEST((turn.starts_at - kOpened >= minutes(15 * 4)));
  BOOST_TEST(queue.ahead_of(turn, turn.ends_at) <= 1);
}

BOOST_AUTO_TEST_CASE(who_looks_often_changes_nothing) {
  Queue watched(kBusy, kOpened);
  Queue unwatched(kBusy, kOpened);
  const domain::Instant entry = kOpened + hours(30);
  const Queue::Turn turn = [&] {
    const Queue::Turn early = watched.enter(kOpened + hours(1));
    const Queue::Turn same = unwatched.enter(kOpened + hours(1));
    BOOST_TEST((early.ends_at == same.ends_at));
    for (domain::Instant now = kOpened + hours(1); now < entry; now += minutes(7)) (void)watched.ahead_of(early, now);
    return watched.enter(entry);
  }();
  const Queue::Turn same = unwatched.enter(entry);
  BOOST_TEST((turn.starts_at == same.starts_at));
  BOOST_TEST((turn.ends_at == same.ends_at));
  BOOST_TEST(turn.number == same.number);
  for (domain::Instant now = entry; now < turn.starts_at; now += minutes(1))
    BOOST_TEST(watched.ahead_of(turn, now) == unwatched.ahead_of(same, now));
}

BOOST_AUTO_TEST_CASE(another_seed_is_another_day) {
  Queue::Rules other = kBusy;
  other.seed = 6;
  BOOST_TEST((Queue(kBusy, kOpened).enter(kOpened + hours(5)).ends_at !=
              Queue(other, kOpened).enter(kOpened + hours(5)).ends_at));
}

BOOST_AUTO_TEST_CASE(others_come_and_go) {
  Queue queue(kBusy, kOpened);
  int waits = 0;
  int quick = 0;
  for (int hour = 1; hour < 60; ++hour) {
    const domain::Instant now = kOpened + hours(hour);
    (queue.enter(now).starts_at > now ? waits : quick)++;
  }
  BOOST_TEST(waits > 10);
  BOOST_TEST(quick > 0);
}

BOOST_AUTO_TEST_SUITE_END()
