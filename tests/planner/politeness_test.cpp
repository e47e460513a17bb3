// Rules 9 to 15: politeness toward an ENT.
#include "planner/scene.h"

namespace planner {

namespace {

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

BOOST_AUTO_TEST_CASE(rule_11_a_person_ends_navettes_own_pause_and_one_probe_goes) {
  Scene scene;
  scene.edt(1);
  scene.edt(2);
  auto& health = scene.portals.emplace_back(after({"ent"}, failure(Fault::unavailable), scene.now, scene.policy));
  BOOST_TEST(scene.plan().actions.empty());
  health = domain::lifted(health);
  BOOST_TEST((imports_of(scene.plan()) == std::vector<ImportId>{1}));
  BOOST_TEST(contains(scene.wait(2), "panne"));
  health = after(health, failure(Fault::unavailable), scene.now, scene.policy);  // in vain: it goes on doubling
  BOOST_TEST(health.failures == 2);
  BOOST_TEST((*health.closed_until - scene.now >= 108s));
}

BOOST_AUTO_TEST_CASE(rule_11_nobody_ends_what_the_portal_asked_for) {
  Scene scene;
  scene.policy.utc_offset = paris;
  scene.edt(1);
  auto& health = scene.portals.emplace_back(after({"ent"}, failure(Fault::throttled, 2h), scene.now, scene.policy));
  BOOST_TEST((health.closed_until == scene.now + 2h));
  BOOST_TEST((domain::lifted(health) == health));
  BOOST_TEST(scene.wait(1) == "L'ENT a demandé d'attendre : nouvel essai à 16 h 05.");

  // Asked for less than Navette grants by itself: only the rest is lifted.
  health = after({"ent", 5}, failure(Fault::unavailable, 3min), scene.now, scene.policy);
  BOOST_TEST(contains(scene.wait(1), "en panne"));
  health = domain::lifted(health);
  BOOST_TEST(scene.wait(1) == "L'ENT a demandé d'attendre : nouvel essai à 14 h 08.");
  scene.now += 3min;
  BOOST_TEST(scene.fate(1) == "submit");

  // A visit that was under way as the ENT closed: its answer counts, too.
  health = after({"ent"}, failure(Fault::unavailable), scene.now, scene.policy);
  health = after(health, failure(Fault::throttled, 1h), scene.now + 1s, scene.policy);
  BOOST_TEST((domain::lifted(health).closed_until == scene.now + 1s + 1h));
  BOOST_TEST((after(health, {}, scene.now + 2h, scene.policy) == domain::PortalHealth{"ent"}));
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
  scene.policy.schools.at(uai(2)).correction = "Son mot de passe se corrige dans « f ».";
  BOOST_TEST(contains(scene.wait(2), "bloqué. À faire : vérifiez ce compte. Son mot de passe se corrige dans « f »."));
  for (auto& [school, rules] : scene.policy.schools) rules.fingerprint = "b";
  scene.policy.sessions_per_portal = 3;
  BOOST_TEST(scene.plan().actions.size() == 3);
}

BOOST_AUTO_TEST_CASE(who_met_the_refusal_says_it_in_the_words_of_the_ent) {
  Scene scene;
  auto& import = scene.at(scene.edt(1));
  import.last_fault = domain::Fault::credentials_refused;
  import.reason = "L'ENT a bloqué ce compte. Il écrit : « Adressez-vous à l'assistance ».";
  scene.refused.push_back({uai(1), "a", scene.now});
  BOOST_TEST(contains(scene.wait(1), "Il écrit : « Adressez-vous à l'assistance »"));
  BOOST_TEST(contains(scene.wait(1), "« navette retry 1 »"));
  scene.policy.schools.at(uai(1)).correction = "Son mot de passe se corrige dans « f ».";
  BOOST_TEST(contains(scene.wait(1), "ce compte. Son mot de passe se corrige dans « f ». Si l'identifiant"));
}

BOOST_AUTO_TEST_CASE(rule_13_corrected_credentials_go_at_once_and_nothing_tells_of_the_old_ones) {
  const auto refused = [](std::optional<Duration> retry_after = {}) {
    Scene scene;
    scene.policy.utc_offset = paris;
    scene.start(scene.edt(1));
    const domain::Failure failure{Fault::credentials_refused, "Corrigez le mot de passe.", retry_after};
    scene.apply(1, after_failure(scene.at(1), failure, scene.now, scene.policy));
    scene.refused.push_back({uai(1), "a", scene.now});
    BOOST_TEST(contains(scene.wait(1), "Corrigez le mot de passe."));
    scene.policy.schools.at(uai(1)).fingerprint = "b";
    return scene;
  };
  BOOST_TEST(refused().fate(1) == "submit");

  // What else stands in the way still does, and says only itself.
  Scene scene = refused(2h);
  BOOST_TEST(scene.wait(1) == "Nouvel essai à 16 h 05.");
  scene = refused();
  scene.portals = {{"ent", 1, scene.now + 5min}};
  BOOST_TEST(scene.wait(1) == "L'ENT est injoignable, en panne ou en maintenance : nouvel essai à 14 h 10.");
  scene = refused();
  scene.policy.quiet = QuietHours{13 * 60, 15 * 60};
  BOOST_TEST(scene.wait(1) == "Attend la fin des heures calmes : envoi à 15 h 00.");
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
