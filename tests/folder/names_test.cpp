// Names that systems allow and programs dislike, all the way into the ENT and onto the shelf.
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

using domain::Kind;
using domain::State;
using e2e::Stage;
namespace fs = boost::filesystem;

namespace {

const std::string kComposed = "EDT_To_KOSMOS_coll\xC3\xA8ge.xml";     // è
const std::string kDecomposed = "EDT_To_KOSMOS_colle\xCC\x80ge.xml";  // e and a combining grave accent
const std::string kNames[] = {"EDT_To_KOSMOS\n0134567U.xml", "EDT_To_KOSMOS_" + std::string(237, 'x') + ".xml",
                              "EDT_To_KOSMOS_" + std::string(237, '\xE8') + ".xml", "EDT_To_KOSMOS_coll\xE8ge.xml",
                              "EDT_To_KOSMOS_';<&>%s...xml"};

}  // namespace

BOOST_AUTO_TEST_SUITE(names)

BOOST_AUTO_TEST_CASE(strange_ones_are_imported_and_filed) {
  Stage stage(e2e::kSkolengo, {}, {.rescan_every = "1 h"});
  stage.start();
  std::uint64_t seed = 0;
  for (const auto& name : kNames) {
    stage.drop(stage.make(Kind::edt, ++seed), name);
    BOOST_REQUIRE(stage.settled(seed));
    const auto import = stage.imports().back();
    BOOST_TEST(import.state == State::done, import.reason);
    BOOST_TEST(fs::exists(import.filed_as));
    BOOST_TEST(fs::exists(import.filed_as + ".html"));
  }
  BOOST_TEST(stage.ent().taken_in("edt").size() == seed);
  stage.stop();
}

BOOST_AUTO_TEST_CASE(two_spellings_of_one_name_are_two_files) {
  Stage stage(e2e::kSkolengo, {}, {.rescan_every = "1 h"});
  stage.drop(stage.make(Kind::edt, 1), kComposed);
  stage.drop(stage.make(Kind::edt, 2), kDecomposed);
  stage.start();
  BOOST_REQUIRE(stage.settled(2));
  const auto imports = stage.imports();
  BOOST_TEST(imports[0].file_name != imports[1].file_name);
  for (const auto& import : imports) {
    BOOST_TEST((import.state == State::done || import.state == State::superseded));
    BOOST_TEST(fs::exists(import.filed_as));
  }
  stage.stop();
}

BOOST_AUTO_TEST_CASE(strange_ones_of_others_are_named_once_on_one_line_each) {
  Stage stage(e2e::kSkolengo, {}, {.rescan_every = "1 h"});
  const std::string names[] = {"deux\nlignes.txt", "coll\xE8ge.txt", std::string(255, 'y'), "e\xCC\x80.txt",
                               "\xC3\xA8.txt"};
  for (const auto& name : names) fs::ofstream(stage.folder() / name) << "bonjour";
  for (int start = 0; start < 2; ++start) {
    stage.start();
    BOOST_REQUIRE(e2e::until([&] {
      std::size_t lines = 0;
      const auto log = stage.log();
      for (auto at = log.find("folder.bystander"); at != log.npos; at = log.find("folder.bystander", at + 1)) ++lines;
      return lines >= std::size(names);
    }));
    stage.drop(stage.make(Kind::edt, start + 1));
    BOOST_REQUIRE(stage.settled(start + 1));
    stage.stop();
  }
  const std::string log = e2e::read_file(stage.root() / "navette.log");
  std::size_t named = 0;
  for (auto at = log.find("folder.bystander"); at != log.npos; at = log.find("folder.bystander", at + 1)) ++named;
  BOOST_TEST(named == std::size(names));
  BOOST_TEST(log.find("\nlignes") == log.npos);
  for (const auto& name : names) BOOST_TEST(fs::exists(stage.folder() / name));
}

BOOST_AUTO_TEST_SUITE_END()
