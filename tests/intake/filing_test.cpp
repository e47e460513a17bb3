#include "intake/filing.h"

#include "desk.h"
#include "intake/digest.h"
#include "intake/file.h"

#include <boost/test/unit_test.hpp>

namespace intake {

namespace {

struct Cabinet : Desk {
  Cabinet() {
    fs::create_directories(spool);
    set_mode(folder, 0750);
  }

  Filing filing(const std::string& bytes, Shelf shelf = Shelf::refused, const std::string& name = kName) {
    const fs::path place = spool / (sha256(bytes) + (++count > 1 ? "." + std::to_string(count) : ""));
    fs::create_directory(place);
    std::ofstream(place / name, std::ios::binary) << bytes;
    set_mode(place / name, 0600);
    using namespace std::chrono;
    return {place / name, folder, spool, shelf, 2026y / November / 22d, {{".txt", "Pourquoi : voilà.\n"}}};
  }
  fs::path day(Shelf shelf = Shelf::refused) const { return folder / std::string(folder_of(shelf)) / "2026-11-22"; }

  int count = 0;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(filing, Cabinet)

BOOST_AUTO_TEST_CASE(onto_its_shelf_with_its_companions) {
  const Filing one = filing(timetable(), Shelf::imported);
  const auto filed = file_away(one);
  BOOST_TEST_REQUIRE(filed.has_value());
  BOOST_TEST(*filed == folder / "Importés" / "2026-11-22" / kName);
  BOOST_TEST(bytes_of(*filed) == timetable());
  BOOST_TEST(bytes_of(filed->string() + ".txt") == "Pourquoi : voilà.\n");
  BOOST_TEST(!fs::exists(one.spool_file.parent_path()));
  BOOST_TEST(names_in(day(Shelf::imported)).size() == 2U);
}

BOOST_AUTO_TEST_CASE(read_by_those_who_read_the_folder_and_nobody_else) {
  const auto filed = file_away(filing(timetable()));
  BOOST_TEST_REQUIRE(filed.has_value());
  BOOST_TEST(has_mode(*filed, 0640));
  BOOST_TEST(has_mode(filed->string() + ".txt", 0640));
  BOOST_TEST(has_mode(day(), 0750));
  BOOST_TEST(has_mode(day().parent_path(), 0750));
}

// They name children: the group may read them where it may read the folder, never everybody.
BOOST_AUTO_TEST_CASE(a_folder_that_is_open_to_all_opens_no_file_to_all) {
  set_mode(folder, 02777);
  const auto filed = file_away(filing(timetable()));
  BOOST_TEST_REQUIRE(filed.has_value());
  BOOST_TEST(has_mode(*filed, 0640));
  BOOST_TEST(has_mode(filed->string() + ".txt", 0640));
  BOOST_TEST(has_mode(day(), 0777, 0777));
}

BOOST_AUTO_TEST_CASE(names_are_never_overwritten) {
  BOOST_TEST(file_away(filing("a"))->filename() == kName);
  BOOST_TEST(file_away(filing("b"))->filename() == "EDT_To_KOSMOS_0134567U (2).xml");
  BOOST_TEST(file_away(filing("c"))->filename() == "EDT_To_KOSMOS_0134567U (3).xml");
  BOOST_TEST(bytes_of(day() / kName) == "a");
  std::ofstream(day() / "EDT_To_KOSMOS_0134567U (4).xml.txt") << "somebody's";
  BOOST_TEST(file_away(filing("d"))->filename() == "EDT_To_KOSMOS_0134567U (5).xml");
  BOOST_TEST(bytes_of(day() / "EDT_To_KOSMOS_0134567U (4).xml.txt") == "somebody's");
}

BOOST_AUTO_TEST_CASE(same_content_twice_keeps_both_accounts) {
  const auto first = file_away(filing("a"));
  Filing second = filing("a");
  second.companions.front().content = "Encore.\n";
  const auto other = file_away(second);
  BOOST_TEST(first->string() != other->string());
  BOOST_TEST(bytes_of(first->string() + ".txt") == "Pourquoi : voilà.\n");
  BOOST_TEST(bytes_of(other->string() + ".txt") == "Encore.\n");
  BOOST_TEST(*file_away(second) == *other);  // again, after a crash before it was recorded
}

BOOST_AUTO_TEST_CASE(called_again_it_answers_the_same) {
  const Filing one = filing("a");
  const auto filed = file_away(one);
  BOOST_TEST(*file_away(one) == *filed);
  BOOST_TEST(names_in(day()).size() == 2U);
}

BOOST_AUTO_TEST_CASE(stopped_before_the_companions) {
  const Filing one = filing("a");
  fs::create_directories(day());
  fs::rename(one.spool_file, day() / kName);
  const auto filed = file_away(one);
  BOOST_TEST_REQUIRE(filed.has_value());
  BOOST_TEST(*filed == day() / kName);
  BOOST_TEST(bytes_of(filed->string() + ".txt") == "Pourquoi : voilà.\n");
  BOOST_TEST(!fs::exists(one.spool_file.parent_path()));
}

// A refused export that a person had sent again lies on a shelf, whose folder is not named after its content.
BOOST_AUTO_TEST_CASE(stopped_after_it_went_from_one_shelf_to_another) {
  Filing again = filing("a");
  again.spool_file = *file_away(again);
  again.shelf = Shelf::superseded;
  again.sha256 = sha256("a");
  fs::create_directories(day(Shelf::superseded));
  fs::rename(again.spool_file, day(Shelf::superseded) / kName);
  const auto filed = file_away(again);
  BOOST_TEST_REQUIRE(filed.has_value());
  BOOST_TEST(*filed == day(Shelf::superseded) / kName);
}

BOOST_AUTO_TEST_CASE(stopped_between_copy_and_removal) {
  const Filing one = filing("a");
  fs::create_directories(day());
  fs::copy_file(one.spool_file, day() / kName);
  set_time(one.spool_file, 1'000'000s);
  set_time(day() / kName, 1'000'000s);
  BOOST_TEST(*file_away(one) == day() / kName);
  BOOST_TEST(!fs::exists(one.spool_file));
  BOOST_TEST(names_in(day()).size() == 2U);
}

BOOST_AUTO_TEST_CASE(from_another_volume) {
  const auto volume = another_volume();
  if (!volume) {
    BOOST_TEST_MESSAGE("no other volume here: not tested");
    return;
  }
  const TemporaryFolder far(*volume);
  spool = far.path / "spool";
  fs::create_directories(spool);
  const Filing one = filing(timetable());
  set_time(one.spool_file, 1'000'000s);
  const auto filed = file_away(one);
  BOOST_TEST_REQUIRE(filed.has_value());
  BOOST_TEST(bytes_of(*filed) == timetable());
  BOOST_TEST(fs::last_write_time(*filed) == 1'000'000);
  BOOST_TEST(has_mode(*filed, 0640));
  BOOST_TEST(!fs::exists(one.spool_file.parent_path()));
  BOOST_TEST(names_in(day()).size() == 2U);
}

BOOST_AUTO_TEST_CASE(the_longest_name_leaves_room_for_its_companion) {
  const std::string name = "EDT_To_KOSMOS_" + std::string(237, 'x') + ".xml";
  const auto filed = file_away(filing("a", Shelf::refused, name));
  BOOST_TEST_REQUIRE(filed.has_value());
  BOOST_TEST(filed->filename().string().size() == longest_name(day()) - std::string(".txt").size());
  BOOST_TEST(filed->extension() == ".xml");
  BOOST_TEST(fs::exists(filed->string() + ".txt"));
}

BOOST_AUTO_TEST_CASE(no_folder_no_filing_and_nothing_lost) {
  const Filing one = filing("a");
  fs::remove(folder);
  const auto filed = file_away(one);
  BOOST_TEST_REQUIRE(!filed.has_value());
  BOOST_TEST((filed.error().fault == domain::Fault::unavailable));
  BOOST_TEST(bytes_of(one.spool_file) == "a");
  BOOST_TEST(!fs::exists(folder));
  fs::create_directory(folder);
  BOOST_TEST(file_away(one).has_value());
}

BOOST_AUTO_TEST_CASE(a_shelf_that_leads_elsewhere_is_refused, *boost::unit_test::precondition(links_can_be_made)) {
  const Filing one = filing("a");
  const TemporaryFolder elsewhere;
  fs::create_directory_symlink(elsewhere.path, folder / "Refusés");
  BOOST_TEST(!file_away(one).has_value());
  BOOST_TEST(names_in(elsewhere.path).empty());
  BOOST_TEST(bytes_of(one.spool_file) == "a");
}

BOOST_AUTO_TEST_CASE(gone_from_everywhere) {
  const Filing one = filing("a");
  fs::remove(one.spool_file);
  const auto filed = file_away(one);
  BOOST_TEST_REQUIRE(!filed.has_value());
  BOOST_TEST((filed.error().fault == domain::Fault::file_refused));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace intake
