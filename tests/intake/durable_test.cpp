// What is on the disk by when, and what the next start makes of what a power failure took away.
#include "crash.h"
#include "disk.h"
#include "intake/digest.h"

#include <algorithm>

namespace intake {

namespace {

struct PowerFailure : Crash {
  // A file in its place for good, as keep() leaves it.
  fs::path keep(const std::string& promised, const std::string& bytes) const {
    const fs::path place = spool / sha256(promised);
    fs::create_directory(place);
    std::ofstream(place / kName, std::ios::binary) << bytes;
    return place / kName;
  }
  void check_on_disk(const fs::path& file) const {
    BOOST_TEST(disk.has(file));
    BOOST_TEST(disk.has(file.parent_path()));
    BOOST_TEST(disk.has(spool));
  }

  Disk disk;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(durable, PowerFailure)

BOOST_AUTO_TEST_CASE(a_new_spool_is_on_the_disk) {
  spool = spool_home.path / "etat" / "spool";
  start();
  std::ignore = scan();
  BOOST_TEST(disk.has(spool.parent_path()));
  BOOST_TEST(disk.has(spool_home.path));
}

BOOST_AUTO_TEST_CASE(an_arrival_is_on_the_disk_under_its_last_name) {
  save(kName, timetable());
  const Scan scan = settle();
  BOOST_TEST_REQUIRE(scan.arrivals.size() == 1U);
  check_on_disk(scan.arrivals.front().spool_file);
}

BOOST_AUTO_TEST_CASE(so_is_what_was_renamed_in_before_a_crash) {
  leave("0123456789abcdef.moved", kName, timetable());
  const auto found = restart();
  BOOST_TEST_REQUIRE(found.size() == 1U);
  check_on_disk(found.front().spool_file);
}

BOOST_AUTO_TEST_CASE(so_is_an_orphan_whose_claim_did_not_get_so_far) {
  const fs::path file = keep(timetable(), timetable());
  const auto found = restart();
  BOOST_TEST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found.front().spool_file == file);
  BOOST_TEST(found.front().content.has_value());
  check_on_disk(file);
}

BOOST_AUTO_TEST_CASE(so_is_a_copy_before_its_original_goes) {
  fs::create_hard_link(save(kName, timetable()), home.path / "second name");
  bool original_was_there = false;
  disk.refuses = [&](const fs::path& path) {
    if (path.parent_path().extension() == ".copying" && path.filename() == kName)
      original_was_there = names_in(folder).size() == 1U;
    return false;
  };
  const Scan scan = settle();
  BOOST_TEST_REQUIRE(scan.arrivals.size() == 1U);
  BOOST_TEST(original_was_there);
  check_on_disk(scan.arrivals.front().spool_file);
  BOOST_TEST(std::ranges::count(disk.synced, spool) >= 2);  // first when it stopped being a copy to throw away
  BOOST_TEST(disk.has(folder));
}

BOOST_AUTO_TEST_CASE(what_goes_back_is_on_the_disk_there) {
  leave("0123456789abcdef.moved", kName, timetable().substr(0, 150));
  BOOST_TEST(restart().empty());
  BOOST_TEST(disk.has(folder));
}

BOOST_AUTO_TEST_CASE(nothing_is_told_that_the_disk_did_not_take_and_the_next_start_tells_it) {
  const auto faulty = [this](int which) {
    return [this, which](const fs::path& path) {
      return which == 0 ? path.filename() == kName : which == 1 ? path.parent_path() == spool : path == spool;
    };
  };
  for (int which = 0; which < 3; ++which) {
    const std::string bytes = timetable(std::to_string(which));
    disk.refuses = faulty(which);
    save(kName, bytes);
    Scan paused = scan();
    if (!paused.trouble) paused = scan_after(3s);  // where the absence of writers cannot be proven
    BOOST_TEST(paused.arrivals.empty());
    BOOST_TEST(paused.trouble.has_value());
    BOOST_TEST(restart().empty());
    disk.refuses = nullptr;
    disk.synced.clear();
    const auto found = restart();
    BOOST_TEST_REQUIRE(found.size() == 1U);
    BOOST_TEST(bytes_of(found.front().spool_file) == bytes);
    check_on_disk(found.front().spool_file);
    known.insert(found.front().spool_file);
  }
}

BOOST_AUTO_TEST_CASE(kept_and_only_part_of_its_bytes_had_got_to_the_disk) {
  const std::string bytes = timetable();
  std::string holed = bytes;
  holed.replace(100, 50, 50, '\0');
  for (const std::string& left : {std::string(), bytes.substr(0, 150), holed}) {
    const fs::path file = keep(bytes, left);
    const auto found = restart();
    BOOST_TEST_REQUIRE(found.size() == 1U);
    const Arrival& arrival = found.front();
    BOOST_TEST(arrival.sha256 == sha256(left));
    BOOST_TEST(arrival.spool_file == spool / sha256(left) / kName);
    BOOST_TEST(bytes_of(arrival.spool_file) == left);
    BOOST_TEST(!fs::exists(file));
    BOOST_TEST_REQUIRE(!arrival.content.has_value());
    BOOST_TEST((arrival.content.error().fault == domain::Fault::file_refused));
    check_on_disk(arrival.spool_file);
    known.insert(arrival.spool_file);
    BOOST_TEST(restart().empty());
  }
}

BOOST_AUTO_TEST_CASE(recorded_and_the_folder_has_it_back) {
  save(kName, timetable());
  const Scan first = settle();
  BOOST_TEST_REQUIRE(first.arrivals.size() == 1U);
  known.insert(first.arrivals.front().spool_file);
  save(kName, timetable());
  BOOST_TEST(restart().empty());
  const Scan again = settle();
  BOOST_TEST_REQUIRE(again.arrivals.size() == 1U);
  BOOST_TEST(again.arrivals.front().sha256 == first.arrivals.front().sha256);
  BOOST_TEST(again.arrivals.front().spool_file != first.arrivals.front().spool_file);
}

BOOST_AUTO_TEST_CASE(a_replaced_file_is_on_the_disk_whole_or_what_it_was) {
  const fs::path file = folder / "a";
  BOOST_TEST(!replace_file(file, "first", 0640));
  BOOST_TEST(bytes_of(file) == "first");
  BOOST_TEST((fs::status(file).permissions() == static_cast<fs::perms>(0640)));
  BOOST_TEST(std::ranges::count(disk.synced, folder) == 1);
  BOOST_TEST((disk.synced.front().parent_path() == folder && disk.synced.front() != file));  // still a draft
  BOOST_TEST(!replace_file(file, "second", 0600));
  BOOST_TEST(bytes_of(file) == "second");
  BOOST_TEST((fs::status(file).permissions() == static_cast<fs::perms>(0600)));

  disk.refuses = [](const fs::path& path) { return path.filename().native().starts_with(".navette-"); };
  BOOST_TEST(bool(replace_file(file, "third", 0600)));
  BOOST_TEST(bytes_of(file) == "second");
  disk.refuses = {};
  fs::create_directory(folder / "b");
  BOOST_TEST(bool(replace_file(folder / "b", "fourth", 0600)));
  BOOST_TEST(names_in(folder).size() == 2U);  // no draft is left
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace intake
