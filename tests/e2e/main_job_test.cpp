// The main job, on both skins: exports saved in any order, in the ENT in the right one, with an account beside each.
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using domain::Kind;
using domain::State;
using e2e::Stage;
namespace fs = boost::filesystem;

namespace {

fs::path report_of(const domain::Import& import) { return import.filed_as + ".html"; }

}  // namespace

BOOST_AUTO_TEST_SUITE(main_job)

BOOST_DATA_TEST_CASE(identifiers_first_timetable_second_both_imported_in_order,
                     boost::unit_test::data::make(e2e::kSkins), skin) {
  Stage stage(skin);
  stage.start();
  stage.drop(stage.make(Kind::idpn));
  BOOST_REQUIRE(stage.reaches(0, State::waiting));
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(stage.settled(2));
  const auto imports = stage.imports();
  BOOST_TEST(imports[0].state == State::done);
  BOOST_TEST(imports[1].state == State::done);
  const auto edt = stage.ent().taken_in("edt");
  const auto idpn = stage.ent().taken_in("idpn");
  BOOST_REQUIRE_EQUAL(edt.size(), 1u);
  BOOST_REQUIRE_EQUAL(idpn.size(), 1u);
  BOOST_TEST(edt[0].at("sha256").as_string() == imports[1].sha256);
  BOOST_TEST(idpn[0].at("sha256").as_string() == imports[0].sha256);
  BOOST_TEST(edt[0].at("number").to_number<int>() < idpn[0].at("number").to_number<int>());
  BOOST_TEST(idpn[0].at("mode").as_string() == "complete");
  for (const auto& import : imports) {
    BOOST_TEST(!import.outcome.figures.empty());
    BOOST_TEST(fs::exists(import.filed_as));
    BOOST_TEST(e2e::read_file(report_of(import)).find(import.file_name) != std::string::npos);
  }
  stage.stop();
  BOOST_TEST(stage.log().find("navette-demo") == std::string::npos);
}

BOOST_DATA_TEST_CASE(a_queue_of_thirty_schools_is_waited_out_politely, boost::unit_test::data::make(e2e::kSkins),
                     skin) {
  Stage stage(skin, {"--queue", "30"});
  stage.start();
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(stage.settled(1));
  BOOST_TEST(stage.imports()[0].state == State::done);
  BOOST_TEST(stage.ent().requests() < 60);
}

BOOST_AUTO_TEST_CASE(the_same_content_twice_is_imported_once) {
  Stage stage;
  stage.start();
  const auto file = stage.make(Kind::edt);
  stage.drop(file);
  BOOST_REQUIRE(stage.settled(1));
  const auto copy = stage.drop(file, "EDT_To_KOSMOS_0134567U (2).xml");
  BOOST_REQUIRE(e2e::until([&] { return !fs::exists(copy); }));
  BOOST_REQUIRE(e2e::until([&] { return stage.log().find("received_again") != std::string::npos; }));
  BOOST_TEST(stage.imports().size() == 1u);
  BOOST_TEST(stage.ent().taken_in("edt").size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_newer_timetable_supersedes_one_that_was_not_sent) {
  Stage stage;
  stage.ent().trouble("maintenance");
  stage.start();
  stage.drop(stage.make(Kind::edt, 1));
  BOOST_REQUIRE(e2e::until([&] { return !stage.imports().empty() && stage.imports()[0].attempts > 0; }));
  stage.drop(stage.make(Kind::edt, 2));
  BOOST_REQUIRE(stage.reaches(0, State::superseded));
  const auto refused = e2e::navette({"retry", "1", "--config", stage.config().string()});
  BOOST_TEST(refused.code == 1);
  BOOST_TEST(refused.output.find("déposez-le de nouveau") != std::string::npos, refused.output);
  stage.ent().heal();
  BOOST_REQUIRE(stage.settled(2));
  BOOST_TEST(stage.imports()[1].state == State::done);
  BOOST_REQUIRE_EQUAL(stage.ent().taken_in("edt").size(), 1u);
  BOOST_TEST(stage.ent().taken_in("edt")[0].at("sha256").as_string() == stage.imports()[1].sha256);
}

BOOST_AUTO_TEST_CASE(a_clear_export_is_imported_too) {
  Stage stage;
  stage.start();
  stage.drop(stage.make(Kind::edt, 1, false));
  BOOST_REQUIRE(stage.settled(1));
  const auto import = stage.imports()[0];
  BOOST_TEST(import.state == State::done);
  BOOST_REQUIRE(import.content.counts);
  BOOST_TEST(import.content.counts->pupils == 60);
}

BOOST_AUTO_TEST_CASE(a_damaged_file_is_refused_with_its_reason_and_stops_nobody) {
  Stage stage;
  stage.start();
  std::string bytes = e2e::read_file(stage.make(Kind::edt, 1));
  bytes.erase(bytes.size() / 2, 1);
  fs::ofstream(stage.root() / "abime.xml", std::ios::binary) << bytes;
  stage.drop(stage.root() / "abime.xml", "EDT_To_KOSMOS_0134567U.xml");
  BOOST_REQUIRE(stage.reaches(0, State::refused));
  stage.drop(stage.make(Kind::edt, 2));
  BOOST_REQUIRE(stage.settled(2));
  const auto imports = stage.imports();
  BOOST_TEST(imports[1].state == State::done);
  BOOST_TEST(imports[0].filed_as.find("Refus") != std::string::npos);
  BOOST_TEST(e2e::read_file(imports[0].filed_as + ".txt").size() > 100u);
}

BOOST_AUTO_TEST_CASE(what_is_not_ours_stays_where_it_is_and_is_named_once) {
  Stage stage;
  fs::ofstream(stage.folder() / "vacances.txt") << "bonjour";
  fs::ofstream(stage.folder() / "photo.jpg", std::ios::binary) << "\xff\xd8\xff\xe0 not a picture";
  stage.start();
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(stage.settled(1));
  stage.stop();
  stage.start();
  stage.drop(stage.make(Kind::edt, 2));
  BOOST_REQUIRE(stage.settled(2));
  BOOST_TEST(fs::exists(stage.folder() / "vacances.txt"));
  const std::string log = e2e::read_file(stage.root() / "navette.log");
  BOOST_TEST(log.find("vacances.txt") != std::string::npos);
  BOOST_TEST(log.find("vacances.txt") == log.rfind("vacances.txt"));
}

BOOST_AUTO_TEST_SUITE_END()
