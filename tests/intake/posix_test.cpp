// What only POSIX lets a test do: pipes in the folder, names of any bytes, limits of one process. Windows has none.
#include "arrived.h"
#include "desk.h"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

namespace intake {

BOOST_FIXTURE_TEST_SUITE(posix, Desk)

BOOST_AUTO_TEST_CASE(a_pipe_does_not_open) {
  BOOST_TEST_REQUIRE(::mkfifo((home.path / "pipe").c_str(), 0600) == 0);
  BOOST_TEST(!File::open(home.path / "pipe"));
}

BOOST_AUTO_TEST_CASE(strange_names) {
  const std::string long_name = "EDT_To_KOSMOS_" + std::string(237, 'x') + ".xml";
  BOOST_TEST_REQUIRE(long_name.size() == 255U);
  for (const auto& [name, shown] :
       {std::pair(long_name, long_name), {"EDT_To_KOSMOS\n0134567U.xml", "EDT_To_KOSMOS 0134567U.xml"}}) {
    save(name, timetable());
    check_arrived(*this, settle(), timetable(), shown);
  }
  const std::string latin = "EDT_To_KOSMOS_coll\xE8ge.xml";
  save(latin, timetable());
  const Scan scan = settle();
  check_arrived(*this, scan, timetable(), "EDT_To_KOSMOS_coll\xEF\xBF\xBDge.xml");
  BOOST_TEST(scan.arrivals.front().spool_file.filename() == "EDT_To_KOSMOS_coll\xEF\xBF\xBDge.xml");
  const std::string longest_latin = "EDT_To_KOSMOS_" + std::string(237, '\xE8') + ".xml";
  save(longest_latin, timetable());
  const Scan cut = settle();
  BOOST_TEST_REQUIRE(cut.arrivals.size() == 1U);
  BOOST_TEST(bytes_of(cut.arrivals.front().spool_file) == timetable());
  BOOST_TEST(names_in(folder).empty());
}

BOOST_AUTO_TEST_CASE(a_full_disk_pauses_and_resumes) {
  // A second name makes it a copy, and a limit on file sizes makes the copy fail in the middle of its writing.
  const std::string bytes = timetable(std::string(400'000, 'x'));
  fs::create_hard_link(save(kName, bytes), home.path / "second name");
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  BOOST_TEST_REQUIRE(::getrlimit(RLIMIT_FSIZE, &limit) == 0);
  const rlimit tight{300'000, limit.rlim_max};
  BOOST_TEST_REQUIRE(::setrlimit(RLIMIT_FSIZE, &tight) == 0);
  const Scan paused = settle();
  ::setrlimit(RLIMIT_FSIZE, &limit);
  BOOST_TEST(paused.arrivals.empty());
  BOOST_TEST(paused.trouble.has_value());
  BOOST_TEST((names_in(folder) == std::set<std::string>{kName}));
  BOOST_TEST(bytes_of(folder / kName) == bytes);
  check_arrived(*this, settle(), bytes);
  BOOST_TEST(names_in(folder).empty());
  BOOST_TEST(bytes_of(home.path / "second name") == bytes);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace intake
