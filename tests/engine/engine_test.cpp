// What the engine makes of files, answers and crashes.
#include "engine/decision.h"
#include "engine/world.h"

#include <fstream>

using domain::State;
using engine_world::contains;
using engine_world::kOther;
using engine_world::kUai;
using engine_world::World;
using namespace std::chrono_literals;
namespace fs = boost::filesystem;
using Verb = planner::Action::Verb;

BOOST_AUTO_TEST_SUITE(engine_)

BOOST_AUTO_TEST_CASE(identifiers_wait_for_the_timetable) {
  World world;
  world.save(domain::Kind::idpn, 1, world.wall);
  BOOST_TEST(world.work().empty());
  BOOST_TEST(world.last().kind == domain::Kind::idpn);
  BOOST_TEST(!world.step().waits.empty());

  world.save(domain::Kind::edt, 1, world.wall);
  auto jobs = world.work();
  BOOST_REQUIRE_EQUAL(jobs.size(), 1u);
  BOOST_TEST(jobs[0].import.kind == domain::Kind::edt);
  BOOST_TEST(world.work().empty());  // one at a time
  world.take_in(jobs[0]);

  jobs = world.work();
  BOOST_REQUIRE_EQUAL(jobs.size(), 1u);
  BOOST_TEST(jobs[0].import.kind == domain::Kind::idpn);
  BOOST_TEST((jobs[0].import.mode == domain::Mode::complete));
  world.take_in(jobs[0]);
  world.step();
  for (const auto& import : world.journal->recent({})) {
    BOOST_TEST(import.state == State::done);
    BOOST_TEST(fs::exists(import.filed_as));
  }
  for (const auto& left : fs::recursive_directory_iterator(world.root / "spool"))
    // What it remembers of the volume is a link on POSIX.
    BOOST_TEST((!fs::is_regular_file(left.path()) || left.path().filename() == "volume"), left.path());
}

BOOST_AUTO_TEST_CASE(what_an_import_waits_for_is_told_once_for_each_kind_of_need) {
  World world;
  const auto waiting = [&] {
    std::vector<engine::Fact> found;
    std::ranges::copy_if(world.facts, std::back_inserter(found), [](const auto& f) { return f.event == "waiting"; });
    return found;
  };
  world.save(domain::Kind::idpn, 1, world.wall);
  BOOST_TEST(world.work(1h).empty());
  BOOST_REQUIRE_EQUAL(waiting().size(), 1u);
  BOOST_TEST(waiting()[0].import->id == 1);
  BOOST_TEST(waiting()[0].warning);
  BOOST_TEST(
      contains(waiting()[0].sentence, "À faire : déposez l'export EDT dans le dossier « " + world.drop.string()));

  // The EDT is sent, fails, waits for its next try: queues and pauses are not told, nor the same need again.
  world.save(domain::Kind::edt, 1, world.wall);
  world.answer(world.work().at(0), domain::Failure{domain::Fault::unreachable, "Pas de réponse."});
  const auto again = world.work(10min).at(0);
  BOOST_TEST(waiting().size() == 1u);

  // The account is refused: the EDT waits for it, the IdPN for the EDT as before.
  world.answer(again, domain::Failure{domain::Fault::credentials_refused, "Mot de passe refusé."});
  BOOST_TEST(world.work(1h).empty());
  BOOST_REQUIRE_EQUAL(waiting().size(), 2u);
  BOOST_TEST(waiting()[1].import->id == 2);
  BOOST_TEST(contains(waiting()[1].sentence, "Mot de passe refusé. À faire : vérifiez ce compte."));

  // Corrected, the ENT shows a page that nobody knows after the commit: the IdPN waits for a decision about the EDT.
  BOOST_TEST(world.engine->configured(kUai, "corrected"));
  const auto last = world.work().at(0);
  BOOST_REQUIRE(world.engine->commit(last.import.id, "mark", world.wall));
  world.answer(last, portal::Answer(portal::CannotTell{"Rien ne le dit."}));
  BOOST_TEST(world.work(1h).empty());
  BOOST_REQUIRE_EQUAL(waiting().size(), 3u);
  BOOST_TEST(waiting()[2].import->id == 1);
  BOOST_TEST(contains(waiting()[2].sentence, "décidez du sort de l'import n° 2"));

  world.begin();  // another life may say it again, once
  BOOST_TEST(world.work(1h).empty());
  BOOST_TEST(waiting().size() == 4u);
}

BOOST_AUTO_TEST_CASE(the_same_content_is_not_sent_twice) {
  World world;
  const auto made = world.wall;
  world.save(domain::Kind::edt, 1, made);
  world.take_in(world.work().at(0));
  world.step();
  world.save(domain::Kind::edt, 1, made);
  BOOST_TEST(world.work().empty());
  BOOST_TEST(world.told("received_again") == 1);
  BOOST_TEST(world.journal->recent({}).size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_fact_leaves_the_number_of_its_import_to_who_shows_it) {
  World world;
  const auto made = world.wall;
  for (int time = 0; time < 2; ++time) {
    world.save(domain::Kind::edt, 1, made);
    world.work();
  }
  BOOST_TEST(world.told("received") == 1);
  BOOST_TEST(world.told("received_again") == 1);
  for (const auto& fact : world.facts) {
    if (fact.import) BOOST_TEST(!contains(fact.sentence, "import n° 1"), fact.sentence);
    if (fact.event == "received_again") BOOST_TEST(fact.import->id == 1);
  }
}

BOOST_AUTO_TEST_CASE(beside_the_same_content_lies_what_became_of_the_first) {
  World world;
  const auto made = world.wall;
  const auto note_beside_a_copy = [&] {
    world.save(domain::Kind::edt, 1, made);
    BOOST_TEST(world.work().empty());
    fs::path newest;
    for (const auto& each : fs::recursive_directory_iterator(world.drop / "Déjà reçus"))
      if (each.path().extension() == ".txt" &&
          (newest.empty() || each.path().string().size() > newest.string().size()))  // "… (2).txt"
        newest = each.path();
    BOOST_REQUIRE(!newest.empty());
    std::string note = engine_world::bytes_of(newest);
    std::ranges::replace(note, '\n', ' ');
    BOOST_TEST(contains(note, "ce même contenu avait déjà été reçu le mercredi"), note);
    BOOST_TEST(!contains(note, "navette "), note);
    return note;
  };
  world.save(domain::Kind::edt, 1, made);
  const auto job = world.work().at(0);
  BOOST_TEST(contains(note_beside_a_copy(), "Navette envoie ce premier fichier"));
  world.take_in(job);
  world.step();
  BOOST_TEST(contains(note_beside_a_copy(), "avec le premier fichier dans «\u00A0Importés/2026-09-02\u00A0»"));
}

BOOST_AUTO_TEST_CASE(going_back_to_an_older_timetable_is_asked) {
  World world;
  const auto first = world.wall;
  world.save(domain::Kind::edt, 1, first);
  world.take_in(world.work().at(0));
  world.pass(1h);
  world.save(domain::Kind::edt, 2, world.wall);
  world.take_in(world.work().at(0));
  world.pass(1h);
  world.save(domain::Kind::edt, 1, first);
  BOOST_TEST(world.work().empty());
  BOOST_TEST(world.last().state == State::held);
  BOOST_REQUIRE(world.journal->apply(world.last().id, domain::Released{}, world.wall));
  BOOST_TEST(world.work().size() == 1u);
}

BOOST_AUTO_TEST_CASE(after_a_crash_past_the_commit_the_ent_is_asked_first) {
  World world;
  world.save(domain::Kind::edt, 1, world.wall);
  const auto job = world.work().at(0);
  BOOST_REQUIRE(world.engine->commit(job.import.id, "mark", world.wall));
  world.begin();
  BOOST_TEST(world.last().state == State::doubtful);

  auto jobs = world.work(2min);
  BOOST_REQUIRE_EQUAL(jobs.size(), 1u);
  BOOST_TEST((jobs[0].verb == Verb::verify));
  BOOST_TEST(jobs[0].import.mark == "mark");
  world.answer(jobs[0], portal::Answer(portal::Absent{}));
  BOOST_TEST(world.last().state == State::doubtful);  // too early to believe it

  world.pass(11min);
  jobs = world.work(10min);
  BOOST_REQUIRE_EQUAL(jobs.size(), 1u);
  BOOST_TEST((jobs[0].verb == Verb::verify));
  world.answer(jobs[0], portal::Answer(portal::Absent{}));
  jobs = world.work(10min);
  BOOST_REQUIRE_EQUAL(jobs.size(), 1u);
  BOOST_TEST((jobs[0].verb == Verb::submit));
}

BOOST_AUTO_TEST_CASE(after_a_crash_before_the_commit_it_is_simply_sent) {
  World world;
  world.save(domain::Kind::edt, 1, world.wall);
  world.work();
  world.begin();
  const auto jobs = world.work(5min);
  BOOST_REQUIRE_EQUAL(jobs.size(), 1u);
  BOOST_TEST((jobs[0].verb == Verb::submit));
}

BOOST_AUTO_TEST_CASE(another_schools_file_is_refused_with_a_note_beside_it) {
  World world;
  world.save(domain::Kind::edt, 1, world.wall, kOther);
  BOOST_TEST(world.work().empty());
  BOOST_TEST(world.last().state == State::refused);
  BOOST_TEST(world.last().reason.find("0134568V") != std::string::npos);
  bool note = false;
  for (const auto& entry : fs::recursive_directory_iterator(world.drop))
    note = note || entry.path().extension() == ".txt";
  BOOST_TEST(note);
}

BOOST_AUTO_TEST_CASE(a_folder_of_two_schools_goes_by_the_files_own_word) {
  World world({kUai, kOther});
  world.save(domain::Kind::edt, 1, world.wall, kOther);
  BOOST_TEST(world.work().at(0).import.school->str() == kOther.str());
}

BOOST_AUTO_TEST_CASE(a_file_that_names_no_school_is_held_until_a_person_names_it) {
  World world({kUai, kOther});
  std::ofstream(world.drop / "IdPN_To_KOSMOS.xml")
      << "<?xml version=\"1.0\"?><IdPN><P id=\"ABCDEFGH12345678\"/></IdPN>";
  BOOST_TEST(world.work().empty());
  BOOST_TEST(world.last().state == State::held);
  BOOST_TEST(!world.journal->apply(world.last().id, domain::Released{}, world.wall));
  BOOST_REQUIRE(world.journal->apply(world.last().id, domain::Released{kUai}, world.wall));
  world.work();
  BOOST_TEST(world.last().school->str() == kUai.str());
}

BOOST_AUTO_TEST_CASE(refused_credentials_stop_the_account_until_a_person_acts) {
  World world;
  world.save(domain::Kind::edt, 1, world.wall);
  world.answer(world.work().at(0), domain::Failure{domain::Fault::credentials_refused, "Mot de passe refusé."});
  BOOST_TEST(world.work(2h).empty());
  world.begin();  // a restart does not forget it
  BOOST_TEST(world.work(2h).empty());
  BOOST_REQUIRE(engine::decide(*world.journal, world.settings, world.last().id, domain::Retried{}, world.wall));
  BOOST_TEST(world.work().size() == 1u);
}

BOOST_AUTO_TEST_CASE(corrected_credentials_are_tried_at_once) {
  World world;
  world.save(domain::Kind::edt, 1, world.wall);
  world.answer(world.work().at(0), domain::Failure{domain::Fault::credentials_refused, "Mot de passe refusé."});
  BOOST_TEST(world.step().jobs.empty());
  const auto told = [&] {
    return engine::sentence_of(engine::Outlook(*world.journal, world.settings).waits(world.wall), 1);
  };
  BOOST_TEST(contains(told(), "Mot de passe refusé. À faire : "));
  world.settings.policies[0].schools.at(kUai).fingerprint = "corrected";
  BOOST_TEST(told() == "Plus rien ne s'y oppose : Navette reprend cet import d'elle-même.");
  BOOST_TEST(world.engine->configured(kUai, "corrected"));
  BOOST_TEST(world.step().jobs.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_file_that_somebody_took_out_of_the_spool_is_told_as_long_as_it_is_not_filed) {
  World world;
  world.save(domain::Kind::edt, 1, world.wall);
  world.take_in(world.work().at(0));
  fs::remove(world.last().spool_file);
  for (int looks = 0; looks < 2; ++looks) {
    const auto turn = world.step();
    BOOST_TEST_REQUIRE(turn.unfiled.size() == 1u);
    BOOST_TEST(!turn.unfiled[0].why.empty());
    BOOST_TEST((turn.folders == std::vector{domain::ServiceView::Folder{world.drop.string()}}));
  }
  BOOST_TEST(world.told("not_filed") == 1);
}

BOOST_AUTO_TEST_CASE(a_queued_import_is_looked_at_until_it_ends) {
  World world;
  world.save(domain::Kind::edt, 1, world.wall);
  auto job = world.work().at(0);
  BOOST_REQUIRE(world.engine->commit(job.import.id, "mark", world.wall));
  world.answer(job, portal::Answer(portal::InQueue{12, {}}));
  BOOST_TEST(world.last().ahead.value() == 12);
  job = world.work(10min).at(0);
  BOOST_TEST((job.verb == Verb::look));
  world.answer(job, portal::Answer(portal::TurnedDown{"L'ENT a refusé ce fichier."}));
  BOOST_TEST(world.last().state == State::refused);
}

BOOST_AUTO_TEST_CASE(a_folder_that_goes_away_is_told_once_and_comes_back) {
  World world;
  fs::rename(world.drop, world.root / "ailleurs");
  world.step();
  world.pass(1min);
  world.step();
  BOOST_TEST(world.told("folder_trouble") == 1);
  fs::rename(world.root / "ailleurs", world.drop);
  world.save(domain::Kind::edt, 1, world.wall);
  BOOST_TEST(world.work().size() == 1u);
  BOOST_TEST(world.told("folder_well") == 1);
}

BOOST_AUTO_TEST_CASE(a_school_that_leaves_the_configuration_and_comes_back_goes_on_by_itself) {
  World world;
  world.save(domain::Kind::edt, 1, world.wall);
  world.answer(world.work().at(0), domain::Failure{domain::Fault::cancelled, "Navette s'arrête."});
  const auto schools = std::exchange(world.settings.policies[0].schools, {});
  world.begin();
  BOOST_TEST(world.told("unconfigured") == 1);
  BOOST_TEST(world.work().empty());
  BOOST_TEST(world.last().state == State::waiting);
  world.settings.policies[0].schools = schools;
  world.begin();
  BOOST_TEST(world.told("unconfigured") == 1);
  world.take_in(world.work().at(0));
  BOOST_TEST(world.last().state == State::done);
}

BOOST_AUTO_TEST_SUITE_END()
