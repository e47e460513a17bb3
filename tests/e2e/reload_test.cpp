// SIGHUP: the configuration is read again, and nothing that is under way is lost by it.
#include "e2e/notify_socket.h"
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <signal.h>

using domain::Kind;
using domain::State;
using e2e::NotifySocket;
using e2e::Stage;
namespace fs = boost::filesystem;

namespace {

// A daemon that is ready.
struct Running {
  explicit Running(const e2e::Habits& habits = {}) : stage(e2e::kSkolengo, {}, habits) {
    stage.start(supervisor.environment());
    BOOST_REQUIRE(supervisor.hears("READY=1"));
  }

  void write(const std::string& what, const std::string& instead) const {
    std::string text = e2e::read_file(stage.config());
    BOOST_REQUIRE(text.find(what) != std::string::npos);
    text.replace(text.find(what), what.size(), instead);
    fs::ofstream(stage.config()) << text;
  }

  // Whether the supervisor heard that it began, and that it ended.
  void reload() {
    const auto before = supervisor.heard().size();
    stage.navette().signal(SIGHUP);
    BOOST_REQUIRE(supervisor.hears("RELOADING=1", before));
    BOOST_REQUIRE(supervisor.hears("MONOTONIC_USEC=", before));
    BOOST_REQUIRE(supervisor.hears("READY=1", before));
  }

  // Waits until the ENT is about to get the import for good.
  [[nodiscard]] bool commits() const {
    return e2e::until([&] {
      const auto entries = stage.journal().timeline(1);
      return std::any_of(entries.begin(), entries.end(), [](const auto& each) { return each.event == "committing"; });
    });
  }

  Stage stage;
  NotifySocket supervisor{stage.root() / "notify"};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(reload)

BOOST_AUTO_TEST_CASE(another_folder_and_another_log_are_put_to_work) {
  Running it;
  const fs::path other = it.stage.root() / "autre";
  fs::create_directory(other);
  it.write("folder: depot", "folder: autre");
  it.write("navette.log", "neuf.log");
  const auto before = it.stage.types({"status"});
  BOOST_TEST(before.code == 3, before.output);
  BOOST_TEST(before.output.find("systemctl reload") != std::string::npos, before.output);
  fs::ofstream(it.stage.folder() / "lettre.odt") << "bonjour";
  it.reload();
  BOOST_TEST(it.stage.types({"status"}).code == 0);
  BOOST_TEST(it.supervisor.last("STATUS=") == "Rien en attente. Navette surveille « " + other.string() + " ».");
  Stage::drop_into(other, it.stage.make(Kind::edt));
  BOOST_REQUIRE(it.stage.settled(1));
  BOOST_TEST(it.stage.imports()[0].state == State::done);
  const auto log = e2e::read_file(it.stage.root() / "neuf.log");
  BOOST_TEST(log.find("configuration.read") != std::string::npos);
  BOOST_TEST(log.find("import.finished") != std::string::npos);
  BOOST_TEST(log.find("ne surveille plus « " + it.stage.folder().string() + " »") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_broken_one_keeps_the_old_one_and_says_so) {
  Running it;
  const std::string good = e2e::read_file(it.stage.config());
  it.write("rescan_every", "rescan_evry");
  it.reload();
  const auto says = [&] { return it.supervisor.last("STATUS="); };
  BOOST_TEST(says().find("l'ancienne le reste") != std::string::npos, says());
  BOOST_TEST(says().find("navette.yaml, ligne 4") != std::string::npos, says());
  BOOST_TEST(it.stage.log().find(" error configuration.refused") != std::string::npos);
  it.stage.drop(it.stage.make(Kind::edt));
  BOOST_REQUIRE(it.stage.settled(1));
  BOOST_TEST(it.stage.imports()[0].state == State::done);
  BOOST_TEST(says().find("l'ancienne le reste") != std::string::npos, says());  // still
  fs::ofstream(it.stage.config()) << good;
  it.reload();
  BOOST_TEST(says().starts_with("Rien en attente."));
}

BOOST_AUTO_TEST_CASE(what_it_cannot_change_it_refuses) {
  Running it;
  const auto refusal = [&](const std::string& what, const std::string& instead) {
    const std::string good = e2e::read_file(it.stage.config());
    it.write(what, instead);
    it.reload();
    fs::ofstream(it.stage.config()) << good;
    return it.supervisor.last("STATUS=");
  };
  BOOST_TEST(refusal("state: etat", "state: autre").find("arrêtez-la, déplacez") != std::string::npos);
  BOOST_TEST(!fs::exists(it.stage.root() / "autre"));
  BOOST_TEST(refusal("profile: skolengo", "profile: skolango").find("vouliez-vous dire") != std::string::npos);
  BOOST_TEST(refusal("mot-de-passe", "sans-mot-de-passe").find("ne peut pas être ouvert") != std::string::npos);
  BOOST_TEST(refusal("navette.log", "navette.yaml/navette.log").find("ne peut pas être écrit") != std::string::npos);
  it.stage.drop(it.stage.make(Kind::edt));
  BOOST_REQUIRE(it.stage.settled(1));
  BOOST_TEST(e2e::read_file(it.stage.root() / "navette.log").find("import.finished") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_refused) {
  Running it;
  it.write("folder: depot", "folder: nulle-part");
  it.reload();
  const auto said = it.supervisor.last("STATUS=");
  BOOST_TEST(said.find("l'ancienne le reste") != std::string::npos, said);
  BOOST_TEST(said.find("nulle-part » ne peut pas servir : introuvable") != std::string::npos, said);
  BOOST_TEST(!fs::exists(it.stage.root() / "nulle-part"));
  const auto asked = it.stage.types({"status"});
  BOOST_TEST(asked.code == 3, asked.output);
  BOOST_TEST(asked.output.find("ancienne") != std::string::npos, asked.output);
  BOOST_TEST(asked.output.find("a été renommé") == std::string::npos, asked.output);  // the one in service is there
  it.stage.drop(it.stage.make(Kind::edt));
  BOOST_REQUIRE(it.stage.settled(1));
  BOOST_TEST(it.stage.imports()[0].state == State::done);
}

BOOST_AUTO_TEST_CASE(a_school_that_is_missing_by_a_slip_goes_on_once_it_is_back) {
  Running it;
  it.stage.ent().trouble("maintenance");
  it.stage.drop(it.stage.make(Kind::edt));
  BOOST_REQUIRE(it.stage.says("import.failed"));
  it.write("uai: 0134567U", "uai: 0134568V");
  it.reload();
  BOOST_REQUIRE(it.stage.says("import.unconfigured"));
  const auto said = it.supervisor.last("STATUS=");
  BOOST_TEST(said.find("0134567U n'est pas dans la configuration") != std::string::npos, said);
  it.stage.ent().heal();
  it.write("uai: 0134568V", "uai: 0134567U");
  it.reload();
  BOOST_REQUIRE(it.stage.settled(1));
  BOOST_TEST(it.stage.imports()[0].state == State::done);
}

// The ENT has the file and has not answered yet.
BOOST_AUTO_TEST_CASE(an_answer_that_is_on_its_way_is_waited_for) {
  Running it;
  it.stage.ent().trouble("slow@edt.commit=3");
  it.stage.drop(it.stage.make(Kind::edt));
  BOOST_REQUIRE(it.commits());
  it.reload();
  it.stage.ent().heal();
  BOOST_REQUIRE(it.stage.settled(1));
  BOOST_TEST(it.stage.imports()[0].state == State::done);
  BOOST_TEST(it.stage.ent().taken_in("edt").size() == 1u);
  BOOST_TEST(it.stage.log().find("state=doubtful") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_was_not_committed_is_sent_once_by_the_new_one) {
  Running it;
  it.stage.ent().trouble("slow@edt.2=3600");
  it.stage.drop(it.stage.make(Kind::edt));
  BOOST_REQUIRE(it.stage.reaches(0, State::submitting));
  it.stage.navette().signal(SIGHUP);
  it.stage.navette().signal(SIGHUP);
  it.stage.ent().heal();
  BOOST_REQUIRE(it.stage.settled(1));
  BOOST_TEST(it.stage.imports()[0].state == State::done);
  BOOST_TEST(it.stage.ent().taken_in("edt").size() == 1u);
  std::string history;
  for (const auto& each : it.stage.journal().timeline(1)) history += each.sentence + "\n";
  BOOST_TEST(history.find("Navette a relu sa configuration") != std::string::npos, history);
  BOOST_TEST(history.find("s'arrête") == std::string::npos, history);
  it.stage.stop();
}

BOOST_AUTO_TEST_CASE(a_stop_does_not_wait_for_a_reload) {
  Running it;
  it.stage.ent().trouble("slow@edt.commit=3600");
  it.stage.drop(it.stage.make(Kind::edt));
  BOOST_REQUIRE(it.commits());
  const auto before = it.supervisor.heard().size();
  it.stage.navette().signal(SIGHUP);
  BOOST_REQUIRE(it.supervisor.hears("RELOADING=1", before));
  it.stage.stop();
  BOOST_TEST(it.stage.imports()[0].state == State::doubtful);
  BOOST_TEST(it.stage.log().find("configuration.read") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
