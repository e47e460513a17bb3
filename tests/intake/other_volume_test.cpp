// A spool on another volume, into which nothing can be renamed.
#include "arrived.h"
#include "desk.h"
#include "intake/file.h"

#include <boost/test/unit_test.hpp>

namespace intake {

// Nothing moves between two volumes, which is how one is known.
std::optional<fs::path> another_volume() {
  for (const char* const at : {"/dev/shm", "Z:/dev/shm", "D:/", "E:/"}) {  // Wine's Z: is the Linux below
    error_code error;
    if (!fs::is_directory(at, error)) continue;
    try {
      const TemporaryFolder here, there(at);
      std::ofstream(here.path / "a") << "a";
      if (rename_new(here.path / "a", there.path / "a") == boost::system::errc::cross_device_link) return at;
    } catch (const fs::filesystem_error&) {  // nobody writes there
    }
  }
  return std::nullopt;
}

BOOST_AUTO_TEST_SUITE(other_volume)

BOOST_AUTO_TEST_CASE(a_spool_elsewhere_gets_a_copy_and_the_original_goes) {
  const auto volume = another_volume();
  if (!volume) {
    BOOST_TEST_MESSAGE("no other volume here: not tested");
    return;
  }
  Desk desk(*volume);
  const std::string bytes = timetable(std::string(400'000, 'x'));
  set_time(desk.save(kName, bytes), 1'000'000'000s);
  const Scan scan = desk.settle();
  check_arrived(desk, scan, bytes);
  BOOST_TEST((scan.arrivals.front().changed_at == domain::Instant(1'000'000'000s)));
  BOOST_TEST(names_in(desk.folder).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace intake
