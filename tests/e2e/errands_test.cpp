// What follows an import, on both skins: the report says what Navette looked up at the ENT, and letters can be made.
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/filesystem/operations.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>

using domain::Kind;
using domain::State;
using domain::Task;
using e2e::Habits;
using e2e::Stage;
namespace fs = boost::filesystem;

namespace {

const Habits kErrands = [] {
  Habits habits;
  habits.errands = true;
  return habits;
}();

bool has_remarked(const Stage& stage, Task task) {
  return e2e::until([&] {
    const auto imports = stage.imports();
    return !imports.empty() &&
           std::ranges::any_of(imports[0].outcome.remarks, [&](const auto& each) { return each.task == task; });
  });
}

bool report_says(const Stage& stage, const std::string& words) {
  return e2e::until([&] {
    const auto imports = stage.imports();
    return !imports.empty() && !imports[0].filed_as.empty() &&
           e2e::read_file(imports[0].filed_as + ".html").find(words) != std::string::npos;
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(errands)

BOOST_DATA_TEST_CASE(timetables_are_read_again_and_compared, boost::unit_test::data::make(e2e::kSkins), skin) {
  Stage stage(skin, {}, kErrands);
  stage.start();
  stage.drop(stage.make(Kind::edt, 1, false));
  BOOST_REQUIRE(stage.settled(1));
  BOOST_REQUIRE(has_remarked(stage, Task::timetable));
  BOOST_TEST(report_says(stage, "relus dans l’ENT"), stage.log());
  BOOST_TEST(report_says(stage, "classes comparées"), stage.log());
  // What is still to come is told: the credentials, a week later.
  const auto status = stage.types({"status"});
  BOOST_TEST(status.output.find("télécharger le fichier des identifiants, à partir") != std::string::npos,
             status.output);
  BOOST_TEST(stage.types({"status", "--json"}).output.find("\"task\":\"credentials\"") != std::string::npos);
  const auto imports = stage.imports();
  for (const auto& remark : imports[0].outcome.remarks)
    for (const auto& sentence : remark.sentences) BOOST_TEST_MESSAGE(remark.about + ": " + sentence);
  stage.stop();
}

BOOST_DATA_TEST_CASE(who_was_not_recognised_is_looked_for_in_the_directory, boost::unit_test::data::make(e2e::kSkins),
                     skin) {
  Stage stage(skin, {"--unrecognised", "100"}, kErrands);
  stage.start();
  stage.drop(stage.make(Kind::edt, 1, false));
  BOOST_REQUIRE(stage.settled(1));
  BOOST_REQUIRE(has_remarked(stage, Task::people));
  BOOST_TEST(report_says(stage, "Pistes dans l’annuaire"), stage.log());
  const auto imports = stage.imports();
  BOOST_TEST(imports[0].outcome.not_recognised.size() >= 3u);
  for (const auto& remark : imports[0].outcome.remarks) {
    for (const auto& sentence : remark.sentences) BOOST_TEST_MESSAGE(remark.about + ": " + sentence);
    const std::string name = remark.about.substr(0, remark.about.find(' '));
    if (remark.task == Task::people && !name.empty())
      BOOST_TEST(stage.log().find(name) == std::string::npos, "the log names " << name);
  }
  stage.stop();
}

BOOST_DATA_TEST_CASE(of_an_encrypted_export_each_class_must_have_lessons, boost::unit_test::data::make(e2e::kSkins),
                     skin) {
  Stage stage(skin, {}, kErrands);
  stage.start();
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(stage.settled(1));
  BOOST_TEST(has_remarked(stage, Task::timetable), stage.log());
  stage.stop();
}

BOOST_DATA_TEST_CASE(credentials_are_fetched_and_made_into_letters, boost::unit_test::data::make(e2e::kSkins), skin) {
  Stage stage(skin, {"--accounts-after", "0"}, kErrands);
  stage.start();
  stage.drop(stage.make(Kind::edt, 1, false));
  BOOST_REQUIRE(stage.settled(1));
  const auto fetched = stage.types({"credentials", "fetch"});
  BOOST_REQUIRE_MESSAGE(fetched.code == 0, fetched.output);
  BOOST_TEST(fetched.output.find("navette letters") != std::string::npos, fetched.output);
  const fs::path page = stage.root() / "lettres.html";
  const auto made = stage.types({"letters", "--out", page.string()});
  BOOST_REQUIRE_MESSAGE(made.code == 0, made.output);
  BOOST_TEST((fs::status(page).permissions() & (fs::group_all | fs::others_all)) == fs::no_perms);
  BOOST_TEST(e2e::read_file(page).find("<svg") != std::string::npos);
  BOOST_TEST(stage.types({"letters", "--file", "absent.csv"}).output.find("n'existe pas") != std::string::npos);
  // Somebody by name; and nothing is left of them when nobody bears the next name.
  const auto all = stage.ent().directory();
  const auto& first = all.at("people").as_array().front();
  BOOST_REQUIRE(stage.types({"credentials", "fetch", "--last-name", first.at("last_name").as_string().c_str()}).code ==
                0);
  BOOST_TEST(stage.types({"letters", "--person", "--out", page.string()}).code == 0);
  BOOST_TEST(stage.types({"credentials", "fetch", "--last-name", "Personne"}).code == 1);
  const auto nobody = stage.types({"letters", "--person", "--out", page.string()});
  BOOST_TEST(nobody.code == 1);
  BOOST_TEST(nobody.output.find("credentials fetch --last-name") != std::string::npos, nobody.output);
  const auto merged = stage.types({"letters", "--format", "csv", "--out", (stage.root() / "lettres.csv").string()});
  BOOST_REQUIRE_MESSAGE(merged.code == 0, merged.output);
  stage.stop();
}

BOOST_DATA_TEST_CASE(a_user_is_created_when_a_person_says_so, boost::unit_test::data::make(e2e::kSkins), skin) {
  Stage stage(skin, {}, kErrands);
  stage.start();
  const std::vector<std::string> who{"user",    "create",    "--last-name",         "LE GUEN", "--first-name",
                                     "Mélanie", "--profile", "Personne d'ailleurs", "--yes"};
  const auto unknown = stage.types(who);
  BOOST_TEST(unknown.code == 1);
  const auto offered = unknown.output.find("Il propose :\n  ");
  BOOST_REQUIRE_MESSAGE(offered != std::string::npos, unknown.output);
  const std::string rest = unknown.output.substr(offered + std::string("Il propose :\n  ").size());
  auto again = who;
  again[7] = rest.substr(0, rest.find('\n'));
  const auto created = stage.types(again);
  BOOST_TEST(created.code == 0, created.output);
  BOOST_TEST(created.output.find("est créé") != std::string::npos, created.output);
  const auto twice = stage.types(again);
  BOOST_TEST(twice.code == 1);
  BOOST_TEST(twice.output.find("porte déjà ce nom") != std::string::npos, twice.output);
  stage.stop();
}

BOOST_AUTO_TEST_SUITE_END()
