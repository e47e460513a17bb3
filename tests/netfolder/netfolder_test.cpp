// A drop folder that is somebody else's: a real FUSE mount (bindfs), behind which files change without an event, as on
// a server's share. A regular look comes once an hour here, so whatever is found was found by polling.
#include "e2e/ground.h"
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <optional>
#include <signal.h>
#include <sys/mount.h>
#include <thread>

using domain::Kind;
using domain::State;
using e2e::PrivateMounts;
using e2e::Stage;
namespace fs = boost::filesystem;

BOOST_TEST_GLOBAL_FIXTURE(PrivateMounts);

namespace {

struct Share : Stage {
  Share() : Stage(e2e::kSkolengo, {}, {.rescan_every = "1 h", .quiet_period = "2 s"}) {
    BOOST_REQUIRE_MESSAGE(fs::exists("/dev/fuse"), "this test needs FUSE: load the kernel's module fuse");
    BOOST_REQUIRE_MESSAGE(fs::exists("/usr/bin/bindfs"), "this test needs bindfs: scripts/install-packages test");
    fs::create_directory(server());
    connect();
  }
  ~Share() { disconnect(); }

  [[nodiscard]] fs::path server() const { return root() / "serveur"; }
  [[nodiscard]] e2e::Process& link() { return *link_; }

  void connect() {
    link_.emplace("/usr/bin/bindfs", std::vector<std::string>{"-f", server().string(), folder().string()},
                  root() / "bindfs.out");
    BOOST_REQUIRE_MESSAGE(
        e2e::until([&] { return e2e::is_mounted(folder()) || !link_->running(); }) && e2e::is_mounted(folder()),
        link_->output());
  }
  void disconnect() {
    if (e2e::is_mounted(folder())) ::umount2(folder().c_str(), MNT_DETACH);
    link_.reset();
  }

 private:
  std::optional<e2e::Process> link_;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(netfolder, Share)

BOOST_AUTO_TEST_CASE(what_is_saved_behind_the_mount_is_found_by_looking) {
  start();
  drop_into(server(), make(Kind::edt, 1));
  received(1, "saved on the server");
  BOOST_TEST(e2e::watches_on(navette().id(), folder()) == 0);
  drop(make(Kind::idpn, 2));
  received(2, "saved through the mount");
  BOOST_REQUIRE(settled(2));
  for (const auto& import : imports()) {
    BOOST_TEST(import.state == State::done, import.reason);
    const fs::path filed = server() / fs::relative(import.filed_as, folder());
    BOOST_TEST(fs::exists(filed), filed);
  }
  stop();
}

BOOST_AUTO_TEST_CASE(a_slow_writer_on_the_server_whom_nobody_here_can_see) {
  start();
  const std::string bytes = e2e::read_file(make(Kind::edt));
  {
    fs::ofstream out(server() / "EDT_To_KOSMOS_0134567U.xml", std::ios::binary);
    for (std::size_t at = 0, piece = bytes.size() / 4 + 1; at < bytes.size(); at += piece) {
      out << bytes.substr(at, piece) << std::flush;
      std::this_thread::sleep_for(std::chrono::milliseconds(2500));  // longer than the quiet period
    }
  }
  BOOST_REQUIRE(settled(1));
  BOOST_TEST(imports()[0].state == State::done, imports()[0].reason);
  BOOST_TEST(imports()[0].bytes == bytes.size());
  stop();
}

BOOST_AUTO_TEST_CASE(the_server_dies_and_comes_back) {
  start();
  drop_into(server(), make(Kind::edt, 1));
  BOOST_REQUIRE(settled(1));
  link().signal(SIGKILL);
  BOOST_REQUIRE(says("le partage réseau ne répond pas"));
  disconnect();
  BOOST_REQUIRE(says("n'est pas monté"));
  drop_into(server(), make(Kind::edt, 2));
  BOOST_TEST(fs::is_empty(folder()));
  connect();
  received(2, "mounted again");
  BOOST_REQUIRE(settled(2));
  BOOST_TEST(imports()[1].state == State::done, imports()[1].reason);
  stop();
}

BOOST_AUTO_TEST_CASE(the_server_does_not_answer_for_a_while) {
  start();
  drop_into(server(), make(Kind::edt, 1));
  BOOST_REQUIRE(settled(1));
  link().signal(SIGSTOP);
  drop_into(server(), make(Kind::edt, 2));
  std::this_thread::sleep_for(std::chrono::seconds(4));  // the silence itself
  link().signal(SIGCONT);
  received(2, "it answers again");
  BOOST_REQUIRE(settled(2));
  stop();
}

BOOST_AUTO_TEST_SUITE_END()
