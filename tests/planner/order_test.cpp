// Rules 1 to 8: the order of one school's imports.
#include "planner/scene.h"

namespace planner {

BOOST_AUTO_TEST_SUITE(order)

BOOST_AUTO_TEST_CASE(rule_01_one_in_flight) {
  for (const State state : {State::submitting, State::queued, State::doubtful, State::held}) {
    Scene scene;
    const auto first = scene.edt();
    if (state == State::submitting) scene.start(first);
    if (state == State::queued) scene.queue(first);
    if (state == State::doubtful) scene.lose(first);
    if (state == State::held) scene.queue(first), scene.apply(first, domain::Held{"Que faire ?"});
    scene.now += 1min;
    const auto second = scene.edt();
    BOOST_TEST_CONTEXT(domain::name_of(state)) {
      BOOST_TEST(scene.fate(second) == "");
      BOOST_TEST(contains(scene.wait(second), "import n° 1"));
    }
  }
}

BOOST_AUTO_TEST_CASE(rule_01_what_a_worker_has_counts_before_its_attempt_is_journaled) {
  Scene scene;
  const auto first = scene.edt();
  scene.running = {first};
  scene.now += 1min;
  const auto second = scene.edt();
  BOOST_TEST(scene.fate(first) == "");
  BOOST_TEST(scene.fate(second) == "");
  BOOST_TEST(scene.plan().actions.empty());
}

BOOST_AUTO_TEST_CASE(rule_01_refused_blocks_nobody) {
  Scene scene;
  scene.apply(scene.edt(), domain::Refused{"Fichier abîmé."});
  BOOST_TEST(scene.fate(scene.edt()) == "submit");
}

BOOST_AUTO_TEST_CASE(rule_02_idpn_waits_for_a_pending_edt) {
  Scene scene;
  scene.done(1, Kind::edt);
  const auto idpn = scene.idpn();
  BOOST_TEST(scene.fate(idpn) == "submit complete");
  const auto edt = scene.edt();
  BOOST_TEST(scene.fate(edt) == "submit");
  BOOST_TEST(scene.wait(idpn) == "Attend que l'export EDT (import n° 3) soit importé.");
}

BOOST_AUTO_TEST_CASE(rule_02_idpn_waits_for_the_first_edt_of_its_year) {
  Scene scene;
  scene.done(1, Kind::edt);
  scene.at(1).content.year = domain::SchoolYear{2025};
  const auto idpn = scene.idpn();
  BOOST_TEST(scene.fate(idpn) == "");
  BOOST_TEST(contains(scene.wait(idpn), "2026-2027"));
  BOOST_TEST(contains(scene.wait(idpn), " À faire : déposez l'export EDT dans le dossier surveillé. "));
  scene.at(idpn).folder = "/srv/exports";
  BOOST_TEST(contains(scene.wait(idpn), " À faire : déposez l'export EDT dans le dossier « /srv/exports ». "));
  scene.done(2, Kind::edt);
  BOOST_TEST(scene.fate(idpn) == "");  // another school's
  scene.done(1, Kind::edt);
  BOOST_TEST(scene.fate(idpn) == "submit complete");
}

BOOST_AUTO_TEST_CASE(rule_02_an_unsent_held_edt_counts_only_until_one_is_done) {
  Scene scene;
  const auto held = scene.edt();
  scene.apply(held, domain::Held{"Est-ce le bon ?"});
  const auto idpn = scene.idpn();
  BOOST_TEST(contains(scene.wait(idpn), "À faire : décidez du sort de l'import n° 1 (« navette show 1 »)."));
  scene.done(1, Kind::edt);
  BOOST_TEST(scene.fate(idpn) == "submit complete");
}

BOOST_AUTO_TEST_CASE(rule_02_a_person_can_force_it) {
  Scene scene;
  const auto edt = scene.edt();
  const auto idpn = scene.idpn();
  scene.apply(idpn, domain::Released{});
  BOOST_TEST(scene.fate(idpn) == "submit complete");
  BOOST_TEST(scene.fate(edt) == "");  // still one at a time
}

BOOST_AUTO_TEST_CASE(rule_03_newer_edt_supersedes) {
  Scene scene;
  const auto old = scene.edt();
  const auto held = scene.edt();
  scene.apply(held, domain::Held{"Est-ce le bon ?"});
  scene.now += 1h;
  const auto fresh = scene.edt();
  BOOST_TEST(scene.fate(old) == "supersede by 3");
  BOOST_TEST(scene.fate(held) == "supersede by 3");
  BOOST_TEST(scene.fate(fresh) == "submit");
}

BOOST_AUTO_TEST_CASE(rule_03_newer_is_what_was_made_later) {
  Scene scene;
  const auto fresh = scene.edt(1, 1h);
  const auto older_but_late = scene.edt(1, 2h);
  BOOST_TEST(scene.fate(older_but_late) == "supersede by 1");
  BOOST_TEST(scene.fate(fresh) == "submit");
}

BOOST_AUTO_TEST_CASE(rule_03_ties_go_to_the_one_recorded_later) {
  Scene scene;
  const auto first = scene.edt(1, 1h);
  scene.edt(1, 1h);
  BOOST_TEST(scene.fate(first) == "supersede by 2");
}

BOOST_AUTO_TEST_CASE(rule_03_a_date_in_the_future_is_the_moment_of_receipt) {
  Scene scene;
  const auto wrong_clock = scene.edt(1, -24h * 400);
  scene.now += 1h;
  scene.edt();
  BOOST_TEST(scene.fate(wrong_clock) == "supersede by 2");
}

BOOST_AUTO_TEST_CASE(rule_03_what_was_sent_is_not_superseded) {
  Scene scene;
  scene.queue(scene.edt());
  scene.apply(1, domain::Held{"Que faire ?"});
  scene.now += 1h;
  scene.edt();
  BOOST_TEST(scene.fate(1) == "");
}

BOOST_AUTO_TEST_CASE(rule_03_what_is_asked_about_supersedes_nothing) {
  Scene scene;
  const auto old = scene.edt(1, 24h * 30);
  scene.apply(old, domain::Released{});
  const auto asked = scene.edt(1, 24h * 20);
  BOOST_TEST(scene.fate(asked) == "hold");
  BOOST_TEST(scene.fate(old) == "submit");
}

BOOST_AUTO_TEST_CASE(rule_03_a_partial_idpn_supersedes_nothing) {
  Scene scene;
  scene.done(1, Kind::edt);
  scene.done(1, Kind::idpn);
  const auto first = scene.idpn();
  scene.now += 1h;
  const auto second = scene.idpn();
  BOOST_TEST(scene.fate(first) == "submit partial");
  BOOST_TEST(scene.fate(second) == "");
}

BOOST_AUTO_TEST_CASE(rule_03_a_complete_idpn_supersedes) {
  Scene scene;
  const auto first = scene.idpn();
  scene.now += 1h;
  scene.idpn();
  BOOST_TEST(scene.fate(first) == "supersede by 2");  // even while both wait for the EDT
  scene.policy.schools.at(uai(1)).idpn_mode = Mode::partial;
  BOOST_TEST(scene.fate(first) == "");
}

BOOST_AUTO_TEST_CASE(rule_04_complete_first_then_partial) {
  Scene scene;
  scene.done(1, Kind::edt);
  BOOST_TEST(scene.fate(scene.idpn()) == "submit complete");
  scene.finish(2, Mode::complete);
  BOOST_TEST(scene.fate(scene.idpn()) == "submit partial");
  scene.at(2).content.year = domain::SchoolYear{2025};  // last year's does not count
  BOOST_TEST(scene.fate(3) == "submit complete");
  scene.policy.schools.at(uai(1)).idpn_mode = Mode::partial;
  BOOST_TEST(scene.fate(3) == "submit partial");
}

BOOST_AUTO_TEST_CASE(rule_04_the_mode_is_open_while_an_idpn_is_in_flight) {
  Scene scene;
  scene.done(1, Kind::edt);
  scene.queue(scene.idpn());
  const auto second = scene.idpn();
  scene.now += 1h;
  const auto third = scene.idpn();
  BOOST_TEST(scene.fate(second) == "");  // the first may end done, and both be partial
  scene.apply(2, domain::Refused{"Refusé par l'ENT."});
  BOOST_TEST(scene.fate(second) == "supersede by 4");
  BOOST_TEST(scene.fate(third) == "submit complete");
}

BOOST_AUTO_TEST_CASE(rule_05_older_than_a_done_one_is_held) {
  Scene scene;
  scene.done(1, Kind::edt);
  const auto older = scene.edt(1, 2h);
  BOOST_TEST(scene.fate(older) == "hold");
  BOOST_TEST(contains(scene.question(older), "Un export plus récent a déjà été importé (import n° 1"));
  scene.decide();
  scene.apply(older, domain::Released{});
  BOOST_TEST(scene.fate(older) == "submit");
  const auto older_idpn = scene.idpn(1, 2h);
  scene.done(1, Kind::idpn);
  scene.apply(older, domain::Refused{"Refusé."});
  BOOST_TEST(scene.fate(older_idpn) == "submit partial");  // adds, sets nothing back
  scene.policy.schools.at(uai(1)).idpn_mode = Mode::complete;
  BOOST_TEST(scene.fate(older_idpn) == "hold");
}

BOOST_AUTO_TEST_CASE(rule_06_stale_is_held) {
  Scene scene;
  const auto fine = scene.edt(1, 24h * 14);
  const auto stale = scene.edt(2, 24h * 14 + 1min);
  BOOST_TEST(scene.fate(fine) == "submit");
  BOOST_TEST(scene.question(stale) ==
             "Cet export a été fait le 20 août 2026, 14 jours avant d'être déposé : est-ce le bon ? S'il doit tout de "
             "même être importé : « navette release 2 ».");
  scene.decide();
  scene.apply(stale, domain::Released{});
  BOOST_TEST(scene.fate(stale) == "submit");
}

BOOST_AUTO_TEST_CASE(rule_07_past_year_is_held) {
  Scene scene;
  scene.now = utc(2026, 8, 1, 8);
  const auto past = scene.edt(1, 24h);
  BOOST_TEST(
      contains(scene.question(past), "Cet export est de l'année scolaire 2025-2026, et nous sommes en 2026-2027."));
  const auto coming = scene.edt(2, 24h);
  scene.at(coming).content.year = domain::SchoolYear{2026};
  BOOST_TEST(scene.fate(coming) == "submit");
}

BOOST_AUTO_TEST_CASE(rule_07_also_when_the_year_ends_while_it_waits) {
  Scene scene;
  scene.now = utc(2026, 7, 31, 20);
  const auto idpn = scene.idpn();
  BOOST_TEST(scene.fate(idpn) == "");
  BOOST_REQUIRE(scene.plan().wake_at);
  scene.now = *scene.plan().wake_at;
  BOOST_TEST((scene.now == utc(2026, 8, 1)));
  BOOST_TEST(scene.fate(idpn) == "hold");
}

BOOST_AUTO_TEST_CASE(rule_08_unknown_school_waits_for_the_configuration) {
  Scene scene;
  const auto stranger = scene.edt(9);
  BOOST_TEST(scene.fate(stranger) == "");
  BOOST_TEST(contains(scene.wait(stranger), uai(9).str()));
  BOOST_TEST(contains(scene.wait(stranger), "configuration"));
  scene.policy.schools[uai(9)] = {.portal = "ent", .fingerprint = "a"};
  BOOST_TEST(scene.fate(stranger) == "submit");
}

BOOST_AUTO_TEST_CASE(rule_08_is_asked_about_once_it_is_configured) {
  Scene scene;
  const auto stranger = scene.edt(9, 24h * 20);
  BOOST_TEST(scene.fate(stranger) == "");
  scene.policy.schools[uai(9)] = {.portal = "ent", .fingerprint = "a"};
  BOOST_TEST(scene.fate(stranger) == "hold");
}

BOOST_AUTO_TEST_CASE(rule_08_what_is_in_flight_is_not_held) {
  Scene scene;
  scene.queue(scene.edt());
  scene.policy.schools.clear();
  scene.now += 1h;
  BOOST_TEST(scene.plan().actions.empty());
  BOOST_TEST(contains(scene.wait(1), "configuration"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace planner
