// Programs write as they please; Navette imports whole files only, and every one of them.
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <ctime>

using domain::Kind;
using domain::State;
using e2e::Stage;
namespace fs = boost::filesystem;

namespace {

constexpr const char* kName = "EDT_To_KOSMOS_0134567U.xml";

// A file saved now is taken; so the folder was looked at, and what lies there unfinished was seen and left.
bool only_a_later_file_is_taken(const Stage& stage) {
  stage.drop(stage.make(Kind::idpn));
  if (!stage.reaches(0, State::waiting)) return false;
  const auto imports = stage.imports();
  return imports.size() == 1 && imports[0].kind == Kind::idpn && fs::exists(stage.folder() / kName);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(writers)

BOOST_AUTO_TEST_CASE(a_file_written_in_pieces_is_imported_whole) {
  Stage stage;
  stage.start();
  const std::string bytes = e2e::read_file(stage.make(Kind::edt));
  {
    fs::ofstream out(stage.folder() / kName, std::ios::binary);
    out << bytes.substr(0, bytes.size() / 2) << std::flush;
    BOOST_REQUIRE(only_a_later_file_is_taken(stage));
    out << bytes.substr(bytes.size() / 2) << std::flush;
  }
  BOOST_REQUIRE(stage.settled(2));
  BOOST_TEST(stage.imports()[1].state == State::done);
  BOOST_TEST(stage.imports()[1].bytes == bytes.size());
}

BOOST_AUTO_TEST_CASE(a_file_closed_half_way_and_finished_later_is_imported_whole) {
  Stage stage;
  stage.start();
  const std::string bytes = e2e::read_file(stage.make(Kind::edt));
  fs::ofstream(stage.folder() / kName, std::ios::binary) << bytes.substr(0, bytes.size() / 2);
  BOOST_REQUIRE(only_a_later_file_is_taken(stage));
  fs::ofstream(stage.folder() / kName, std::ios::binary | std::ios::app) << bytes.substr(bytes.size() / 2);
  BOOST_REQUIRE(stage.settled(2));
  BOOST_TEST(stage.imports()[1].state == State::done);
  BOOST_TEST(stage.imports()[1].bytes == bytes.size());
}

BOOST_AUTO_TEST_CASE(a_newer_export_under_the_same_name_while_the_first_is_imported) {
  Stage stage(e2e::kSkolengo, {"--queue", "3"});
  stage.start();
  stage.drop(stage.make(Kind::edt, 1), kName);
  BOOST_REQUIRE(stage.reaches(0, State::queued));
  stage.drop(stage.make(Kind::edt, 2), kName);
  BOOST_REQUIRE(stage.settled(2));
  BOOST_TEST(stage.imports()[0].state == State::done);
  BOOST_TEST(stage.imports()[1].state == State::done);
  BOOST_TEST(stage.ent().taken_in("edt").size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_copy_that_keeps_an_old_date_is_imported_by_its_own_word) {
  Stage stage;
  stage.start();
  const auto file = stage.make(Kind::edt);
  fs::last_write_time(file, std::time(nullptr) - 400 * 24 * 3600);
  const fs::path to = stage.folder() / kName;
  fs::copy_file(file, stage.folder() / "x.tmp");
  fs::last_write_time(stage.folder() / "x.tmp", std::time(nullptr) - 400 * 24 * 3600);
  fs::rename(stage.folder() / "x.tmp", to);
  BOOST_REQUIRE(stage.settled(1));
  BOOST_TEST(stage.imports()[0].state == State::done);
}

BOOST_AUTO_TEST_CASE(a_file_that_says_nothing_of_its_age_and_is_old_is_held) {
  Stage stage;
  const auto file = stage.make(Kind::edt, 1, false);
  fs::copy_file(file, stage.folder() / kName);
  fs::last_write_time(stage.folder() / kName, std::time(nullptr) - 30 * 24 * 3600);
  stage.start();
  BOOST_REQUIRE(stage.settled(1));
  const auto held = stage.imports()[0];
  BOOST_TEST(held.state == State::held);
  BOOST_TEST(e2e::navette({"release", std::to_string(held.id), "--config", stage.config().string()}).code == 0);
  BOOST_REQUIRE(stage.reaches(0, State::done));
}

BOOST_AUTO_TEST_SUITE_END()
