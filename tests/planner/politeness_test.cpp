// Rules 9 to 15: politeness toward an ENT.
#include "planner/scene.h"

namespace planner {

namespace {

// Western Europe in 2026: UTC+1, and UTC+2 from 29 March to 25 October, 1 h UTC.
Duration paris(Instant when) { return when >= utc(2026, 3, 29, 1) && when < utc(2026, 10, 25, 1) ? 2h : 1h; }

std::vector<ImportId> imports_of(const Plan& plan) {
  std::vector<ImportId> ids;
  for (const Action& action : plan.actions) ids.push_back(action.import);
  return ids;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(politeness)

BOOST_AUTO_TEST_CASE(rule_09_sessions_are_bounded) {
  Scene scene;
  for (const unsigned school : {1U, 2U, 3U, 4U}) scene.edt(school);
  BOOST_TEST((imports_of(scene.plan()) == std::vector<ImportId>{1, 2}));
  BOOST_TEST(scene.wait(3) == "Attend son tour : Navette n'ouvre que 2 sessions à la fois sur cet ENT.");
  scene.running = {1};
  BOOST_TEST((imports_of(scene.plan()) == std::vector<ImportId>{2}));
  scene.running = {1, 2};
  BOOST_TEST(scene.plan().actions.empty());
  scene.policy.schools.at(uai(4)).portal = "autre";  // its own bound
  BOOST_TEST((imports_of(scene.plan()) == std::vector<ImportId>{4}));
}

BOOST_AUTO_TEST_CASE(rule_09_one_per_school) {
  Scene scene;
  scene.done(1, Kind::edt);
  scene.done(1, Kind::idpn);
  scene.idpn();
  scene.idpn();
  BOOST_TEST((imports_of(scene.plan()) == std::vector<ImportId>{3}));
  BOOST_TEST(contains(scene.wait(4), "par établissement"));
}

BOOST_AUTO_TEST_CASE(rule_10_looks_and_verifications_first_then_the_longest_ready) {
  Scene scene;
  scene.policy.sessions_per_portal = 4;
  scene.edt(1);
  scene.now += 1min;
  scene.edt(2);
  scene.queue(scene.edt(3), 5, 3min);
  scene.lose(scene.edt(4));
  scene.now += 10min;
  BOOST_TEST((imports_of(scene.plan()) == std::vector<ImportId>{4, 3, 1, 2}));
}

BOOST_AUTO_TEST_CASE(rule_10_what_failed_stands_behind_what_was_never_tried) {
  Scene scene;
  scene.policy.sessions_per_portal = 1;
  const auto poison = scene.edt(1);
  scene.edt(2);
  scene.start(poison);
  scene.apply(poison, domain::Failed{failure(Fault::unavailable), scene.now + 1min});
  scene.now += 1h;
  BOOST_TEST((imports_of(scene.plan()) == std::vector<ImportId>{2}));
}

BOOST_AUTO_TEST_CASE(rule_11_a_closed_portal_is_left_alone) {
  Scene scene;
  scene.policy.utc_offset = paris;
  scene.edt(1);
  scene.queue(scene.edt(2));
  scene.portals = {{"ent", 1, scene.now}};
  scene.now = utc(2026, 9, 3, 12, 6);
  scene.portals[0].closed_until = utc(2026, 9, 3, 12, 30);
  BOOST_TEST(scene.plan().actions.empty());
  BOOST_TEST(scene.wait(1) == "L'ENT est injoignable, en panne ou en maintenance : nouvel essai à 14 h 30.");
  BOOST_TEST(scene.wait(2) == scene.wait(1));
  BOOST_TEST((scene.plan().wake_at == utc(2026, 9, 3, 12, 30)));
}

BOOST_AUTO_TEST_CASE(rule_11_what_lies_between_us_and_the_portal_is_told_as_it_was_met) {
  Scene scene;
  scene.policy.utc_offset = paris;
  scene.start(scene.edt(1));
  scene.apply(1, domain::Failed{{Fault::unreachable, "Le certificat de sécurité est périmé."}, scene.now + 1min});
  scene.now = utc(2026, 9, 3, 12, 6);
  scene.portals = {{"ent", 1, utc(2026, 9, 3, 12, 30)}};
  BOOST_TEST(scene.wait(1) == "Le certificat de sécurité est périmé. Nouvel essai à 14 h 30.");
}

BOOST_AUTO_TEST_CASE(rule_12_one_probe_after_an_outage) {
  Scene scene;
  scene.edt(1);
  scene.edt(2);
  scene.portals = {{"ent", 3, scene.now - 1s}};
  BOOST_TEST((imports_of(scene.plan()) == std::vector<ImportId>{1}));
  BOOST_TEST(contains(scene.wait(2), "panne"));
  scene.running = {1};
  BOOST_TEST(scene.plan().actions.empty());
  scene.portals[0] = after(scene.portals[0], std::nullopt, scene.now, scene.policy);
  BOOST_TEST((imports_of(scene.plan()) == std::vector<ImportId>{2}));
}

BOOST_AUTO_TEST_CASE(rule_13_a_refused_account_stops_every_verb) {
  Scene scene;
  scene.edt(1);
  scene.queue(scene.edt(2));
  scene.lose(scene.edt(3));
  scene.now += 1h;
  for (const unsigned school : {1U, 2U, 3U}) scene.refused.push_back({uai(school), "a", scene.now});
  BOOST_TEST(scene.plan().actions.empty());
  BOOST_TEST(contains(scene.wait(1), "L'ENT a refusé le compte de l'établissement " + uai(1).str()));
  BOOST_TEST(contains(scene.wait(2), "mot de passe"));
  for (auto& [school, rules] : scene.policy.schools) rules.fingerprint = "b";
  scene.policy.sessions_per_portal = 3;
  BOOST_TEST(scene.plan().actions.size() == 3);
}

BOOST_AUTO_TEST_CASE(rule_14_not_before_is_honoured) {
  Scene scene;
  scene.policy.utc_offset = paris;
  scene.start(scene.edt(1));
  scene.apply(1, domain::Failed{failure(Fault::signed_out), scene.now + 90s});
  scene.queue(scene.edt(2), 3, 2min);
  BOOST_TEST(scene.plan().actions.empty());
  BOOST_TEST(scene.wait(1) == "L'ENT ne répond pas comme prévu. Nouvel essai à 14 h 07.");
  BOOST_TEST(scene.wait(2) ==
             "Dans la file de l'ENT, 3 établissements devant nous ; Navette le redemandera à 14 h 07.");
  BOOST_TEST((scene.plan().wake_at == scene.now + 90s));
  scene.now += 90s;
  BOOST_TEST(scene.fate(1) == "submit");
  scene.now += 30s;
  BOOST_TEST(scene.fate(2) == "look");
}

BOOST_AUTO_TEST_CASE(rule_15_no_submit_begins_in_quiet_hours) {
  Scene scene;
  scene.policy.utc_offset = paris;
  scene.policy.quiet = QuietHours{22 * 60, 5 * 60 + 30};
  scene.now = utc(2026, 9, 3, 19, 59);
  scene.edt(1);
  scene.queue(scene.edt(2));
  scene.lose(scene.edt(3));
  BOOST_TEST(scene.fate(1) == "submit");
  scene.now = utc(2026, 9, 3, 20);
  BOOST_TEST(scene.wait(1) == "Attend la fin des heures calmes : envoi demain à 5 h 30.");
  BOOST_TEST(scene.fate(2) == "look");
  BOOST_TEST(scene.fate(3) == "verify");
  BOOST_TEST((scene.plan().wake_at == utc(2026, 9, 4, 3, 30)));
  scene.now = utc(2026, 9, 4, 3, 30);
  scene.policy.sessions_per_portal = 3;
  BOOST_TEST(scene.fate(1) == "submit");
}

BOOST_AUTO_TEST_CASE(rule_15_quiet_hours_end_right_when_the_clocks_change) {
  struct Night {
    QuietHours quiet;
    Instant now, end;
  };
  const Night nights[] = {
      {{22 * 60, 5 * 60 + 30}, utc(2026, 3, 28, 23), utc(2026, 3, 29, 3, 30)},    // spring: an hour shorter
      {{22 * 60, 5 * 60 + 30}, utc(2026, 10, 24, 22), utc(2026, 10, 25, 4, 30)},  // autumn: an hour longer
      {{22 * 60, 2 * 60 + 30}, utc(2026, 3, 28, 23), utc(2026, 3, 29, 1)},        // 2 h 30 does not exist
      {{8 * 60, 17 * 60}, utc(2026, 9, 3, 10), utc(2026, 9, 3, 15)},              // by day
  };
  for (const Night& night : nights) {
    Scene scene;
    scene.policy.utc_offset = paris;
    scene.policy.quiet = night.quiet;
    scene.now = night.now;
    scene.edt(1);
    scene.at(1).content.year = domain::SchoolYear{2027};
    BOOST_TEST(scene.plan().actions.empty());
    BOOST_TEST((scene.plan().wake_at == night.end));
    scene.now = night.end;
    BOOST_TEST(scene.fate(1) == "submit");
    scene.now -= 1ms;
    BOOST_TEST(scene.fate(1) == "");
  }
}

BOOST_AUTO_TEST_CASE(rule_15_a_retry_that_falls_into_quiet_hours_waits_for_their_end) {
  Scene scene;
  scene.policy.quiet = QuietHours{22 * 60, 5 * 60 + 30};
  scene.now = utc(2026, 9, 3, 21, 30);
  scene.start(scene.edt(1));
  scene.apply(1, domain::Failed{failure(Fault::unreachable), scene.now + 1h});
  BOOST_TEST((scene.plan().wake_at == utc(2026, 9, 4, 5, 30)));
  BOOST_TEST(contains(scene.wait(1), "demain à 5 h 30"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace planner
