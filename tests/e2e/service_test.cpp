// Navette as a service: what its supervisor hears.
#include "e2e/notify_socket.h"
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <signal.h>

using domain::Kind;
using domain::State;
using e2e::NotifySocket;
using e2e::Stage;

namespace {

std::map<std::string, std::string> watched(const NotifySocket& supervisor, const std::string& microseconds) {
  auto environment = supervisor.environment();
  environment["WATCHDOG_USEC"] = microseconds;
  return environment;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(supervisor)

BOOST_AUTO_TEST_CASE(is_told_ready_what_is_done_and_stopping) {
  Stage stage;
  NotifySocket supervisor(stage.root() / "notify");
  stage.drop(stage.make(Kind::edt));  // lies there before the first turn
  stage.ent().trouble("unavailable*0");
  stage.start(supervisor.environment());
  BOOST_REQUIRE(supervisor.hears("READY=1"));
  BOOST_TEST(supervisor.heard().front() == "READY=1");
  BOOST_REQUIRE(supervisor.hears(
      "STATUS=1 import en attente. L'ENT est injoignable, en panne ou en maintenance : nouvel essai "));
  BOOST_TEST(stage.imports().size() == 1u);
  stage.ent().heal();
  BOOST_REQUIRE(stage.settled(1));
  BOOST_REQUIRE(supervisor.hears("STATUS=Rien en attente."));
  BOOST_TEST(supervisor.last("STATUS=") == "Rien en attente. Navette surveille « " + stage.folder().string() + " ».");
  stage.stop();
  BOOST_TEST(supervisor.hears("STOPPING=1"));
  BOOST_TEST(supervisor.last("WATCHDOG=") == "1");  // harmless where nobody asked
}

BOOST_AUTO_TEST_CASE(is_told_what_keeps_it_from_working) {
  Stage stage;
  NotifySocket supervisor(stage.root() / "notify");
  stage.start(supervisor.environment());
  BOOST_REQUIRE(supervisor.hears("READY=1"));
  boost::filesystem::rename(stage.folder(), stage.root() / "ailleurs");
  BOOST_REQUIRE(supervisor.hears("STATUS=Le dossier"));
  boost::filesystem::rename(stage.root() / "ailleurs", stage.folder());
  BOOST_REQUIRE(e2e::until([&] { return supervisor.last("STATUS=").starts_with("Rien en attente."); }));
}

// The rescan is an hour away: only the watchdog makes it turn.
BOOST_AUTO_TEST_CASE(hears_again_and_again_that_it_lives_also_while_the_ent_is_silent) {
  Stage stage(e2e::kSkolengo, {}, {.rescan_every = "1 h"});
  NotifySocket supervisor(stage.root() / "notify");
  stage.start(watched(supervisor, "600000"));
  BOOST_REQUIRE(supervisor.hears("READY=1"));
  BOOST_REQUIRE(supervisor.hears("WATCHDOG=1", supervisor.heard().size(), 5));
  stage.ent().trouble("slow=3600");
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(stage.reaches(0, State::submitting));
  BOOST_REQUIRE(supervisor.hears("WATCHDOG=1", supervisor.heard().size(), 5));
  BOOST_TEST(supervisor.last("STATUS=") == "1 import en cours d'envoi.");
}

// systemd waits 5 seconds; the ENT would answer in an hour. How long it takes is measured elsewhere.
BOOST_AUTO_TEST_CASE(stops_while_the_ent_is_silent) {
  Stage stage;
  stage.ent().trouble("slow=3600");
  stage.start();
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(stage.reaches(0, State::submitting));
  BOOST_REQUIRE(e2e::until([&] { return stage.ent().requests() > 0; }));
  stage.stop();
  BOOST_TEST(stage.log().find("Navette s'est arrêtée.") != std::string::npos);
  BOOST_TEST(stage.imports()[0].state == State::waiting);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(versions)

BOOST_AUTO_TEST_CASE(a_journal_of_a_newer_navette_is_refused_and_left_alone) {
  Stage stage;
  stage.start();
  stage.stop();
  const std::string file = (stage.root() / "etat" / "journal.db").string();
  {
    soci::session sql(soci::sqlite3, file);
    sql << "INSERT INTO migration VALUES (1000)";
  }
  const std::string before = e2e::read_file(file);
  for (const char* command : {"run", "status", "check"}) {
    const auto ran = e2e::navette({command, "--config", stage.config().string()});
    BOOST_TEST(ran.code == (command == std::string("check") ? 1 : 4), ran.output);
    BOOST_TEST(ran.output.find("version plus récente de Navette") != std::string::npos, ran.output);
  }
  BOOST_TEST((e2e::read_file(file) == before));
}

BOOST_AUTO_TEST_SUITE_END()
