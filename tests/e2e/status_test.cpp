// `navette status` tells the truth at every moment: while a file is being saved, while nobody works, while the
// configuration is wrong or is not there.
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/algorithm/string/replace.hpp>
#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <unistd.h>

using domain::Kind;
using e2e::Stage;
namespace fs = boost::filesystem;
namespace json = boost::json;

namespace {

constexpr const char* kSaved = "EDT_To_KOSMOS_0134567U.xml";

e2e::Ran status_of(const Stage& stage, std::vector<std::string> more = {}) {
  std::vector<std::string> words{"status", "--config", stage.config().string()};
  words.insert(words.end(), more.begin(), more.end());
  return e2e::navette(words);
}

// On one line and with a keyboard's signs, as it was before it was set in type.
std::string plain(std::string text) {
  for (const auto& [from, to] : {std::pair("\u00A0", " "), {"\u202F", " "}, {"’", "'"}, {"\n", " "}})
    boost::replace_all(text, from, to);
  while (text.find("  ") != text.npos) boost::replace_all(text, "  ", " ");
  return text;
}

bool reads(const std::string& text, const std::string& part) { return plain(text).find(part) != std::string::npos; }

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  BOOST_REQUIRE(text.find(what) != text.npos);
  boost::replace_first(text, what, with);
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(status)

BOOST_AUTO_TEST_CASE(a_file_that_is_being_saved_is_waited_for_and_not_nothing) {
  Stage stage(e2e::kSkolengo, {}, {.quiet_period = "1 h"});  // before that nobody is told of it
  stage.start();
  stage.drop(stage.make(Kind::edt, 1), "lettre.xml");  // taken: the folder has been looked at
  BOOST_REQUIRE(stage.settled(1));
  const std::string bytes = e2e::read_file(stage.make(Kind::edt, 2));
  const int writer = ::open((stage.folder() / kSaved).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
  BOOST_REQUIRE(::write(writer, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  const auto words = status_of(stage);
  BOOST_TEST(reads(words.output, "« EDT_To_KOSMOS_0134567U.xml » n'est pas encore pris : Navette attend qu'il soit"),
             words.output);
  BOOST_TEST(!reads(words.output, "Rien en cours"), words.output);
  const auto listed = json::parse(status_of(stage, {"--json"}).output).at("not_taken").as_array();
  BOOST_TEST_REQUIRE(listed.size() == 1u);
  BOOST_TEST(listed[0].at("file").as_string() == kSaved);
  ::close(writer);
  BOOST_REQUIRE(stage.settled(2));
  BOOST_TEST(reads(status_of(stage).output, "Rien en cours, rien en attente."));
  stage.stop();
}

BOOST_AUTO_TEST_CASE(what_lies_there_while_nobody_works_waits_for_the_start) {
  Stage stage;
  stage.start();
  fs::ofstream(stage.folder() / "lettre.txt") << "bonjour";
  BOOST_REQUIRE(stage.says("bystander"));
  stage.stop();
  BOOST_TEST(reads(status_of(stage).output, "Rien en cours, rien en attente."));  // none of ours is none of ours
  for (int i = 1; i <= 12; ++i) stage.drop(stage.make(Kind::edt, 1), "export " + std::to_string(i) + ".xml");
  const auto words = status_of(stage);
  BOOST_TEST(reads(words.output, ".xml » attend que Navette soit démarrée"), words.output);
  BOOST_TEST(reads(words.output, "… et encore 2 fichiers."), words.output);
  BOOST_TEST(json::parse(status_of(stage, {"--json"}).output).at("not_taken").as_array().size() == 12u);
}

BOOST_AUTO_TEST_CASE(a_wrong_configuration_does_not_hide_what_is_known) {
  Stage stage;
  stage.start();
  stage.ent().trouble("unavailable*0");
  stage.drop(stage.make(Kind::edt, 1));
  BOOST_REQUIRE(stage.says("import.failed"));
  const std::string good = e2e::read_file(stage.config());
  for (const std::string& wrong : {replaced(good, "rescan_every", "rescan_evry"), replaced(good, "ents:", "ents: [\n"),
                                   replaced(good, "profile: skolengo", "profile: skolengoo")}) {
    fs::ofstream(stage.config()) << wrong;
    const auto ran = status_of(stage);
    BOOST_TEST(ran.code == 3);
    BOOST_TEST(reads(ran.output, "navette.yaml, ligne "), ran.output);
    BOOST_TEST(reads(ran.output, "Navette est en marche (d'après « " + (stage.root() / "etat").string() + " »)"),
               ran.output);
    BOOST_TEST(reads(ran.output, "continue avec la configuration d'avant"), ran.output);
    BOOST_TEST(reads(ran.output, "« navette check »"), ran.output);
    BOOST_TEST(reads(ran.output, "n° 1 "), ran.output);
  }
  stage.kill();
  const auto ended = status_of(stage);
  BOOST_TEST(ended.code == 3);
  BOOST_TEST(reads(ended.output, "Navette n'est pas en marche (d'après"), ended.output);
  BOOST_TEST(reads(ended.output, "ne démarrera pas avec cette configuration"), ended.output);
}

BOOST_AUTO_TEST_CASE(where_nothing_else_is_known_that_is_said) {
  const Stage stage;
  fs::ofstream(stage.config()) << "folder: exports\nstate: etat\nents: [\n";
  const auto ran = status_of(stage);
  BOOST_TEST(ran.code == 3);
  BOOST_TEST(reads(ran.output, "Rien d'autre n'est connu"), ran.output);
  BOOST_TEST(reads(ran.output, "« navette check »"), ran.output);
}

BOOST_AUTO_TEST_CASE(before_any_configuration_the_command_that_makes_one_is_named) {
  const Stage stage;
  const std::string file = stage.config().string();
  for (const bool is_there : {true, false}) {
    fs::ofstream(stage.config()) << "# folder: /srv/navette\n\n# ents:\n";
    if (!is_there) fs::remove(stage.config());
    for (const char* command : {"status", "check"}) {
      const auto ran = e2e::navette({command, "--config", file});
      BOOST_TEST(ran.code == 3);
      BOOST_TEST(reads(ran.output, "n'est pas encore configurée"), ran.output);
      BOOST_TEST(reads(ran.output, "« sudo navette configure --config " + file + " »"), ran.output);
      BOOST_TEST(!reads(ran.output, "YAML"), ran.output);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
