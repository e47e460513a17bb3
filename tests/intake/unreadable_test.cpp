// Files whose rights keep them from Navette, as an account for whom rights hold.
#include "desk.h"
#include "intake/settling.h"

#include <boost/test/unit_test.hpp>

#include <sys/stat.h>
#include <unistd.h>

namespace intake {

namespace {

using Why = domain::Unfinished::Why;

constexpr uid_t kAnyone = 65534;

// Root may read everything; whoever else runs the tests is bound already.
struct Bound {
  Bound() { BOOST_REQUIRE(!is_root || ::seteuid(kAnyone) == 0); }
  ~Bound() {
    if (is_root) std::ignore = ::seteuid(0);
  }
  const bool is_root = ::geteuid() == 0;
};

struct BoundDesk : Bound, Desk {
  fs::path save_locked(const std::string& name, const std::string& bytes) const {
    const fs::path file = save(name, bytes);
    set_rights(file, 0);
    return file;
  }
  static void set_rights(const fs::path& file, unsigned mode) { BOOST_REQUIRE(::chmod(file.c_str(), mode) == 0); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(unreadable, BoundDesk)

BOOST_AUTO_TEST_CASE(it_is_told_of_under_any_name_and_taken_once_it_can_be_read) {
  for (const std::string name : {"export de mardi.xml", kName}) {
    const fs::path file = save_locked(name, timetable());
    BOOST_TEST(scan().lingering.empty());  // its program may be about to set its rights
    const Scan told = scan_after(3s);
    BOOST_TEST_REQUIRE(told.lingering.size() == 1U);
    BOOST_TEST(told.lingering.front().file_name == name);
    BOOST_TEST((told.lingering.front().why == Why::unreadable));
    BOOST_TEST(!told.lingering.front().refused_at.has_value());
    BOOST_TEST(told.bystanders.empty());  // nobody knows what it is
    BOOST_TEST(told.arrivals.empty());
    BOOST_TEST(!told.trouble.has_value());  // the folder is well
    BOOST_TEST((scan_after(1min).lingering == told.lingering));
    set_rights(file, 0644);
    const Scan given = scan();
    BOOST_TEST_REQUIRE(given.arrivals.size() == 1U);
    BOOST_TEST(given.arrivals.front().file_name == name);
    BOOST_TEST(given.lingering.empty());
  }
}

BOOST_AUTO_TEST_CASE(what_turns_out_to_be_none_of_ours_is_told_of_as_such) {
  const fs::path file = save_locked("lettre.docx", "PK strange");
  settle();
  BOOST_TEST(scan().lingering.size() == 1U);
  set_rights(file, 0644);
  const Scan given = settle();
  BOOST_TEST(given.bystanders.size() == 1U);
  BOOST_TEST(given.lingering.empty());
}

BOOST_AUTO_TEST_CASE(one_that_vanishes_is_forgotten) {
  const fs::path file = save_locked(kName, timetable());
  settle();
  BOOST_TEST(scan().lingering.size() == 1U);
  fs::remove(file);
  const Scan after = scan();
  BOOST_TEST(after.lingering.empty());
  BOOST_TEST(!after.trouble.has_value());
  BOOST_TEST(!after.look_again.has_value());
}

// Where nobody tells of changed rights, looking again is all there is.
BOOST_AUTO_TEST_CASE(it_is_looked_at_again_by_itself_and_more_seldom_the_longer_it_lies) {
  save_locked("export.xml", timetable());
  BOOST_TEST_REQUIRE(scan().look_again.has_value());
  BOOST_TEST((*scan_after(3s).look_again - now <= 5s));
  const Scan late = scan_after(5min);
  BOOST_TEST((*late.look_again - now > 1min));
}

BOOST_AUTO_TEST_CASE(a_multitude_neither_hides_an_export_nor_keeps_navette_busy) {
  for (int i = 0; i < 2500; ++i) save_locked("photo " + std::to_string(i) + ".jpg", "x");
  settle();
  BOOST_TEST(scan().lingering.size() == 2500U);
  save("export.xml", timetable());
  BOOST_TEST(settle().arrivals.size() == 1U);
  const Scan rest = scan_after(1min);
  BOOST_TEST(rest.lingering.size() == 2500U);
  BOOST_TEST((*rest.look_again - now >= options.quiet));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(settling_unreadable)

BOOST_AUTO_TEST_CASE(nothing_is_told_within_its_first_moments) {
  Settling settling(2s, 10min);
  const Steady start{};
  settling.begin_round();
  settling.note("a.xml", {}, start);
  BOOST_TEST(!settling.wait_of_unreadable("a.xml", start + 1s).has_value());
  settling.note("a.xml", {.bytes = 7}, start + 1h);  // still being written, for all that Navette may see
  const auto wait = settling.wait_of_unreadable("a.xml", start + 2h);
  BOOST_TEST_REQUIRE(wait.has_value());
  BOOST_TEST((wait->why == Why::unreadable));
  BOOST_TEST((wait->since == start));
  BOOST_TEST(!wait->refused_at.has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace intake
