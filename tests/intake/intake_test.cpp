// What people and programs do to the drop folder, on real files.
#include "intake/intake.h"

#include "arrived.h"
#include "desk.h"
#include "intake/shelves.h"

#include <boost/test/unit_test.hpp>

namespace intake {

BOOST_FIXTURE_TEST_SUITE(scan, Desk)

BOOST_AUTO_TEST_CASE(a_saved_export_arrives) {
  save(kName, timetable());
  const Scan first = settle();
  check_arrived(*this, first, timetable());
  BOOST_TEST((first.arrivals.front().kind == domain::Kind::edt));
  BOOST_TEST(first.arrivals.front().content.has_value());
  const Scan second = scan();
  BOOST_TEST(second.arrivals.empty());
  BOOST_TEST(!second.look_again.has_value());
}

BOOST_AUTO_TEST_CASE(where_absence_of_writers_is_proven_one_scan_is_enough) {
  if (!writers_can_be_proven()) {
    BOOST_TEST_MESSAGE("no leases on this file system: not tested");
    return;
  }
  save(kName, timetable());
  check_arrived(*this, scan(), timetable());
}

BOOST_AUTO_TEST_CASE(a_slow_writer_is_waited_for) {
  if (!writers_can_be_proven()) {
    BOOST_TEST_MESSAGE("no leases on this file system: not tested");
    return;
  }
  const std::string bytes = timetable();
  Writer writer(folder / kName);
  for (std::size_t at = 0; at < bytes.size(); at += 50) {
    writer.write(std::string_view(bytes).substr(at, 50));
    const Scan scan = scan_after(3s);
    BOOST_TEST(scan.arrivals.empty());
    BOOST_TEST(scan.look_again.has_value());
  }
  BOOST_TEST(scan_after(1min).arrivals.empty());  // whole, and still open
  writer.close();
  check_arrived(*this, scan_after(1s), bytes);
}

BOOST_AUTO_TEST_CASE(a_program_that_never_closes_its_file_is_told_of) {
  if (!writers_can_be_proven()) {
    BOOST_TEST_MESSAGE("no leases on this file system: not tested");
    return;
  }
  Writer writer(folder / kName);
  writer.write(timetable());
  BOOST_TEST(scan().lingering.empty());
  const Scan early = scan_after(3s);
  BOOST_TEST_REQUIRE(early.lingering.size() == 1U);
  BOOST_TEST((early.lingering.front().why == domain::Unfinished::Why::written));
  const Scan late = scan_after(11min);
  BOOST_TEST(late.arrivals.empty());
  BOOST_TEST(!late.trouble.has_value());  // the folder is well
  BOOST_TEST_REQUIRE(late.lingering.size() == 1U);
  BOOST_TEST((late.lingering.front().why == domain::Unfinished::Why::held_open));
  BOOST_TEST(late.lingering.front().file_name == kName);
  writer.close();
  check_arrived(*this, scan_after(1s), timetable());
}

BOOST_AUTO_TEST_CASE(a_stalled_export_comes_as_truncated_in_the_end) {
  const std::string half = timetable().substr(0, 150);
  save(kName, half);
  BOOST_TEST(settle().arrivals.empty());
  const Scan late = scan_after(10min);
  check_arrived(*this, late, half);
  BOOST_TEST_REQUIRE(!late.arrivals.front().content.has_value());
  BOOST_TEST((late.arrivals.front().content.error().fault == domain::Fault::file_refused));
}

BOOST_AUTO_TEST_CASE(what_is_not_finished_is_told_of_where_it_lies) {
  const std::string half = timetable().substr(0, 150);
  set_time(save(kName, half), 1'000'000'000s);
  set_time(save("IdPN_To_KOSMOS.xml", ""), 1'000'000'000s);
  save("lettre.xml", "");  // none of ours as far as anybody can tell
  BOOST_TEST(scan().lingering.empty());
  const Scan later = scan_after(2s);
  const Steady start = now - 2s;
  const std::set<std::string> names = names_in(folder);
  BOOST_TEST(names.size() == 3U);
  BOOST_TEST_REQUIRE(later.lingering.size() == 2U);
  for (const Lingering& file : later.lingering) {
    const auto why = file.file_name == kName ? domain::Unfinished::Why::cut_off : domain::Unfinished::Why::empty;
    BOOST_TEST((file == Lingering{file.file_name, why, start, start + 10min, domain::Instant(1'000'000'000s)}));
  }
  BOOST_TEST((scan_after(1min).lingering == later.lingering));  // nothing happened, so nothing else is said
  BOOST_TEST(bytes_of(folder / kName) == half);
  save(kName, timetable());
  BOOST_TEST(settle().lingering.size() == 1U);
  fs::remove(folder / "IdPN_To_KOSMOS.xml");
  BOOST_TEST(scan().lingering.empty());
}

BOOST_AUTO_TEST_CASE(two_goes_with_a_close_between_are_one_export) {
  const std::string bytes = timetable();
  save(kName, bytes.substr(0, 150));
  BOOST_TEST(settle().arrivals.empty());
  Writer(folder / kName, Writer::Begins::at_its_end).write(bytes.substr(150));
  check_arrived(*this, settle(), bytes);
}

BOOST_AUTO_TEST_CASE(reserved_space_is_waited_for_under_any_name) {
  const std::string bytes = timetable();
  for (const char* name : {kName, "export.xml"}) {
    {
      Writer writer(folder / name);
      writer.resize(static_cast<off_t>(bytes.size()));
    }
    const Scan early = settle();
    BOOST_TEST(early.arrivals.empty());
    BOOST_TEST(early.bystanders.empty());
    {
      Writer writer(folder / name, Writer::Begins::as_it_is);
      writer.write(bytes);
    }
    check_arrived(*this, settle(), bytes, name);
  }
}

BOOST_AUTO_TEST_CASE(rewritten_while_waiting_only_the_last_content_comes) {
  save(kName, timetable("one").substr(0, 150));
  BOOST_TEST(settle().arrivals.empty());
  save(kName, timetable("another"));
  check_arrived(*this, settle(), timetable("another"));
}

BOOST_AUTO_TEST_CASE(truncated_and_rewritten_between_two_looks) {
  Writer writer(folder / kName);
  writer.write(timetable("first"));
  BOOST_TEST(scan().arrivals.empty());
  writer.resize(0);
  writer.seek(0);
  BOOST_TEST(scan_after(1s).arrivals.empty());
  writer.write(timetable("second"));
  writer.close();
  check_arrived(*this, settle(), timetable("second"));
}

BOOST_AUTO_TEST_CASE(renamed_into_place) {
  save("EDT_To_KOSMOS_0134567U.xml.part", timetable());
  BOOST_TEST(settle().arrivals.empty());
  fs::rename(folder / "EDT_To_KOSMOS_0134567U.xml.part", folder / kName);
  check_arrived(*this, settle(), timetable());
}

BOOST_AUTO_TEST_CASE(neither_an_old_nor_a_future_date_matters) {
  for (const auto date : {std::chrono::seconds(1'000'000'000), std::chrono::seconds(4'000'000'000)}) {
    set_time(save(kName, timetable()), date);
    const Scan scan = settle();
    check_arrived(*this, scan, timetable());
    BOOST_TEST((scan.arrivals.front().changed_at == domain::Instant(date)));
  }
}

BOOST_AUTO_TEST_CASE(deleted_midway_is_forgotten) {
  save(kName, timetable().substr(0, 100));
  BOOST_TEST(scan().look_again.has_value());
  fs::remove(folder / kName);
  const Scan after = scan_after(1h);
  BOOST_TEST(after.arrivals.empty());
  BOOST_TEST(!after.look_again.has_value());
  BOOST_TEST(!after.trouble.has_value());
}

BOOST_AUTO_TEST_CASE(symbolic_links_and_shelves_are_not_looked_into,
                     *boost::unit_test::precondition(links_can_be_made)) {
  const TemporaryFolder elsewhere;
  std::ofstream(elsewhere.path / "a.xml") << timetable();
  fs::create_symlink(elsewhere.path / "a.xml", folder / kName);
  const fs::path shelf = folder / std::string(folder_of(Shelf::imported)) / "2026-11-22";
  fs::create_directories(shelf);
  std::ofstream(shelf / kName) << timetable();
  const Scan scan = settle();
  BOOST_TEST(scan.arrivals.empty());
  BOOST_TEST(scan.bystanders.empty());
  BOOST_TEST(fs::exists(elsewhere.path / "a.xml"));
}

BOOST_AUTO_TEST_CASE(bystanders_are_told_once_and_again_when_changed) {
  save("lettre.docx", "PK strange");
  const Scan first = settle();
  BOOST_TEST_REQUIRE(first.bystanders.size() == 1U);
  BOOST_TEST(first.bystanders.front().path == folder / "lettre.docx");
  BOOST_TEST(first.bystanders.front().bytes == 10U);
  BOOST_TEST(settle().bystanders.empty());
  save("lettre.docx", "PK strange and longer");
  BOOST_TEST(settle().bystanders.size() == 1U);
  fs::rename(folder / "lettre.docx", folder / "IdPN_To_KOSMOS.xml");  // now ours by its name, and refused
  now += 11min;
  settle();
  BOOST_TEST(scan_after(11min).arrivals.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_whole_desktop_of_strange_files) {
  for (int i = 0; i < 2000; ++i) save("photo " + std::to_string(i) + ".jpg", "\xFF\xD8\xFF" + std::to_string(i));
  save(kName, timetable());
  const Scan all = settle();
  BOOST_TEST(all.bystanders.size() == 2000U);
  BOOST_TEST(all.arrivals.size() == 1U);
  const Scan next = scan();
  BOOST_TEST(next.bystanders.empty());
  BOOST_TEST(!next.look_again.has_value());
  BOOST_TEST(names_in(folder).size() == 2000U);
}

BOOST_AUTO_TEST_CASE(same_content_again_has_its_own_place) {
  std::set<fs::path> places;
  for (int i = 0; i < 3; ++i) {
    save(kName, timetable());
    const Scan scan = settle();
    check_arrived(*this, scan, timetable());
    places.insert(scan.arrivals.front().spool_file);
  }
  BOOST_TEST(places.size() == 3U);
  for (const fs::path& place : places) BOOST_TEST(bytes_of(place) == timetable());
}

BOOST_AUTO_TEST_CASE(two_exports_at_once_come_oldest_first) {
  set_time(save("EDT_To_A.xml", timetable("new")), 2'000'000s);
  set_time(save("EDT_To_B.xml", timetable("old")), 1'000'000s);
  const Scan scan = settle();
  BOOST_TEST_REQUIRE(scan.arrivals.size() == 2U);
  BOOST_TEST(scan.arrivals.front().file_name == "EDT_To_B.xml");
}

BOOST_AUTO_TEST_CASE(an_absent_folder_is_told_of_and_found_again) {
  save("lettre.docx", "PK strange");
  settle();
  fs::rename(folder, home.path / "ailleurs");
  const Scan absent = scan();
  BOOST_TEST_REQUIRE(absent.trouble.has_value());
  BOOST_TEST(absent.trouble->find("introuvable") != std::string::npos);
  BOOST_TEST(absent.look_again.has_value());
  fs::rename(home.path / "ailleurs", folder);
  save(kName, timetable());
  const Scan back = settle();
  check_arrived(*this, back, timetable());
  BOOST_TEST(back.bystanders.empty());
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_a_file_is_told_of) {
  fs::remove(folder);
  std::ofstream(folder) << "x";
  BOOST_TEST(scan().trouble.has_value());
}

BOOST_AUTO_TEST_CASE(a_spool_that_cannot_be_used_pauses_and_resumes) {
  std::ofstream(spool) << "in the way";
  save(kName, timetable());
  const Scan paused = settle();
  BOOST_TEST(paused.arrivals.empty());
  BOOST_TEST_REQUIRE(paused.trouble.has_value());
  BOOST_TEST(paused.trouble->find("réserve") != std::string::npos);
  BOOST_TEST(bytes_of(folder / kName) == timetable());
  fs::remove(spool);
  check_arrived(*this, settle(), timetable());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace intake
