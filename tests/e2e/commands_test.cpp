// The commands as a person or a script uses them: sentences, JSON, exit codes.
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <csignal>
#include <iterator>
#include <set>

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
  BOOST_TEST(navette({"version"}).output == navette({"--version"}).output);
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
    for (const char* text :
         {"✓", "⚠", "pas vérifiables sans importer", "Établissement 0134567U", "rien n'a été importé"})
      BOOST_TEST(ran.output.find(text) != std::string::npos, ran.output);
    for (const char* text : {"✗", "${", "essaiera"}) BOOST_TEST(ran.output.find(text) == std::string::npos, ran.output);
    const auto table = json::parse(navette({"check", "--json", "--config", stage.config().string()}).output);
    BOOST_TEST(table.at("good").as_bool());
    std::set<std::string> verdicts;
    for (const auto& line : table.at("checks").as_array()) {
      BOOST_TEST(line.at("good").as_bool());
      verdicts.emplace(line.at("verdict").as_string().c_str());
    }
    BOOST_TEST((verdicts == std::set<std::string>{"seen", "warning"}));
  }
}

BOOST_AUTO_TEST_CASE(check_says_what_is_wrong) {
  Stage stage;
  stage.set_password("faux");
  const auto ran = navette({"check", "--config", stage.config().string()});
  BOOST_TEST(ran.code == 1);
  BOOST_TEST(ran.output.find("✗") != std::string::npos);
  BOOST_TEST(stage.ent().sign_ins("refused") == 1u);
  const auto lines = json::parse(navette({"check", "--json", "--config", stage.config().string()}).output);
  BOOST_TEST(!lines.at("good").as_bool());
  BOOST_TEST(lines.at("checks").as_array().back().at("verdict").as_string() == "wrong");
  fs::permissions(stage.root() / "mot-de-passe", fs::owner_read | fs::others_read);
  BOOST_TEST(navette({"check", "--config", stage.config().string()}).output.find("chmod") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(check_keeps_the_page_that_it_speaks_of) {
  Stage stage;
  stage.ent().trouble("changed_page@list");
  const auto ran = navette({"check", "--config", stage.config().string()});
  BOOST_TEST(ran.code == 1);
  const fs::path page = stage.root() / "etat" / "pages" / "check-0134567U.html";
  BOOST_TEST(ran.output.find("« " + page.string() + " »") != std::string::npos, ran.output);
  BOOST_REQUIRE(fs::exists(page));
  fs::ifstream kept(page);
  const std::string text{std::istreambuf_iterator<char>(kept), {}};
  BOOST_TEST(text.find("Nouveau parcours d'import") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(check_names_a_wrong_address) {
  Stage stage;
  fs::ifstream in(stage.config());
  std::string text{std::istreambuf_iterator<char>(in), {}};
  const std::string right = "cas_url: " + stage.ent().address("cas_url");
  text.replace(text.find(right), right.size(), right + "/cas");
  fs::ofstream(stage.config()) << text;
  const auto ran = navette({"check", "--config", stage.config().string()});
  BOOST_TEST(ran.code == 1);
  BOOST_TEST(ran.output.find("« cas_url » (" + stage.ent().address("cas_url") + "/cas)") != std::string::npos,
             ran.output);
  BOOST_TEST(ran.output.find("L'ENT a peut-être changé") == std::string::npos, ran.output);
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

BOOST_AUTO_TEST_CASE(retry_ends_navettes_own_pause_and_says_how_long_the_ent_asked_for) {
  Stage stage(e2e::kSkolengo, {}, {.retry = "{ first: 30 min, most: 1 h }"});
  stage.ent().trouble("unavailable*1");
  stage.start();
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(stage.says("failed"));
  // What the import does at that moment may follow.
  BOOST_TEST(stage.types({"retry", "1"}).output.starts_with("Import n° 1 : nouvel essai demandé.\n"));
  BOOST_REQUIRE(stage.settled(1));

  stage.ent().trouble("throttled*1=3600");
  stage.drop(stage.make(Kind::idpn));
  BOOST_REQUIRE(e2e::until([&] { return stage.imports().size() == 2 && stage.imports()[1].last_fault.has_value(); }));
  const auto answer = stage.types({"retry", "2"});
  BOOST_TEST(answer.output.find("L'ENT a demandé d'attendre : nouvel essai ") != std::string::npos, answer.output);
  BOOST_REQUIRE(stage.looks_again());
  BOOST_TEST(stage.imports()[1].attempts == 1);
}

BOOST_AUTO_TEST_CASE(import_says_what_it_waits_for_and_what_becomes_of_the_file) {
  Stage stage;
  const fs::path output = stage.root() / "import.out";
  const auto import = [&](const fs::path& file) {
    fs::remove(output);
    return e2e::Process(NAVETTE_PROGRAM, {"import", file.string(), "--config", stage.config().string()}, output);
  };
  const auto says = [&](const std::string& words) {
    return e2e::until([&] { return e2e::read_file(output).find(words) != std::string::npos; });
  };
  const fs::path cut = stage.root() / "EDT_To_KOSMOS_0134567U.xml";
  fs::ofstream(cut) << "<?xml version=\"1.0\"?><ExportEmploiDuTemps>";
  {
    auto command = import(cut);
    BOOST_TEST(says("la fin du document manque"), e2e::read_file(output));
    command.signal(SIGINT);
    BOOST_TEST(command.wait() == 1);
    BOOST_TEST(says("dossier surveillé (« " + (stage.folder() / cut.filename()).string() + " »)"),
               e2e::read_file(output));
    BOOST_TEST(says("« navette run » continuera"), e2e::read_file(output));
    fs::remove(stage.folder() / cut.filename());
  }
  stage.ent().trouble("unavailable*0");
  {
    auto command = import(stage.make(Kind::edt));
    BOOST_TEST(says("ouvel essai à"), e2e::read_file(output));
    command.signal(SIGINT);
    BOOST_TEST(command.wait() == 1);
    BOOST_TEST(says("la réserve de Navette (« " + (stage.root() / "etat" / "spool").string()), e2e::read_file(output));
    BOOST_TEST(says("« navette show 1 »"), e2e::read_file(output));
  }
  stage.ent().heal();
  stage.start();
  BOOST_REQUIRE(stage.settled(1));
  BOOST_TEST(stage.imports()[0].state == State::done);
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

BOOST_AUTO_TEST_CASE(status_tells_what_is_not_finished_while_somebody_looks) {
  Stage stage;
  stage.start();
  fs::ofstream(stage.folder() / "EDT_To_KOSMOS_0134567U.xml") << "<?xml version=\"1.0\"?><ExportEmploiDuTemps>";
  BOOST_REQUIRE(e2e::until([&] { return !stage.journal().unfinished().empty(); }));
  const std::vector<std::string> words{"status", "--config", stage.config().string()};
  BOOST_TEST(navette(words).output.find("EDT_To_KOSMOS_0134567U.xml") != std::string::npos);
  const auto status = json::parse(navette({"status", "--json", "--config", stage.config().string()}).output);
  BOOST_TEST(status.at("unfinished").as_array().at(0).at("why").as_string() == "cut_off");
  BOOST_TEST(fs::exists(stage.folder() / "EDT_To_KOSMOS_0134567U.xml"));
  stage.stop();
  const auto nobody = json::parse(navette({"status", "--json", "--config", stage.config().string()}).output);
  BOOST_TEST(nobody.at("unfinished").as_array().empty());
  BOOST_TEST(nobody.at("not_taken").as_array().size() == 1u);
}

BOOST_AUTO_TEST_CASE(history_shows_the_school_that_a_refused_file_names) {
  Stage stage;
  stage.start();
  const auto now = std::chrono::time_point_cast<domain::Duration>(std::chrono::system_clock::now());
  const auto other = domain::Uai::parse("0134568V").value();
  stage.drop(samples::write_samples(stage.root() / "exports", {other, 60, 1, now, true}).front());
  BOOST_REQUIRE(stage.settled(1));
  const auto history = navette({"history", "--config", stage.config().string()});
  BOOST_TEST(history.output.find("0134568V  refusé ") != std::string::npos, history.output);
  // Whoever looks for the school that it names finds it, and whoever looks for the one whose folder it was saved into.
  for (const char* school : {"0134568V", "0134567U"})
    for (const char* state : {"refusé", "refused"}) {
      const auto found =
          navette({"history", "--school", school, "--state", state, "--config", stage.config().string()});
      BOOST_TEST(found.output.find("0134568V  refusé ") != std::string::npos, found.output);
    }
  BOOST_TEST(navette({"history", "--school", "0134569W", "--config", stage.config().string()}).output ==
             "Aucun import.\n");
}

BOOST_AUTO_TEST_CASE(one_daemon_a_journal) {
  Stage stage;
  stage.start();
  BOOST_TEST(navette({"run", "--config", stage.config().string()}).code == 4);
  stage.stop();
}

BOOST_AUTO_TEST_SUITE_END()
