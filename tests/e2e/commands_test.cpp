// The commands as a person or a script uses them: sentences, JSON, exit codes.
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

using domain::Kind;
using domain::State;
using e2e::navette;
using e2e::Stage;
namespace fs = boost::filesystem;
namespace json = boost::json;

BOOST_AUTO_TEST_SUITE(commands)

BOOST_AUTO_TEST_CASE(help_and_version) {
  BOOST_TEST(navette({"--help"}).code == 0);
  BOOST_TEST(navette({"--help"}).output.find("surveille") != std::string::npos);
  BOOST_TEST(navette({"--version"}).output.find("navette 0.") == 0u);
  BOOST_TEST(navette({"retry", "--help"}).code == 0);
  BOOST_TEST(navette({}).code == 2);
  BOOST_TEST(navette({"importer"}).code == 2);
  BOOST_TEST(navette({"show", "--config", "/nowhere.yaml"}).code == 2);
  BOOST_TEST(navette({"status", "--config", "/nowhere.yaml"}).code == 3);
}

BOOST_AUTO_TEST_CASE(check_proves_everything_and_imports_nothing) {
  for (const auto& skin : {e2e::kSkolengo, e2e::kSecond}) {
    Stage stage(skin);
    const auto ran = navette({"check", "--config", stage.config().string()});
    BOOST_TEST(ran.code == 0, ran.output);
    BOOST_TEST(stage.ent().ledger().at("imports").as_array().empty());
    const auto table = json::parse(navette({"check", "--json", "--config", stage.config().string()}).output);
    BOOST_TEST(table.at("good").as_bool());
  }
}

BOOST_AUTO_TEST_CASE(check_says_what_is_wrong) {
  Stage stage;
  stage.set_password("faux");
  const auto ran = navette({"check", "--config", stage.config().string()});
  BOOST_TEST(ran.code == 1);
  BOOST_TEST(ran.output.find("✗") != std::string::npos);
  BOOST_TEST(stage.ent().sign_ins("refused") == 1u);
  fs::permissions(stage.root() / "mot-de-passe", fs::owner_read | fs::others_read);
  BOOST_TEST(navette({"check", "--config", stage.config().string()}).output.find("chmod") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(import_follows_a_file_to_its_end_with_the_service_and_without) {
  Stage stage;
  const auto alone = navette({"import", stage.make(Kind::edt).string(), "--config", stage.config().string()});
  BOOST_TEST(alone.code == 0, alone.output);
  BOOST_TEST(alone.output.find("✓") != std::string::npos);
  stage.start();
  const auto identifiers = stage.make(Kind::idpn).string();
  const auto beside = navette({"import", identifiers, "--config", stage.config().string()});
  BOOST_TEST(beside.code == 0, beside.output);
  const auto again = navette({"import", identifiers, "--config", stage.config().string()});
  BOOST_TEST(again.code == 0, again.output);
  BOOST_TEST(stage.ent().taken_in("idpn").size() == 1u);
  fs::ofstream(stage.root() / "lettre.odt") << "bonjour";
  BOOST_TEST(navette({"import", (stage.root() / "lettre.odt").string(), "--config", stage.config().string()}).code ==
             1);
}

BOOST_AUTO_TEST_CASE(lists_in_words_and_in_json) {
  Stage stage;
  stage.start();
  stage.drop(stage.make(Kind::idpn));
  BOOST_REQUIRE(stage.reaches(0, State::waiting));
  const std::vector<std::string> config{"--config", stage.config().string()};
  const auto with = [&](std::vector<std::string> words) {
    words.insert(words.end(), config.begin(), config.end());
    return navette(words);
  };
  BOOST_TEST(with({"status"}).output.find("Navette est en marche") != std::string::npos);
  const auto status = json::parse(with({"status", "--json"}).output);
  BOOST_TEST(status.at("running").as_bool());
  BOOST_TEST(status.at("imports").as_array().at(0).at("wait").as_string().size() > 10u);
  BOOST_TEST(with({"release", "1"}).code == 0);
  BOOST_REQUIRE(stage.settled(1));
  const auto history = json::parse(with({"history", "--json"}).output);
  BOOST_TEST(history.as_array().at(0).at("state").as_string() == "done");
  const auto shown = json::parse(with({"show", "1", "--json"}).output);
  BOOST_TEST(shown.at("timeline").as_array().size() >= 4u);
  BOOST_TEST(with({"show", "1"}).output.find("IdPN_To_KOSMOS_0134567U.xml") != std::string::npos);
  BOOST_TEST(with({"show", "99"}).code == 1);
  const auto again = with({"retry", "1"});
  BOOST_TEST(again.code == 1);
  BOOST_TEST(again.output.find("il n'y a rien à refaire") != std::string::npos, again.output);
}

BOOST_AUTO_TEST_CASE(one_daemon_a_journal) {
  Stage stage;
  stage.start();
  BOOST_TEST(navette({"run", "--config", stage.config().string()}).code == 4);
  stage.stop();
}

BOOST_AUTO_TEST_SUITE_END()
