// More files at once than the system's queue of events holds. Navette is stopped meanwhile (SIGSTOP), so the queue does
// overflow, whatever its size here.
#include "e2e/ground.h"
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

using domain::Kind;
using domain::State;
using e2e::Stage;
namespace fs = boost::filesystem;

namespace {

constexpr int kFiles = 50'000;

std::size_t bystanders(const Stage& stage) {
  std::size_t named = 0;
  for (const auto& entry : fs::directory_iterator(stage.root())) {
    if (entry.path().filename().string().find("navette") != 0 || entry.path().extension() == ".yaml") continue;
    const std::string log = e2e::read_file(entry.path());
    if (entry.path().filename() == "navette.out") continue;
    for (auto at = log.find("folder.bystander"); at != log.npos; at = log.find("folder.bystander", at + 1)) ++named;
  }
  return named;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(burst)

BOOST_AUTO_TEST_CASE(fifty_thousand_files_and_two_exports_among_them) {
  Stage stage(e2e::kSkolengo, {}, {.rescan_every = "1 h"});
  int queue = 0;
  fs::ifstream("/proc/sys/fs/inotify/max_queued_events") >> queue;
  BOOST_REQUIRE_MESSAGE(0 < queue && queue < 2 * kFiles, "an event queue of " << queue << " would not overflow");
  const auto first = stage.make(Kind::edt, 1), second = stage.make(Kind::edt, 2);
  stage.start();
  e2e::recovers("watched", [&] { return e2e::watches_on(stage.navette().id(), stage.folder()) == 1; });
  stage.navette().signal(SIGSTOP);
  for (int i = 0; i < kFiles; ++i) {
    const std::string name = (stage.folder() / ("photo " + std::to_string(i) + ".jpg")).string();
    const int file = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    BOOST_REQUIRE(::write(file, "\xFF\xD8\xFF\xE0", 4) == 4);
    ::close(file);
    if (i == kFiles / 2) stage.drop(first, "EDT_To_KOSMOS_0134567U.xml");
  }
  stage.drop(second, "EDT_To_KOSMOS_0134567U (2).xml");  // its events find no room any more
  stage.navette().signal(SIGCONT);
  e2e::recovers("both exports received", [&] { return stage.imports().size() == 2; });
  BOOST_REQUIRE(stage.settled(2));
  e2e::recovers(
      "all others named", [&] { return bystanders(stage) == kFiles; }, std::chrono::minutes(3));

  const auto third = stage.make(Kind::edt, 3);
  stage.drop(third);
  e2e::recovers("an export beside them all", [&] { return stage.imports().size() == 3; });
  BOOST_REQUIRE(stage.settled(3));
  for (const auto& import : stage.imports())
    BOOST_TEST((import.state == State::done || import.state == State::superseded));
  stage.stop();
}

BOOST_AUTO_TEST_SUITE_END()
