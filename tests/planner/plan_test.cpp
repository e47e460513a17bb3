// Rules 19 to 21: what plan() promises.
#include "planner/scene.h"

namespace planner {

BOOST_AUTO_TEST_SUITE(promises)

BOOST_AUTO_TEST_CASE(a_wait_tells_what_somebody_must_bring) {
  using Need = Wait::Need;
  Scene scene;
  const auto idpn = scene.idpn();
  BOOST_TEST((scene.need(idpn) == Need::edt));
  const auto edt = scene.edt();
  BOOST_TEST((scene.need(idpn) == Need::edt));
  scene.queue(edt);
  BOOST_TEST((scene.need(idpn) == Need::nothing));
  BOOST_TEST((scene.need(edt) == Need::nothing));  // its next look
  scene.apply(edt, domain::Held{"Que faire ?"});
  BOOST_TEST((scene.need(idpn) == Need::decision));
  BOOST_TEST((scene.need(edt) == Need::nothing));  // its question was told
  scene.refused.push_back({uai(1), "a", scene.now});
  scene.apply(edt, domain::Confirmed{});
  BOOST_TEST((scene.need(idpn) == Need::credentials));

  const auto old = scene.edt(2, 24h * 30);
  const auto other = scene.idpn(2);
  BOOST_TEST((scene.need(other) == Need::decision));
  scene.decide();
  BOOST_TEST((scene.at(old).state == State::held));
  BOOST_TEST((scene.need(other) == Need::decision));
}

BOOST_AUTO_TEST_CASE(rule_19_everything_unfinished_has_an_action_or_a_wait) {
  Scene scene;
  scene.edt(1);
  scene.idpn(1);
  scene.queue(scene.edt(2));
  scene.lose(scene.edt(3));
  scene.apply(scene.edt(4), domain::Held{"Est-ce le bon ?"});
  scene.done(4, Kind::idpn);
  Import nowhere;  // without a school: recorded as held, none of the planner's business
  nowhere.id = 7;
  nowhere.state = State::held;
  scene.imports.push_back(nowhere);
  const Plan all = scene.plan();
  BOOST_TEST(all.actions.size() == 1);
  BOOST_REQUIRE(all.waits.size() == 4);
  BOOST_TEST(scene.wait(5) == "Est-ce le bon ?");
  scene.running = {1};
  scene.start(1);
  BOOST_TEST(scene.wait(1) == "Envoi vers l'ENT en cours.");
}

BOOST_AUTO_TEST_CASE(rule_20_wake_at_is_empty_when_only_an_event_can_help) {
  Scene scene;
  BOOST_TEST(!scene.plan().wake_at);
  scene.queue(scene.edt(1), 3, 20s);
  BOOST_TEST((scene.plan().wake_at == scene.now + 20s));
  scene.refused = {{uai(1), "a", scene.now}};
  BOOST_TEST(!scene.plan().wake_at);
  scene.refused.clear();
  scene.apply(1, domain::Held{"Que faire ?"});
  BOOST_TEST(!scene.plan().wake_at);
}

BOOST_AUTO_TEST_CASE(rule_20_wake_at_is_the_earliest_of_all_schools) {
  Scene scene;
  scene.queue(scene.edt(1), 3, 5min);
  scene.queue(scene.edt(2), 3, 2min);
  scene.lose(scene.edt(3));
  BOOST_TEST((scene.plan().wake_at == scene.now + 30s));
}

BOOST_AUTO_TEST_CASE(rule_21_decisions_once_journaled_are_not_asked_again) {
  Scene scene;
  scene.edt(1);
  scene.now += 1h;
  scene.edt(1);
  scene.edt(2, 24h * 20);
  scene.edt(9);
  scene.idpn(3);
  const Plan before = scene.plan();
  scene.decide();
  const Plan after = scene.plan();
  BOOST_REQUIRE(before.actions.size() == 3);  // a newer one supersedes, an old one is held, one is sent
  BOOST_REQUIRE(after.actions.size() == 1);
  BOOST_TEST((after.actions[0] == before.actions[2]));
  BOOST_TEST((before.wake_at == after.wake_at));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace planner
