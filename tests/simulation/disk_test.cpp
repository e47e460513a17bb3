// The model of the disk: what it must keep, and that it does lose what it may lose.
#include "disk.h"

#include "root.h"

#include <boost/test/unit_test.hpp>

#include <cerrno>
#include <fcntl.h>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

using namespace simulation;
using namespace std::chrono_literals;

namespace {

constexpr int kSeeds = 200;

struct Machine {
  explicit Machine(std::uint64_t seed) : disk(root_of_this_process() / "disk", agenda, seed) {
    disk.others_write(false);
  }

  [[nodiscard]] std::string path(const std::string& name) const { return (disk.root() / name).string(); }
  [[nodiscard]] bool has(const std::string& name) const { return ::access(path(name).c_str(), F_OK) == 0; }

  int make(const std::string& name, const std::string& bytes) const {
    const int file = ::open(path(name).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    BOOST_REQUIRE(file >= 0);
    BOOST_REQUIRE(::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    return file;
  }

  [[nodiscard]] std::string content(const std::string& name) const {
    const int file = ::open(path(name).c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return "(missing)";
    std::string bytes(10'000, '?');
    bytes.resize(static_cast<std::size_t>(::read(file, bytes.data(), bytes.size())));
    ::close(file);
    return bytes;
  }

  Agenda agenda{Instant{}};
  Disk disk;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(disk)

BOOST_AUTO_TEST_CASE(what_was_synced_survives_the_loss_of_power) {
  for (int seed = 0; seed < kSeeds; ++seed) {
    Machine machine(static_cast<std::uint64_t>(seed));
    const int file = machine.make("a", "synced");
    BOOST_REQUIRE(::fsync(file) == 0);
    ::close(file);
    BOOST_REQUIRE(::rename(machine.path("a").c_str(), machine.path("b").c_str()) == 0);
    const int folder = ::open(machine.disk.root().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    BOOST_REQUIRE(::fsync(folder) == 0);
    ::close(folder);
    machine.disk.revive(true);
    BOOST_TEST(machine.content("b") == "synced");
    BOOST_TEST(!machine.has("a"));
  }
}

BOOST_AUTO_TEST_CASE(what_was_not_synced_may_be_lost_or_not) {
  std::set<std::string> seen;
  for (int seed = 0; seed < kSeeds; ++seed) {
    Machine machine(static_cast<std::uint64_t>(seed));
    int file = machine.make("a", "before");
    BOOST_REQUIRE(::fsync(file) == 0);
    BOOST_REQUIRE(::pwrite(file, "BEHIND", 6, 6) == 6);
    BOOST_REQUIRE(::pwrite(file, "AFTER.", 6, 0) == 6);
    ::close(file);
    machine.disk.revive(true);
    seen.insert(machine.content("a"));
  }
  const std::set<std::string> possible = {"before", std::string("before\0\0\0\0\0\0", 12), "beforeBEHIND",
                                          "AFTER.BEHIND", "AFTER."};
  BOOST_TEST((seen == possible));
}

BOOST_AUTO_TEST_CASE(names_are_lost_from_the_last_one_on) {
  std::set<std::string> seen;
  for (int seed = 0; seed < kSeeds; ++seed) {
    Machine machine(static_cast<std::uint64_t>(seed));
    int file = machine.make("old", "old");
    BOOST_REQUIRE(::fsync(file) == 0);
    ::close(file);
    BOOST_REQUIRE(::mkdir(machine.path("folder").c_str(), 0700) == 0);
    BOOST_REQUIRE(::rename(machine.path("old").c_str(), machine.path("folder/new").c_str()) == 0);
    BOOST_REQUIRE(::unlink(machine.path("folder/new").c_str()) == 0);
    machine.disk.revive(true);
    seen.insert(machine.has("old")          ? machine.has("folder") ? "made" : "nothing"
                : machine.has("folder/new") ? "moved"
                                            : "removed");
    if (machine.has("folder/new")) BOOST_TEST(machine.content("folder/new") == "old");
  }
  BOOST_TEST((seen == std::set<std::string>{"nothing", "made", "moved", "removed"}));
}

BOOST_AUTO_TEST_CASE(a_replaced_file_comes_back) {
  bool came_back = false;
  for (int seed = 0; seed < kSeeds; ++seed) {
    Machine machine(static_cast<std::uint64_t>(seed));
    for (const char* name : {"a", "b"}) {
      const int file = machine.make(name, name);
      BOOST_REQUIRE(::fsync(file) == 0);
      ::close(file);
    }
    BOOST_REQUIRE(::rename(machine.path("a").c_str(), machine.path("b").c_str()) == 0);
    machine.disk.revive(true);
    BOOST_TEST((machine.content("b") == "a" || (machine.content("a") == "a" && machine.content("b") == "b")));
    came_back = came_back || machine.content("b") == "b";
  }
  BOOST_TEST(came_back);
}

BOOST_AUTO_TEST_CASE(time_makes_safe) {
  for (int seed = 0; seed < kSeeds; ++seed) {
    Machine machine(static_cast<std::uint64_t>(seed));
    ::close(machine.make("a", "old"));
    machine.agenda.pass_to(machine.agenda.now() + 61s);
    machine.disk.settle();
    machine.disk.revive(true);
    BOOST_TEST(machine.content("a") == "old");
  }
}

BOOST_AUTO_TEST_CASE(a_killed_process_loses_nothing_and_does_nothing_more) {
  Machine machine(1);
  ::close(machine.make("a", "written"));
  machine.disk.kill();
  errno = 0;
  BOOST_TEST(::open(machine.path("b").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600) < 0);
  BOOST_TEST(errno == EIO);
  BOOST_TEST(::unlink(machine.path("a").c_str()) < 0);
  machine.disk.revive(false);
  BOOST_TEST(machine.content("a") == "written");
  BOOST_TEST(!machine.has("b"));
}

BOOST_AUTO_TEST_CASE(it_dies_at_the_moment_that_was_set) {
  Machine machine(1);
  machine.disk.last_until(2);
  const int file = machine.make("a", "x");  // two moments: the name, the write
  BOOST_TEST(!machine.disk.is_dead());
  static_cast<void>(::fsync(file));
  BOOST_TEST(machine.disk.is_dead());
  ::close(file);
}

BOOST_AUTO_TEST_SUITE_END()
