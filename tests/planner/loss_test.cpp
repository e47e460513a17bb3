// What looks wrong in an export (rules 22 to 24), and a person's word about its mode (4).
#include "planner/scene.h"

namespace planner {

namespace {

constexpr const char* kBox = "Uniquement les utilisateurs sans ID CAS";

struct Lossy : Scene {
  ImportId clear_edt(std::int64_t courses, std::int64_t classes, Duration age = 1min) {
    const ImportId id = edt(1, age);
    at(id).content.form = domain::Form::clear;
    at(id).content.counts = domain::Counts{.teachers = 20, .classes = classes, .pupils = 180, .courses = courses};
    return id;
  }
  ImportId sealed(Kind kind, std::uint64_t bytes) {
    const ImportId id = drop(1, kind);
    at(id).content.form = domain::Form::container;
    at(id).content.payload_bytes = bytes;
    return id;
  }
  ImportId clear_idpn(std::int64_t identifiers) {
    const ImportId id = idpn();
    at(id).content.form = domain::Form::clear;
    at(id).content.counts = domain::Counts{.identifiers = identifiers};
    return id;
  }
};

BOOST_AUTO_TEST_SUITE(planner_loss)

BOOST_AUTO_TEST_CASE(rule_22_an_edt_that_lost_many_courses_is_held) {
  Lossy scene;
  scene.finish(scene.clear_edt(100, 10, 2h));
  BOOST_TEST(scene.fate(scene.clear_edt(70, 10)) == "submit");
  const auto lossy = scene.clear_edt(69, 10);
  BOOST_TEST(scene.fate(lossy) == "hold");
  BOOST_TEST(
      scene.question(lossy) ==
      "Cet export a perdu beaucoup de son contenu : 69 cours, contre 100 dans le dernier importé (import n° 1, fait "
      "le 3 septembre 2026). L'ENT supprimerait les séances qui manquent. Vérifiez dans EDT que c'est la bonne base "
      "et que rien n'a été décoché à l'export, puis exportez de nouveau. S'il doit tout de même être importé : "
      "« navette release 3 ».");
  scene.decide();
  scene.apply(lossy, domain::Released{});
  BOOST_TEST(scene.fate(lossy) == "submit");
}

BOOST_AUTO_TEST_CASE(rule_22_classes_count_too_and_a_configured_share) {
  Lossy scene;
  scene.finish(scene.clear_edt(100, 10, 2h));
  const auto lossy = scene.clear_edt(100, 6);
  BOOST_TEST(contains(scene.question(lossy), "6 classes, contre 10"));
  scene.policy.loss = 0.5;
  BOOST_TEST(scene.fate(lossy) == "submit");
}

BOOST_AUTO_TEST_CASE(rule_22_of_an_encrypted_export_the_size_is_known) {
  Lossy scene;
  scene.finish(scene.sealed(Kind::edt, 100 << 10));
  const auto lossy = scene.sealed(Kind::edt, 60 << 10);
  BOOST_TEST(contains(scene.question(lossy), "60 Ko, contre 100 Ko"));
  scene.at(lossy).content.form = domain::Form::clear;  // two ways to write the same are not compared
  BOOST_TEST(scene.fate(lossy) == "submit");
}

BOOST_AUTO_TEST_CASE(rule_22_another_year_is_no_measure) {
  Lossy scene;
  scene.finish(scene.clear_edt(100, 10, 2h));
  scene.at(1).content.year = domain::SchoolYear{2025};
  BOOST_TEST(scene.fate(scene.clear_edt(10, 1)) == "submit");
}

BOOST_AUTO_TEST_CASE(rule_22_compares_with_the_last_one_not_with_the_first) {
  Lossy scene;
  scene.finish(scene.clear_edt(100, 10, 3h));
  const auto lossy = scene.clear_edt(50, 10, 2h);
  scene.apply(lossy, domain::Released{});
  scene.finish(lossy);
  BOOST_TEST(scene.fate(scene.clear_edt(50, 10)) == "submit");
}

BOOST_AUTO_TEST_CASE(rule_22_the_last_one_is_what_was_imported_last_whatever_its_date) {
  Lossy scene;
  scene.finish(scene.clear_edt(20, 10, 1min));
  const auto older = scene.clear_edt(100, 10, 3h);
  scene.apply(older, domain::Released{});
  scene.now += 1h;
  scene.finish(older);
  BOOST_TEST(contains(scene.question(scene.clear_edt(20, 10)), "20 cours, contre 100"));
}

BOOST_AUTO_TEST_CASE(rule_22_all_that_is_to_be_asked_is_asked_at_once) {
  Lossy scene;
  scene.finish(scene.clear_edt(100, 10, 1min));
  const std::string question = scene.question(scene.clear_edt(20, 10, 3h));
  BOOST_TEST(contains(question, "Un export plus récent a déjà été importé"));
  BOOST_TEST(contains(question, "20 cours, contre 100"));
  BOOST_TEST(question.find("« navette release") == question.rfind("« navette release"));
}

BOOST_AUTO_TEST_CASE(rule_23_a_complete_import_of_few_identifiers_is_held) {
  Lossy scene;
  scene.finish(scene.clear_edt(100, 10, 2h));
  BOOST_TEST(scene.fate(scene.clear_idpn(140)) == "submit complete");
  scene.apply(2, domain::Refused{"Refusé."});
  const auto few = scene.clear_idpn(12);
  const std::string question = scene.question(few);
  BOOST_TEST(contains(question,
                      "12 identifiants, alors que le dernier emploi du temps importé compte 180 élèves et 20 "
                      "enseignants (import n° 1"));
  BOOST_TEST(contains(question, kBox));
  BOOST_TEST(contains(question, "« navette release 3 --mode partiel »"));
  scene.decide();
  scene.apply(few, domain::Released{.mode = Mode::partial});
  BOOST_TEST(scene.fate(few) == "submit partial");
}

BOOST_AUTO_TEST_CASE(rule_23_parents_have_identifiers_but_are_no_measure) {
  Lossy scene;
  scene.finish(scene.clear_edt(100, 10, 2h));
  const auto few = scene.clear_idpn(190);
  scene.at(few).content.counts = domain::Counts{.teachers = 10, .pupils = 60, .responsibles = 120, .identifiers = 190};
  BOOST_TEST(contains(scene.question(few), "70 identifiants d'élèves et d'enseignants"));
  scene.at(few).content.counts = domain::Counts{.teachers = 20, .pupils = 175, .responsibles = 300, .identifiers = 495};
  BOOST_TEST(scene.fate(few) == "submit complete");
}

BOOST_AUTO_TEST_CASE(rule_23_also_where_complete_is_forced_but_not_for_a_partial_one) {
  Lossy scene;
  scene.finish(scene.clear_edt(100, 10, 2h));
  scene.finish(scene.clear_idpn(200), Mode::complete);
  const auto few = scene.clear_idpn(3);
  BOOST_TEST(scene.fate(few) == "submit partial");
  scene.policy.schools.at(uai(1)).idpn_mode = Mode::complete;
  BOOST_TEST(contains(scene.question(few), kBox));
  scene.decide();
  scene.apply(few, domain::Released{});
  BOOST_TEST(scene.fate(few) == "submit complete");
}

BOOST_AUTO_TEST_CASE(rule_23_of_an_encrypted_file_the_size_beside_the_last_complete_one_of_any_year) {
  Lossy scene;
  scene.finish(scene.sealed(Kind::edt, 100 << 10));
  scene.finish(scene.sealed(Kind::idpn, 40 << 10), Mode::complete);
  scene.at(2).content.year = domain::SchoolYear{2025};
  const auto small = scene.sealed(Kind::idpn, 4 << 10);
  BOOST_TEST(contains(scene.question(small), "bien plus petit que le dernier importé en mode complet (import n° 2"));
  scene.at(2).mode = Mode::partial;  // nothing to compare with
  BOOST_TEST(scene.fate(small) == "submit complete");
}

BOOST_AUTO_TEST_CASE(rule_24_the_first_import_of_a_year_is_held_where_the_rules_say_so) {
  Lossy scene;
  const auto first = scene.edt();
  BOOST_TEST(scene.fate(first) == "submit");
  scene.policy.schools.at(uai(1)).confirm_first = true;
  BOOST_TEST(contains(scene.question(first), "le premier import de l'année scolaire 2026-2027"));
  scene.decide();
  scene.apply(first, domain::Confirmed{});  // done by hand
  BOOST_TEST((scene.at(first).state == State::done));
  scene.now += 1h;
  BOOST_TEST(scene.fate(scene.edt()) == "submit");
  scene.at(first).content.year = domain::SchoolYear{2025};
  BOOST_TEST(scene.fate(2) == "hold");
}

BOOST_AUTO_TEST_CASE(rule_04_a_person_orders_the_mode_and_nothing_else) {
  Lossy scene;
  const auto idpn = scene.idpn();
  scene.apply(idpn, domain::Released{.mode = Mode::partial});
  BOOST_TEST(scene.fate(idpn) == "");  // still behind the EDT
  scene.done(1, Kind::edt);
  BOOST_TEST(scene.fate(idpn) == "submit partial");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

}  // namespace planner
