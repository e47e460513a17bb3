#include "desk.h"
#include "intake/handle.h"
#include "intake/poke.h"

#include <boost/test/unit_test.hpp>

namespace intake {

namespace {

struct Bell {
  Bell() { BOOST_TEST_REQUIRE((poke.watch({{home.path}}) == Watching::events)); }

  // The system tells soon, but not at once.
  bool rings() { return waits_for(5000); }
  bool waits_for(DWORD milliseconds) {
    for (const auto end = ::GetTickCount64() + milliseconds; ::GetTickCount64() < end;) {
      const auto left = static_cast<DWORD>(end - std::min(end, ::GetTickCount64()));
      if (::WaitForSingleObject(handle_of(poke.bell()), left) != WAIT_OBJECT_0) return false;
      if (poke.drain()) return true;
    }
    return false;
  }
  // Everything that is under way has been told.
  void settle() {
    while (waits_for(200)) {
    }
  }
  void save(const std::string& name) const { std::ofstream(home.path / name) << "x"; }

  TemporaryFolder home;
  Poke poke;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(poke, Bell)

BOOST_AUTO_TEST_CASE(creating_writing_and_moving_in_ring) {
  save("a");
  BOOST_TEST(rings());
  settle();
  Writer writer(home.path / "a", Writer::Begins::at_its_end);
  writer.write("a");
  writer.close();
  BOOST_TEST(rings());
  settle();
  const TemporaryFolder elsewhere;
  std::ofstream(elsewhere.path / "b") << "b";
  fs::rename(elsewhere.path / "b", home.path / "b");
  BOOST_TEST(rings());
}

BOOST_AUTO_TEST_CASE(taking_away_and_making_shelves_do_not_ring) {
  save("a");
  settle();
  const TemporaryFolder elsewhere;
  fs::rename(home.path / "a", elsewhere.path / "a");
  fs::create_directory(home.path / "Importés");
  save("Importés/a");
  BOOST_TEST(!waits_for(500));
}

BOOST_AUTO_TEST_CASE(everything_between_two_looks_rings) {
  for (int i = 0; i < 3; ++i) {
    save("a");
    BOOST_TEST(rings());
    BOOST_TEST((poke.watch({{home.path}}) == Watching::events));
    save("b");
    BOOST_TEST(rings());
    settle();
  }
}

// Its call must have come to its end, whatever has rung the event that both share.
BOOST_AUTO_TEST_CASE(one_that_is_no_longer_watched_goes_while_another_rings) {
  const TemporaryFolder other;
  for (int i = 0; i < 50; ++i) {
    BOOST_TEST((poke.watch({{home.path}, {other.path}}) == Watching::events));
    save("a");
    std::ofstream(other.path / "a") << "x";
    if (i % 2 == 0) ::WaitForSingleObject(handle_of(poke.bell()), 1000);
    BOOST_TEST((poke.watch({{home.path}}) == Watching::events));
  }
  settle();
  save("b");
  BOOST_TEST(rings());
}

BOOST_AUTO_TEST_CASE(more_than_the_system_can_keep_rings) {
  BOOST_TEST((poke.watch({{home.path, "poke"}}) == Watching::events));
  const std::string name(180, 'x');
  for (int i = 0; i < 400; ++i) {  // none of the name that counts; far more than 32 KiB of them
    save(name + std::to_string(i));
    fs::remove(home.path / (name + std::to_string(i)));
  }
  BOOST_TEST(rings());
}

BOOST_AUTO_TEST_CASE(a_deleted_and_recreated_folder_is_watched_again) {
  fs::remove_all(home.path);
  error_code error;
  if (fs::is_directory(home.path, error)) {
    BOOST_TEST_MESSAGE("a folder that is open lives on here (Wine): not tested");
    return;
  }
  BOOST_TEST((poke.watch({{home.path}}) == Watching::polling));
  fs::create_directory(home.path);
  BOOST_TEST((poke.watch({{home.path}}) == Watching::events));
  settle();
  save("a");
  BOOST_TEST(rings());
}

BOOST_AUTO_TEST_CASE(a_replaced_folder_is_watched_and_the_old_one_no_more) {
  const TemporaryFolder elsewhere;
  fs::rename(home.path, elsewhere.path / "old");
  fs::create_directory(home.path);
  BOOST_TEST((poke.watch({{home.path}}) == Watching::events));
  settle();
  std::ofstream(elsewhere.path / "old/a") << "x";
  BOOST_TEST(!waits_for(500));
  save("a");
  BOOST_TEST(rings());
}

BOOST_AUTO_TEST_CASE(a_filtered_folder_rings_for_one_name_in_any_case) {
  BOOST_TEST((poke.watch({{home.path, "poke"}}) == Watching::events));
  save("journal.db-wal");
  BOOST_TEST(!waits_for(500));
  save("POKE");
  BOOST_TEST(rings());
}

BOOST_AUTO_TEST_CASE(one_folder_in_two_roles) {
  BOOST_TEST((poke.watch({{home.path, "poke"}, {home.path}}) == Watching::events));
  save("a");
  BOOST_TEST(rings());
}

BOOST_AUTO_TEST_CASE(missing_or_no_folder_is_polled) {
  save("a");
  BOOST_TEST((poke.watch({{home.path}, {home.path / "absent"}}) == Watching::polling));
  BOOST_TEST((poke.watch({{home.path / "a"}}) == Watching::polling));
  BOOST_TEST((watching_way(home.path) == Watching::events));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace intake
