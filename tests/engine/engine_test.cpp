// What the engine makes of files, answers and crashes.
#include "engine/world.h"

using domain::State;
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
    BOOST_TEST(!fs::is_regular_file(left.path()), left.path());
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
  fs::ofstream(world.drop / "IdPN_To_KOSMOS.xml") << "<?xml version=\"1.0\"?><IdPN><P id=\"ABCDEFGH12345678\"/></IdPN>";
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
  world.journal->forgive(kUai);
  BOOST_REQUIRE(world.journal->apply(world.last().id, domain::Retried{}, world.wall));
  BOOST_TEST(world.work().size() == 1u);
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

BOOST_AUTO_TEST_SUITE_END()
