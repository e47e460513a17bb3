// Each state that a crash can leave, built by hand, and what the next start makes of it.
#include "intake/claim.h"

#include "crash.h"
#include "intake/digest.h"

#include <boost/test/unit_test.hpp>

namespace intake {

BOOST_FIXTURE_TEST_SUITE(claim, Crash)

BOOST_AUTO_TEST_CASE(claimed_and_not_recorded) {
  save(kName, timetable());
  const Scan before = settle();
  BOOST_TEST_REQUIRE(before.arrivals.size() == 1U);
  const auto found = restart();
  BOOST_TEST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found.front().spool_file == before.arrivals.front().spool_file);
  BOOST_TEST(found.front().sha256 == before.arrivals.front().sha256);
  BOOST_TEST(found.front().file_name == kName);
  BOOST_TEST(found.front().content.has_value());
  known.insert(found.front().spool_file);
  BOOST_TEST(restart().empty());
}

BOOST_AUTO_TEST_CASE(filed_but_its_place_not_yet_removed) {
  fs::create_directory(spool / std::string(64, 'a'));
  BOOST_TEST(restart().empty());
  BOOST_TEST(!fs::exists(spool / std::string(64, 'a')));
}

BOOST_AUTO_TEST_CASE(stopped_before_the_rename) {
  fs::create_directory(claimed("0123456789abcdef.moved"));
  save(kName, timetable());
  BOOST_TEST(restart().empty());
  check_tidy();
  BOOST_TEST(settle().arrivals.size() == 1U);
}

BOOST_AUTO_TEST_CASE(renamed_in_and_not_yet_looked_at) {
  leave("0123456789abcdef.moved", kName, timetable());
  const auto found = restart();
  BOOST_TEST_REQUIRE(found.size() == 1U);
  BOOST_TEST(bytes_of(found.front().spool_file) == timetable());
  BOOST_TEST(found.front().spool_file.parent_path().filename() == sha256(timetable()));
  check_tidy();
}

BOOST_AUTO_TEST_CASE(renamed_in_while_unfinished_goes_back) {
  const std::string half = timetable().substr(0, 150);
  leave("0123456789abcdef.moved", kName, half);
  BOOST_TEST(restart().empty());
  BOOST_TEST(bytes_of(folder / kName) == half);
  check_tidy();
  Writer(folder / kName, Writer::Begins::at_its_end).write(timetable().substr(150));
  BOOST_TEST(settle().arrivals.size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_goes_back_never_overwrites_a_newer_file) {
  leave("0123456789abcdef.moved", kName, timetable("old").substr(0, 150));
  save(kName, timetable("new"));
  BOOST_TEST(restart().empty());
  BOOST_TEST(bytes_of(folder / kName) == timetable("new"));
  BOOST_TEST(bytes_of(folder / "EDT_To_KOSMOS_0134567U (2).xml") == timetable("old").substr(0, 150));
}

BOOST_AUTO_TEST_CASE(renamed_in_while_somebody_still_writes_goes_back) {
  if (!writers_can_be_proven()) {
    BOOST_TEST_MESSAGE("no leases on this file system: not tested");
    return;
  }
  const fs::path file = leave("0123456789abcdef.moved", kName, timetable());
  Writer writer(file, Writer::Begins::at_its_end);
  BOOST_TEST(restart().empty());
  writer.write("<!-- more -->");
  writer.close();
  const Scan scan = settle();
  BOOST_TEST_REQUIRE(scan.arrivals.size() == 1U);
  BOOST_TEST(bytes_of(scan.arrivals.front().spool_file) == timetable() + "<!-- more -->");
}

BOOST_AUTO_TEST_CASE(copying_not_begun) {
  leave("0123456789abcdef.copying", kName, "");
  save(kName, timetable());
  BOOST_TEST(restart().empty());
  check_tidy();
  BOOST_TEST(settle().arrivals.size() == 1U);
}

BOOST_AUTO_TEST_CASE(copying_half_way) {
  leave("0123456789abcdef.copying", kName, timetable().substr(0, 150));
  save(".navette-0123456789abcdef", timetable());
  BOOST_TEST(restart().empty());
  BOOST_TEST(bytes_of(folder / kName) == timetable());
  check_tidy();
  BOOST_TEST(settle().arrivals.size() == 1U);
}

BOOST_AUTO_TEST_CASE(copying_half_way_and_the_name_was_taken_again) {
  leave("0123456789abcdef.copying", kName, timetable("old").substr(0, 150));
  save(".navette-0123456789abcdef", timetable("old"));
  save(kName, timetable("new"));
  BOOST_TEST(restart().empty());
  check_tidy();
  const Scan scan = settle();
  BOOST_TEST(scan.arrivals.size() == 2U);
}

BOOST_AUTO_TEST_CASE(copying_and_the_folder_is_away) {
  leave("0123456789abcdef.copying", kName, timetable().substr(0, 150));
  fs::rename(folder, home.path / "away");
  std::ofstream(home.path / "away/.navette-0123456789abcdef") << timetable();
  fs::create_directory(folder);  // a mount point without its disk
  BOOST_TEST(restart().empty());
  BOOST_TEST(!scan().look_again.has_value());
  fs::remove(folder);
  BOOST_TEST(scan().trouble.has_value());
  fs::rename(home.path / "away", folder);
  BOOST_TEST(settle().arrivals.size() == 1U);
  check_tidy();
}

BOOST_AUTO_TEST_CASE(copied_and_the_original_still_there) {
  leave("0123456789abcdef.copied", kName, timetable());
  save(".navette-0123456789abcdef", timetable());
  const auto found = restart();
  BOOST_TEST_REQUIRE(found.size() == 1U);
  BOOST_TEST(bytes_of(found.front().spool_file) == timetable());
  check_tidy();
  BOOST_TEST(settle().arrivals.empty());
}

BOOST_AUTO_TEST_CASE(copied_and_the_original_gone) {
  leave("0123456789abcdef.copied", kName, timetable());
  BOOST_TEST(restart().size() == 1U);
  check_tidy();
}

BOOST_AUTO_TEST_CASE(same_content_waits_already) {
  save(kName, timetable());
  settle();
  leave("0123456789abcdef.moved", kName, timetable());
  const auto found = restart();
  BOOST_TEST_REQUIRE(found.size() == 2U);
  BOOST_TEST(found[0].spool_file != found[1].spool_file);
  BOOST_TEST(found[0].sha256 == found[1].sha256);
}

BOOST_AUTO_TEST_CASE(two_folders_on_one_spool_leave_each_other_alone) {
  leave("0123456789abcdef.moved", kName, timetable().substr(0, 150));
  Options other = options;
  other.folder = home.path / "autre";
  fs::create_directory(other.folder);
  Intake second(other);
  BOOST_TEST(second.orphans([](const fs::path&) { return false; }).empty());
  BOOST_TEST(names_in(other.folder).empty());
}

BOOST_AUTO_TEST_CASE(rewritten_between_the_look_and_the_claim) {
  std::ignore = fs::remove(folder / kName);
  const Spool place(spool, folder);
  const Claim taker(options, place);
  save(kName, timetable().substr(0, 150));
  const auto outcome = taker.take(kName, Stamp{999, 1, 1}, Writers::none);  // the stamp of what was there before
  BOOST_TEST_REQUIRE(outcome.has_value());
  BOOST_TEST((std::get<Claim::Returned>(*outcome) == Claim::Returned::unsettled));
  BOOST_TEST(bytes_of(folder / kName) == timetable().substr(0, 150));
  check_tidy();
}

BOOST_AUTO_TEST_CASE(changed_while_it_is_copied) {
  if (!writers_can_be_proven()) {
    BOOST_TEST_MESSAGE("no leases on this file system: not tested");
    return;
  }
  const Spool place(spool, folder);
  const Claim taker(options, place);
  fs::create_hard_link(save(kName, timetable()), home.path / "second name");
  Writer writer(home.path / "second name", Writer::Begins::at_its_end);
  const auto outcome = taker.take(kName, Stamp{timetable().size(), 1, 1}, Writers::none);
  BOOST_TEST_REQUIRE(outcome.has_value());
  BOOST_TEST((std::get<Claim::Returned>(*outcome) == Claim::Returned::unsettled));
  BOOST_TEST(bytes_of(folder / kName) == timetable());
  check_tidy();
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace intake
