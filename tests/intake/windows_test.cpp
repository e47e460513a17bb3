// What only Windows does: names that mean something else, long paths, programs that let nobody beside them, rights that are
// lists.
#include "arrived.h"
#include "desk.h"
#include "domain/long_path.h"
#include "intake/file_name.h"
#include "intake/handle.h"
#include "intake/lease.h"
#include "intake/listing.h"
#include "intake/peek.h"
#include "intake/volume.h"

#include <boost/test/unit_test.hpp>

namespace intake {

namespace {

// A program that has a file open with these rights, and suffers these beside it.
Handle holds(const fs::path& file, DWORD rights, DWORD suffers) {
  return Handle(::CreateFileW(domain::long_path(file).c_str(), rights, suffers, nullptr, OPEN_ALWAYS, 0, nullptr));
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(windows, Desk)

BOOST_AUTO_TEST_CASE(one_that_its_writer_lets_nobody_read_is_waited_for_and_taken_once_it_is_free) {
  const fs::path file = save(kName, timetable());
  Handle writer = holds(file, GENERIC_READ | GENERIC_WRITE, 0);
  BOOST_TEST_REQUIRE(bool(writer));
  const auto glance = peek(file, kName);
  BOOST_TEST_REQUIRE(glance.has_value());
  BOOST_TEST((glance->writers == Writers::some));
  BOOST_TEST(glance->ours);
  const Scan held = settle();
  BOOST_TEST(held.arrivals.empty());
  BOOST_TEST(!held.trouble.has_value());
  BOOST_TEST_REQUIRE(held.lingering.size() == 1U);
  writer = Handle();
  check_arrived(*this, settle(), timetable());
}

BOOST_AUTO_TEST_CASE(one_that_a_reader_will_not_have_moved_is_told_of_by_waiting) {
  const fs::path file = save(kName, timetable());
  Handle reader = holds(file, GENERIC_READ, FILE_SHARE_READ);
  const Scan held = scan();
  BOOST_TEST(held.arrivals.empty());
  BOOST_TEST(held.look_again.has_value());
  BOOST_TEST(bytes_of(file) == timetable());
  reader = Handle();
  check_arrived(*this, settle(), timetable());
}

BOOST_AUTO_TEST_CASE(a_reader_is_no_writer) {
  const fs::path file = save(kName, timetable());
  const Handle reader = holds(file, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE);
  const auto ours = File::open(file);
  BOOST_TEST_REQUIRE(ours.has_value());
  BOOST_TEST((writers_of(*ours) == Writers::none));
}

BOOST_AUTO_TEST_CASE(names_that_windows_would_not_take_are_changed_before_they_are_given) {
  for (const auto& [name, given] : {std::pair("EDT: à 14h?.xml", "EDT_ à 14h_.xml"),
                                    {"CON.xml", "_CON.xml"},
                                    {"com1.tar.xml", "_com1.tar.xml"},
                                    {"lpt0", "_lpt0"},
                                    {"COM10.xml", "COM10.xml"},
                                    {"console.xml", "console.xml"},
                                    {"point.", "point_"},
                                    {"blanc ", "blanc_"}})
    BOOST_TEST(numbered(name, 1, 255) == given);
}

BOOST_AUTO_TEST_CASE(what_is_called_like_a_device_or_ends_in_a_dot_arrives_like_any_other) {
  for (const std::string name : {"CON.xml", "EDT_To_KOSMOS_0134567U.xml."}) {
    {
      const Handle made = holds(folder / name, GENERIC_WRITE, 0);
      BOOST_TEST_REQUIRE(bool(made), name);
      DWORD written = 0;
      const std::string bytes = timetable(name);
      BOOST_TEST_REQUIRE(::WriteFile(made.get(), bytes.data(), static_cast<DWORD>(bytes.size()), &written, nullptr));
    }
    const Scan scan = settle();
    BOOST_TEST_REQUIRE(scan.arrivals.size() == 1U, name);
    BOOST_TEST(scan.arrivals.front().sha256 == sha256(timetable(name)));
    BOOST_TEST(bytes_of(scan.arrivals.front().spool_file) == timetable(name));
  }
}

BOOST_AUTO_TEST_CASE(a_long_path_is_no_obstacle) {
  std::string name = "EDT_To_KOSMOS_0134567U";
  name += std::string(240 - name.size(), 'x') + ".xml";
  {
    const Handle made = holds(folder / name, GENERIC_WRITE, 0);
    BOOST_TEST_REQUIRE(bool(made));
    DWORD written = 0;
    const std::string bytes = timetable();
    BOOST_TEST_REQUIRE(::WriteFile(made.get(), bytes.data(), static_cast<DWORD>(bytes.size()), &written, nullptr));
  }
  const Scan scan = settle();
  BOOST_TEST_REQUIRE(scan.arrivals.size() == 1U);
  BOOST_TEST(scan.arrivals.front().file_name == name);
  BOOST_TEST(scan.arrivals.front().spool_file.wstring().size() < 260U);
  BOOST_TEST(bytes_of(scan.arrivals.front().spool_file) == timetable());
}

BOOST_AUTO_TEST_CASE(paths_are_made_long_and_plain_again) {
  BOOST_TEST((domain::long_path(fs::path("C:/a/./b/../c.")) == L"\\\\?\\C:\\a\\c."));
  BOOST_TEST((domain::long_path(fs::path("\\\\serveur\\partage\\a")) == L"\\\\?\\UNC\\serveur\\partage\\a"));
  BOOST_TEST((domain::plain_path(L"\\\\?\\UNC\\serveur\\partage\\a") == fs::path("\\\\serveur\\partage\\a")));
  BOOST_TEST((domain::plain_path(L"\\\\?\\C:\\a") == fs::path("C:\\a")));
}

BOOST_AUTO_TEST_CASE(names_beyond_the_code_page_are_told_as_they_are) {
  const std::string name = "EDT_To_日本_\U0001F600_é.xml";
  save(name, timetable());
  std::set<std::string> seen;
  BOOST_TEST(!look(folder, [&](const Sighting& file) { seen.insert(file.name); }));
  BOOST_TEST((seen == std::set<std::string>{name}));
  check_arrived(*this, settle(), timetable(), name);
}

BOOST_AUTO_TEST_CASE(the_volume_is_remembered) {
  BOOST_TEST(!volume_of(folder).empty());
  std::ignore = scan();
  BOOST_TEST(remembered_volume(spool) == volume_of(folder));
  BOOST_TEST(volume_of(folder / "absent").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace intake
