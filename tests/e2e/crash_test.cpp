// kill -9 at named moments, then a new start: each export ends in the ENT, once.
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <signal.h>

using domain::Kind;
using domain::State;
using e2e::Stage;

namespace {

const std::string kPoints[] = {"claimed",   "recorded",     "started",   "before_commit", "committing",
                               "answered",  "queued",       "finished",  "filed_away",    "filed",
                               "started:2", "committing:2", "finished:2"};

}  // namespace

BOOST_AUTO_TEST_SUITE(crash)

BOOST_DATA_TEST_CASE(killed_and_started_again_it_imports_each_once, boost::unit_test::data::make(kPoints), point) {
  Stage stage;
  stage.drop(stage.make(Kind::idpn));
  stage.drop(stage.make(Kind::edt));
  stage.start({{"NAVETTE_KILL_AT", point}});
  BOOST_REQUIRE_EQUAL(stage.navette().wait(), -SIGKILL);
  stage.start();
  BOOST_REQUIRE(stage.settled(2));
  for (const auto& import : stage.imports()) BOOST_TEST(import.state == State::done);
  BOOST_TEST(stage.imports().size() == 2u);
  BOOST_TEST(stage.ent().taken_in("edt").size() == 1u);
  BOOST_TEST(stage.ent().taken_in("idpn").size() == 1u);
  stage.stop();
}

BOOST_AUTO_TEST_CASE(killed_by_the_answer_of_a_commit_that_was_taken_in_it_is_not_sent_twice) {
  Stage stage;
  stage.ent().trouble("dropped_after@edt.commit");
  stage.drop(stage.make(Kind::edt));
  stage.start({{"NAVETTE_KILL_AT", "answered"}});
  BOOST_REQUIRE_EQUAL(stage.navette().wait(), -SIGKILL);
  BOOST_TEST(stage.ent().taken_in("edt").size() == 1u);
  stage.start();
  BOOST_REQUIRE(stage.settled(1));
  BOOST_TEST(stage.imports()[0].state == State::done);
  BOOST_TEST(stage.ent().taken_in("edt").size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
