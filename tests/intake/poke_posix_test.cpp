#include "desk.h"
#include "intake/poke.h"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/wait.h>

namespace intake {

namespace {

struct Bell {
  Bell() { BOOST_TEST_REQUIRE((poke.watch({{home.path}}) == Watching::events)); }

  bool rings() {  // inotify's events are there as soon as the call that makes them returns
    pollfd waiting{static_cast<int>(poke.bell()), POLLIN, 0};
    return ::poll(&waiting, 1, 0) == 1 && poke.drain();
  }
  void save(const std::string& name) const { std::ofstream(home.path / name) << "x"; }

  TemporaryFolder home;
  Poke poke;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(poke, Bell)

BOOST_AUTO_TEST_CASE(creating_closing_and_moving_in_ring) {
  BOOST_TEST(!rings());
  Writer writer(home.path / "a");
  BOOST_TEST(rings());
  writer.write("a");
  BOOST_TEST(!rings());
  writer.close();
  BOOST_TEST(rings());
  const TemporaryFolder elsewhere;
  std::ofstream(elsewhere.path / "b") << "b";
  BOOST_TEST(!rings());
  fs::rename(elsewhere.path / "b", home.path / "b");
  BOOST_TEST(rings());
}

BOOST_AUTO_TEST_CASE(taking_away_and_making_shelves_do_not_ring) {
  save("a");
  BOOST_TEST(rings());
  const TemporaryFolder elsewhere;
  fs::rename(home.path / "a", elsewhere.path / "a");
  fs::create_directory(home.path / "Importés");
  save("Importés/a");
  BOOST_TEST(!rings());
}

BOOST_AUTO_TEST_CASE(a_deleted_and_recreated_folder_is_watched_again) {
  fs::remove_all(home.path);
  BOOST_TEST(rings());
  BOOST_TEST((poke.watch({{home.path}}) == Watching::polling));
  fs::create_directory(home.path);
  BOOST_TEST((poke.watch({{home.path}}) == Watching::events));
  std::ignore = poke.drain();
  save("a");
  BOOST_TEST(rings());
}

BOOST_AUTO_TEST_CASE(a_replaced_folder_is_watched_and_the_old_one_no_more) {
  const TemporaryFolder elsewhere;
  fs::rename(home.path, elsewhere.path / "old");
  BOOST_TEST(rings());
  fs::create_directory(home.path);
  BOOST_TEST((poke.watch({{home.path}}) == Watching::events));
  std::ofstream(elsewhere.path / "old/a") << "x";
  BOOST_TEST(!rings());
  save("a");
  BOOST_TEST(rings());
}

BOOST_AUTO_TEST_CASE(a_folder_whose_parent_is_renamed_rings_and_the_next_of_that_path_is_watched) {
  fs::create_directories(home.path / "a/b");
  BOOST_TEST((poke.watch({{home.path / "a/b"}}) == Watching::events));
  fs::rename(home.path / "a", home.path / "c");
  BOOST_TEST(rings());
  fs::create_directories(home.path / "a/b");
  BOOST_TEST((poke.watch({{home.path / "a/b"}}) == Watching::events));
  std::ignore = poke.drain();
  save("c/b/x");
  BOOST_TEST(!rings());
  save("a/b/x");
  BOOST_TEST(rings());
  save("beside");
  BOOST_TEST(!rings());  // of a folder above, only its own moves count
}

BOOST_AUTO_TEST_CASE(a_folder_above_that_is_watched_for_itself_stays_so) {
  fs::create_directories(home.path / "a");
  for (int i = 0; i < 2; ++i) {
    BOOST_TEST((poke.watch({{home.path}, {home.path / "a"}}) == Watching::events));
    std::ignore = poke.drain();
    save("x");
    BOOST_TEST(rings());
    save("a/x");
    BOOST_TEST(rings());
  }
}

BOOST_AUTO_TEST_CASE(rights_given_back_ring) {
  save("a");
  std::ignore = poke.drain();
  fs::permissions(home.path / "a", fs::owner_read);
  BOOST_TEST(rings());
  fs::permissions(home.path, fs::owner_all);
  BOOST_TEST(rings());
}

BOOST_AUTO_TEST_CASE(a_filtered_folder_rings_for_one_name) {
  BOOST_TEST((poke.watch({{home.path, "poke"}}) == Watching::events));
  save("journal.db-wal");
  BOOST_TEST(!rings());
  save("poke");
  BOOST_TEST(rings());
}

BOOST_AUTO_TEST_CASE(one_folder_in_two_roles) {
  BOOST_TEST((poke.watch({{home.path, "poke"}, {home.path}}) == Watching::events));
  save("a");
  BOOST_TEST(rings());
}

BOOST_AUTO_TEST_CASE(overflow_rings) {
  std::size_t most = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> most;
  if (most == 0 || most > 100'000) {
    BOOST_TEST_MESSAGE("the system's queue cannot be filled: not tested");
    return;
  }
  BOOST_TEST((poke.watch({{home.path, "poke"}}) == Watching::events));
  for (std::size_t i = 0; i <= most / 2; ++i) {  // two events each, none of the name that counts
    const std::string name = (home.path / std::to_string(i)).string();
    ::close(::open(name.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    ::unlink(name.c_str());
  }
  BOOST_TEST(rings());
  BOOST_TEST(!rings());
}

BOOST_AUTO_TEST_CASE(missing_or_no_folder_is_polled) {
  save("a");
  BOOST_TEST((poke.watch({{home.path}, {home.path / "absent"}}) == Watching::polling));
  BOOST_TEST((poke.watch({{home.path / "a"}}) == Watching::polling));
  BOOST_TEST((watching_way(home.path) == Watching::events));
  BOOST_TEST((watching_way("/proc") == Watching::events));
}

BOOST_AUTO_TEST_CASE(without_watches_it_polls_by_itself) {
  enum : int { polled, watched, cannot_tell };
  const pid_t child = ::fork();
  if (child == 0) {
    // A user namespace of its own has its own limits.
    if (::unshare(CLONE_NEWUSER) != 0) ::_exit(cannot_tell);
    const int limit = ::open("/proc/sys/user/max_inotify_watches", O_WRONLY);
    if (limit < 0 || ::write(limit, "0", 1) != 1) ::_exit(cannot_tell);
    Poke starved;
    const bool polls = starved.watch({{home.path}}) == Watching::polling && !starved.drain();
    ::_exit(polls ? polled : watched);
  }
  int status = 0;
  BOOST_TEST_REQUIRE(::waitpid(child, &status, 0) == child);
  BOOST_TEST_REQUIRE(WIFEXITED(status));
  if (WEXITSTATUS(status) == cannot_tell) {
    BOOST_TEST_MESSAGE("no user namespaces here: not tested");
    return;
  }
  BOOST_TEST(WEXITSTATUS(status) == polled);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace intake
