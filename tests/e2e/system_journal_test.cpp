// The log in the system's journal: what journald would get, by its own protocol, on its own socket.
#include "e2e/ground.h"
#include "e2e/notify_socket.h"
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <sys/stat.h>

using domain::Kind;
using domain::State;
using e2e::PrivateMounts;
using e2e::Stage;
namespace fs = boost::filesystem;

BOOST_TEST_GLOBAL_FIXTURE(PrivateMounts);

namespace {

// A /run of our own, in which we are the journal.
struct Journald {
  e2e::Mount run = e2e::Mount::memory("/run");
  e2e::Datagrams entries{[] {
    fs::create_directories("/run/systemd/journal");
    return fs::path("/run/systemd/journal/socket");
  }()};

  // How a process whose stderr is this file takes it for the journal.
  static std::map<std::string, std::string> environment(const fs::path& stderr_file) {
    fs::ofstream(stderr_file, std::ios::app);
    struct stat about {};
    BOOST_REQUIRE(::stat(stderr_file.c_str(), &about) == 0);
    return {{"JOURNAL_STREAM", std::to_string(about.st_dev) + ":" + std::to_string(about.st_ino)}};
  }

  bool has(const std::vector<std::string>& lines) {
    return e2e::until([&] {
      const auto all = entries.messages();
      return std::any_of(all.begin(), all.end(), [&](const auto& entry) {
        return std::all_of(lines.begin(), lines.end(), [&](const std::string& line) {
          return std::find(entry.begin(), entry.end(), line) != entry.end();
        });
      });
    });
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(system_journal)

BOOST_AUTO_TEST_CASE(every_event_is_an_entry_with_its_fields_and_there_is_no_other_log) {
  Stage stage;
  std::string config = e2e::read_file(stage.config());
  config.erase(config.find("log: {"), std::string("log: { file: navette.log }\n").size());
  fs::ofstream(stage.config()) << config;
  Journald journald;
  stage.ent().trouble("unavailable@edt.2*1");
  stage.start(Journald::environment(stage.root() / "navette.out"));
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(stage.settled(1));
  stage.stop();
  BOOST_TEST(journald.has(
      {"NAVETTE_EVENT=started", "PRIORITY=6", "MESSAGE=Navette commence, pour « " + stage.folder().string() + " »."}));
  BOOST_TEST(journald.has({"NAVETTE_EVENT=import.failed", "NAVETTE_IMPORT=1", "NAVETTE_UAI=0134567U",
                           "NAVETTE_FAULT=unavailable", "NAVETTE_KIND=edt", "PRIORITY=4"}));
  BOOST_TEST(journald.has({"NAVETTE_EVENT=import.finished", "NAVETTE_IMPORT=1", "NAVETTE_STATE=done",
                           "MESSAGE=Import n° 1, 0134567U : Import terminé dans l'ENT.", "SYSLOG_IDENTIFIER=navette"}));
  BOOST_TEST(journald.has({"NAVETTE_EVENT=stopped"}));
  for (const auto& entry : journald.entries.messages())
    BOOST_TEST(
        std::any_of(entry.begin(), entry.end(), [](const auto& line) { return line.starts_with("MESSAGE_ID="); }),
        entry.front());
  BOOST_TEST(e2e::read_file(stage.root() / "navette.out") == "");
  BOOST_TEST(!fs::exists(stage.root() / "etat" / "log"));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_asked_for_is_written_as_well) {
  Stage stage;
  Journald journald;
  stage.start(Journald::environment(stage.root() / "navette.out"));
  BOOST_REQUIRE(journald.has({"NAVETTE_EVENT=started"}));
  BOOST_TEST(stage.says(" info started "));
}

// Inherited, but of somebody else's stderr.
BOOST_AUTO_TEST_CASE(a_stderr_that_is_not_the_journal_gets_lines) {
  Stage stage;
  Journald journald;
  stage.start({{"JOURNAL_STREAM", "1:2"}});
  BOOST_REQUIRE(stage.says("Navette commence, pour « "));
  BOOST_TEST(e2e::read_file(stage.root() / "navette.out").find(" info started ") != std::string::npos);
  BOOST_TEST(journald.entries.messages().empty());
}

BOOST_AUTO_TEST_SUITE_END()
