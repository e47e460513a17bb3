// The ENT is ill, the line drops, the session ends: tried again before the commit, verified after it, never sent twice.
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using domain::Kind;
using domain::State;
using e2e::Stage;

namespace {

// Every step of both imports at which something can go wrong before the ENT has the file.
const std::string kEntering[] = {"login", "sign_in", "home"};
const std::string kStepsBefore[] = {"list", "edt.open", "edt.1", "edt.2", "edt.3", "idpn.open", "idpn.1"};
const std::string kCommits[] = {"edt.commit", "idpn.commit"};
const std::string kIllnesses[] = {"unavailable", "unavailable=1", "throttled=1", "dropped_before"};
const std::string kEnds[] = {"expired", "expired_school"};

// EDT and IdPN, imported once each.
void import_both(Stage& stage) {
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(stage.reaches(0, State::done));
  stage.drop(stage.make(Kind::idpn));
  BOOST_REQUIRE(stage.settled(2));
  BOOST_TEST(stage.imports()[1].state == State::done);
  BOOST_TEST(stage.ent().taken_in("edt").size() == 1u);
  BOOST_TEST(stage.ent().taken_in("idpn").size() == 1u);
}

// "unavailable=1" at "edt.2" is "unavailable@edt.2=1".
std::string at(const std::string& illness, const std::string& step) {
  const auto equals = illness.find('=');
  return illness.substr(0, equals) + "@" + step + (equals == std::string::npos ? "" : illness.substr(equals));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(faults)

BOOST_DATA_TEST_CASE(an_illness_before_the_commit_is_overcome, boost::unit_test::data::make(kIllnesses), illness) {
  for (const auto& skin : e2e::kSkins) {
    Stage stage(skin);
    for (const auto& step : kEntering) stage.ent().trouble(at(illness, step));
    for (const auto& step : kStepsBefore) stage.ent().trouble(at(illness, step));
    stage.start();
    import_both(stage);
  }
}

BOOST_DATA_TEST_CASE(a_session_that_ends_on_the_way_is_taken_up_again, boost::unit_test::data::make(kEnds), end) {
  for (const auto& skin : e2e::kSkins) {
    Stage stage(skin);
    for (const auto& step : kStepsBefore) stage.ent().trouble(at(end, step));
    stage.start();
    import_both(stage);
  }
}

// Each on its own: two sign-ins lost in a row would be one too many.
BOOST_DATA_TEST_CASE(a_sign_in_that_is_lost_is_begun_again, boost::unit_test::data::make(kEntering), step) {
  for (const auto& skin : e2e::kSkins)
    for (const auto& end : kEnds) {
      if (end == "expired_school" && step != "home") continue;  // the school has no session yet
      Stage stage(skin);
      stage.ent().trouble(at(end, step));
      stage.start();
      stage.drop(stage.make(Kind::edt));
      BOOST_REQUIRE(stage.reaches(0, State::done));
      BOOST_TEST(stage.imports()[0].attempts == 1);
      BOOST_TEST(stage.ent().taken_in("edt").size() == 1u);
      BOOST_TEST(stage.ent().sign_ins("refused") == 0u);
    }
}

BOOST_DATA_TEST_CASE(a_commit_whose_request_is_lost_is_verified_then_sent_again, boost::unit_test::data::make(kCommits),
                     step) {
  Stage stage;
  stage.ent().trouble("dropped_before@" + step);
  stage.start();
  import_both(stage);
}

BOOST_DATA_TEST_CASE(a_commit_whose_answer_is_lost_is_found_in_the_list, boost::unit_test::data::make(kCommits), step) {
  for (const auto& skin : {e2e::kSkolengo, e2e::kSecond}) {
    Stage stage(skin);
    stage.ent().trouble("dropped_after@" + step);
    stage.start();
    import_both(stage);
    BOOST_TEST(stage.log().find("doubtful") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(maintenance_is_waited_out) {
  Stage stage;
  stage.ent().trouble("maintenance");
  stage.start();
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(e2e::until([&] { return !stage.imports().empty() && stage.imports()[0].attempts >= 2; }));
  BOOST_TEST((stage.imports()[0].last_fault == domain::Fault::unavailable));
  stage.ent().heal();
  BOOST_REQUIRE(stage.reaches(0, State::done));
}

BOOST_DATA_TEST_CASE(a_wrong_password_is_tried_once, boost::unit_test::data::make(e2e::kSkins), skin) {
  Stage stage(skin);
  stage.set_password("faux");
  stage.start();
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(e2e::until([&] { return stage.log().find("credentials_refused") != std::string::npos; }));
  stage.drop(stage.make(Kind::edt, 2));
  BOOST_REQUIRE(e2e::until([&] { return stage.imports().size() == 2; }));
  stage.stop();
  stage.start();  // not even a restart tries again
  stage.drop(stage.make(Kind::edt, 3));
  BOOST_REQUIRE(e2e::until([&] { return stage.imports().size() == 3; }));
  BOOST_TEST(stage.ent().sign_ins("refused") == 1u);
  stage.stop();
  stage.set_password("navette-demo");  // the corrected one does, by itself
  stage.start();
  BOOST_REQUIRE(stage.reaches(2, State::done));
  BOOST_TEST(stage.log().find("faux") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_unknown_page_holds_the_import_and_sends_nothing) {
  Stage stage;
  stage.ent().trouble("changed_page@edt.2");
  stage.start();
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(stage.reaches(0, State::held));
  BOOST_TEST(stage.ent().taken_in("edt").empty());
  stage.ent().heal();
  const auto id = std::to_string(stage.imports()[0].id);
  BOOST_TEST(e2e::navette({"retry", id, "--config", stage.config().string()}).code == 0);
  BOOST_REQUIRE(stage.reaches(0, State::done));
}

BOOST_AUTO_TEST_CASE(a_file_that_the_ent_refuses_says_why) {
  Stage stage;
  stage.ent().trouble("refused_file@edt.3");
  stage.start();
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(stage.reaches(0, State::refused));
  BOOST_TEST(stage.imports()[0].reason.find("ENT") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_import_that_the_ent_interrupts_is_refused_not_lost) {
  Stage stage;
  stage.ent().trouble("interrupted@edt.commit");
  stage.start();
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(stage.reaches(0, State::refused));
}

BOOST_AUTO_TEST_CASE(a_silent_ent_does_not_delay_the_stop) {
  Stage stage;
  stage.ent().trouble("slow@edt.2=600");
  stage.start();
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(stage.reaches(0, State::submitting));
  stage.stop();
  BOOST_TEST(stage.imports()[0].state == State::waiting);
}

BOOST_AUTO_TEST_SUITE_END()
