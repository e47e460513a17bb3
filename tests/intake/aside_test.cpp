// A file that is no export for its sheer size: 10 GB of it must neither be read nor copied, wherever the spool lies.
#include "intake/aside.h"

#include "desk.h"
#include "intake/filing.h"
#include "traffic.h"

#include <boost/test/unit_test.hpp>

namespace intake {

namespace {

constexpr std::uint64_t kBytes = 10ull << 30;

struct Giant {
  explicit Giant(const fs::path& spool_parent = {}) : desk(spool_parent) {
    save();
    before = traffic();
  }
  ~Giant() {
    const auto now = traffic();
    if (!now || !before) {
      BOOST_TEST_MESSAGE("the system counts no bytes here: not tested that none were read or copied");
      return;
    }
    BOOST_TEST(now->read - before->read < 1u << 20);
    BOOST_TEST(now->written - before->written < 1u << 20);
  }

  // Whole to look at, and no room is taken on the disk.
  void save(const std::string& name = kName, std::uint64_t bytes = kBytes) const {
    Writer writer(desk.folder / name);
    const std::string document = timetable();
    writer.write(document.substr(0, document.find("<!--")));
    writer.seek(static_cast<std::int64_t>(bytes - 100));
    writer.write("<!--" + std::string(70, ' ') + "--></ExportEmploiDuTemps>\n");
  }
  Arrival taken() {
    Scan scan = desk.settle();
    BOOST_TEST(!scan.trouble.has_value(), scan.trouble.value_or(""));
    BOOST_TEST_REQUIRE(scan.arrivals.size() == 1u);
    return scan.arrivals.front();
  }
  Filing filing(const Arrival& arrival) const {
    using namespace std::chrono;
    return {arrival.spool_file, desk.folder, desk.spool, Shelf::refused, 2026y / November / 22d, {{".txt", "Non.\n"}}};
  }
  fs::path day() const { return desk.folder / "Refusés" / "2026-11-22"; }

  Desk desk;
  std::optional<Traffic> before;
};

// Refused with its reason, taken out of people's way, told no second time, then filed.
void check_refused(Giant& giant) {
  const Arrival arrival = giant.taken();
  BOOST_TEST(arrival.file_name == kName);
  BOOST_TEST(arrival.bytes >= kBytes - 100);
  BOOST_TEST(arrival.sha256.empty());
  BOOST_TEST_REQUIRE(arrival.content.has_error());
  BOOST_TEST((arrival.content.error().fault == domain::Fault::file_refused));
  BOOST_TEST(arrival.content.error().sentence.find("« size_cap »") != std::string::npos);
  BOOST_TEST(!fs::exists(giant.desk.folder / kName));
  BOOST_TEST(giant.desk.settle().arrivals.empty());
  const auto filed = file_away(giant.filing(arrival));
  BOOST_TEST_REQUIRE(filed.has_value());
  BOOST_TEST(*filed == giant.day() / kName);
  BOOST_TEST((names_in(giant.desk.folder) == std::set<std::string>{"Refusés"}));
  BOOST_TEST(names_in(giant.day()).size() == 2u);
  BOOST_TEST(giant.desk.settle().arrivals.empty());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(aside)

BOOST_AUTO_TEST_CASE(a_giant_is_refused_without_being_read) {
  Giant giant;
  check_refused(giant);
}

BOOST_AUTO_TEST_CASE(nor_copied_where_the_spool_is_on_another_volume) {
  const auto volume = another_volume();
  BOOST_REQUIRE_MESSAGE(volume, "needs another volume (/dev/shm)");
  Giant giant(*volume);
  check_refused(giant);
}

BOOST_AUTO_TEST_CASE(nor_where_another_name_leads_to_it) {
  Giant giant;
  fs::create_hard_link(giant.desk.folder / kName, giant.desk.home.path / "autre nom");
  check_refused(giant);
}

BOOST_AUTO_TEST_CASE(one_that_was_not_recorded_is_told_again_by_the_next_start) {
  Giant giant;
  const Arrival arrival = giant.taken();
  giant.desk.start();
  const auto found = giant.desk.watch->orphans([](const fs::path&) { return false; });
  BOOST_TEST_REQUIRE(found.size() == 1u);
  BOOST_TEST(found.front().spool_file == arrival.spool_file);
  BOOST_TEST(found.front().content.has_error());
  BOOST_TEST(giant.desk.settle().arrivals.empty());
  giant.desk.start();
  BOOST_TEST(giant.desk.watch->orphans([&](const fs::path& file) { return file == arrival.spool_file; }).empty());
  BOOST_TEST(fs::exists(arrival.spool_file));
}

BOOST_AUTO_TEST_CASE(filing_that_stopped_half_way_is_finished) {
  Giant giant;
  const Filing filing = giant.filing(giant.taken());
  fs::create_directories(giant.day());
  fs::rename(filing.spool_file, giant.day() / kName);  // and then the power failed
  giant.desk.start();
  BOOST_TEST(giant.desk.watch->orphans([](const fs::path&) { return true; }).empty());
  const auto filed = file_away(filing);
  BOOST_TEST_REQUIRE(filed.has_value());
  BOOST_TEST(*filed == giant.day() / kName);
  BOOST_TEST(names_in(giant.day()).size() == 2u);
  BOOST_TEST(file_away(filing).has_value());
}

BOOST_AUTO_TEST_CASE(two_of_the_same_size_and_date_do_not_meet) {
  Giant giant;
  giant.save("Edt_To_ENT.xml");
  for (const char* each : {kName, "Edt_To_ENT.xml"}) set_time(giant.desk.folder / each, 1'000'000s);
  const Scan scan = giant.desk.settle();
  BOOST_TEST_REQUIRE(scan.arrivals.size() == 2u);
  for (const Arrival& arrival : scan.arrivals) BOOST_TEST(file_away(giant.filing(arrival)).has_value());
  BOOST_TEST(names_in(giant.day()).size() == 4u);
  BOOST_TEST((names_in(giant.desk.folder) == std::set<std::string>{"Refusés"}));
}

BOOST_AUTO_TEST_CASE(with_a_higher_limit_it_goes_back_and_is_read) {
  Giant giant;
  fs::remove(giant.desk.folder / kName);
  giant.desk.options.size_cap = 1000;
  giant.desk.start();
  giant.save(kName, 20'000);
  (void)giant.taken();
  giant.desk.options.size_cap = 1u << 20;
  giant.desk.start();
  BOOST_TEST(giant.desk.watch->orphans([](const fs::path&) { return false; }).empty());
  BOOST_TEST((names_in(giant.desk.folder) == std::set<std::string>{kName}));
  BOOST_TEST(!giant.taken().sha256.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace intake
