// `navette configure`: from answers, however they come, to a configuration that works.
#include "e2e/stage.h"
#include "e2e/terminal.h"
#include "e2e/until.h"

#include <boost/algorithm/string/predicate.hpp>
#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using domain::State;
using e2e::navette;
using e2e::Ran;
namespace fs = boost::filesystem;

namespace {

struct Office {
  Office() { fs::create_directories(root); }
  ~Office() {
    boost::system::error_code ignored;
    fs::remove_all(root, ignored);
  }

  [[nodiscard]] fs::path config() const { return root / "conf" / "navette.yaml"; }

  // Every answer but the password's.
  [[nodiscard]] std::vector<std::string> options(std::vector<std::string> more = {}) const {
    std::vector<std::string> all{"configure",
                                 "--config",
                                 config().string(),
                                 "--uai",
                                 "0134567u",
                                 "--portal-url",
                                 ent.address("portal_url"),
                                 "--cas-url",
                                 ent.address("cas_url"),
                                 "--school-url",
                                 ent.address("school_url"),
                                 "--folder",
                                 (root / "depot").string(),
                                 "--state",
                                 (root / "etat").string()};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }

  // With these lines on standard input.
  [[nodiscard]] Ran run(const std::vector<std::string>& arguments, const std::string& typed) const {
    fs::ofstream(root / "typed") << typed;
    const fs::path output = root / fs::unique_path("out-%%%%");
    e2e::Process process(NAVETTE_PROGRAM, arguments, output, {}, [&] {
      return ::dup2(::open((root / "typed").c_str(), O_RDONLY), STDIN_FILENO) == STDIN_FILENO;
    });
    const int code = process.wait();
    return {code, process.output()};
  }

  fs::path root = fs::temp_directory_path() / fs::unique_path("navette-e2e-%%%%%%%%");
  e2e::Ent ent{(fs::create_directories(root), root), {"--time-scale", "600"}};
};

struct stat about(const fs::path& path) {
  struct stat found {};
  BOOST_REQUIRE_MESSAGE(::stat(path.c_str(), &found) == 0, path);
  return found;
}

using boost::algorithm::contains;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(configure, Office)

BOOST_AUTO_TEST_CASE(by_options_alone) {
  const auto ran =
      run(options({"--name", "Lycée \"Rosa\" : Parks", "--password-file", "-", "--yes"}), "navette-demo\n");
  BOOST_TEST(ran.code == 0, ran.output);
  BOOST_TEST(contains(ran.output, "Tout est prêt"), ran.output);
  BOOST_TEST(contains(ran.output, "« navette run --config"), ran.output);
  BOOST_TEST(!contains(ran.output, "navette-demo"));
  const std::string written = e2e::read_file(config());
  BOOST_TEST(!contains(written, "navette-demo"));
  BOOST_TEST(contains(written, "0134567U"));
  const fs::path secret = root / "conf" / "0134567u.mdp";
  BOOST_TEST((about(secret).st_mode & 07777) == 0600u);
  BOOST_TEST(e2e::read_file(secret) == "navette-demo");
  BOOST_TEST(ent.sign_ins("accepted") == 1u);
  BOOST_TEST(fs::is_directory(root / "depot"));
}

BOOST_AUTO_TEST_CASE(by_lines_that_are_piped_in) {
  const auto ran = run({"configure", "--config", config().string()},
                       "01345\n0134567U\nLycée Rosa-Parks\nhttp://www.mon-ent.fr\n" + ent.address("portal_url") + "\n" +
                           ent.address("cas_url") + "\n" + ent.address("school_url") + "\n\nnavette-demo\n" +
                           (root / "depot").string() + "\n");
  BOOST_TEST(ran.code == 0, ran.output);
  BOOST_TEST(contains(ran.output, "UAI"), ran.output);  // why the first one cannot be
  BOOST_TEST(contains(ran.output, "circulerait en clair"), ran.output);
  BOOST_TEST(contains(e2e::read_file(config()), "superadmin"));
  BOOST_TEST(ent.sign_ins("accepted") == 1u);
}

BOOST_AUTO_TEST_CASE(by_a_person_who_types_and_whose_password_is_not_shown) {
  e2e::Terminal terminal(NAVETTE_PROGRAM, options({"--username", "superadmin", "--name", "Lycée Rosa-Parks"}));
  BOOST_REQUIRE(e2e::until([&] { return contains(terminal.output(), "Mot de passe du compte « superadmin »"); }));
  terminal.type("navette-demo\n");
  BOOST_TEST(terminal.wait() == 0, terminal.output());
  BOOST_TEST(contains(terminal.output(), "Tout est prêt"), terminal.output());
  BOOST_TEST(!contains(terminal.output(), "navette-demo"), terminal.output());
}

BOOST_AUTO_TEST_CASE(what_is_there_is_replaced_only_if_one_says_so_and_kept) {
  fs::create_directories(config().parent_path());
  fs::ofstream(config()) << "folder: /autre\n";
  const auto refused = run(options(), "n\n");
  BOOST_TEST(refused.code == 1, refused.output);
  BOOST_TEST(run(options(), "").code == 2);  // nobody said anything
  BOOST_TEST(e2e::read_file(config()) == "folder: /autre\n");
  BOOST_TEST(!fs::exists(root / "conf" / "0134567u.mdp"));
  const auto ran = run(options({"--password-file", "-", "--yes", "--no-check"}), "navette-demo");
  BOOST_TEST(ran.code == 0, ran.output);
  BOOST_TEST(e2e::read_file(root / "conf" / "navette.yaml.bak") == "folder: /autre\n");
  BOOST_TEST(contains(e2e::read_file(config()), "0134567U"));
  BOOST_TEST(ent.sign_ins("accepted") == 0u);
}

BOOST_AUTO_TEST_CASE(what_a_person_added_is_named_before_it_goes) {
  const auto by_options = [&] { return run(options({"--password-file", "-", "--yes", "--no-check"}), "navette-demo"); };
  BOOST_REQUIRE(by_options().code == 0);
  const std::string plain = e2e::read_file(config());
  const std::string mine = plain + "      - uai: 0134568V\n        username: superadmin\nkeep_exports: 365 jours\n";
  std::ofstream(config()) << mine;
  const auto kept = run(options({"--password-file", "-", "--no-check"}), "\n\n\nnavette-demo\n\n");
  BOOST_TEST(kept.code == 1, kept.output);
  BOOST_TEST(contains(kept.output, "keep_exports: 365 jours"), kept.output);
  BOOST_TEST(contains(kept.output, "- uai: 0134568V"), kept.output);
  BOOST_TEST(e2e::read_file(config()) == mine);
  BOOST_REQUIRE(by_options().code == 0);
  BOOST_TEST(e2e::read_file(config()) == plain);
  std::ofstream(config()) << mine << "quiet_period: 3 s\n";
  BOOST_REQUIRE(by_options().code == 0);
  BOOST_TEST(e2e::read_file(root / "conf" / "navette.yaml.bak") == mine);
  BOOST_TEST(contains(e2e::read_file(root / "conf" / "navette.yaml.bak2"), "quiet_period"));
}

BOOST_AUTO_TEST_CASE(what_holds_only_comments_is_no_configuration_yet) {
  fs::create_directories(config().parent_path());
  fs::ofstream(config()) << "# Tapez navette configure.\n\n  #\n";
  const auto ran =
      run(options({"--username", "superadmin", "--name", "Rosa-Parks", "--password-file", "-", "--no-check"}),
          "navette-demo\n");
  BOOST_TEST(ran.code == 0, ran.output);
  BOOST_TEST(!contains(ran.output, "existe déjà"), ran.output);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_used_changes_nothing) {
  const auto fails = [&](std::vector<std::string> more, const std::string& words) {
    const auto ran = run(options(more), "");
    BOOST_TEST(ran.code != 0);
    BOOST_TEST(contains(ran.output, words), ran.output);
    BOOST_TEST(!fs::exists(config()));
  };
  fails({"--yes"}, "--password-file");
  fails({"--yes", "--password-file", "-"}, "Aucun mot de passe");
  fails({"--yes", "--password-file", (root / "nulle-part").string()}, "ne peut pas être ouvert");
  fails({"--yes", "--profile", "skolango"}, "vouliez-vous dire");
  fails({"--yes", "--account", "personne-de-ce-nom"}, "n'existe pas");
  const auto inside =
      run({"configure", "--config", config().string(), "--uai", "0134567U", "--portal-url", "https://www.mon-ent.fr",
           "--school-url", "https://college.mon-ent.fr", "--folder", (root / "etat" / "depot").string(), "--state",
           (root / "etat").string(), "--yes", "--password-file", "-"},
          "secret");
  BOOST_TEST(inside.code == 3);
  BOOST_TEST(contains(inside.output, "doivent être séparés"), inside.output);
  BOOST_TEST(!fs::exists(config()));
  BOOST_TEST(!fs::exists(root / "etat"));
}

BOOST_AUTO_TEST_CASE(a_wrong_password_is_told_by_the_check) {
  const auto ran = run(options({"--password-file", "-", "--yes"}), "faux");
  BOOST_TEST(ran.code == 1, ran.output);
  BOOST_TEST(contains(ran.output, "✗"), ran.output);
  BOOST_TEST(ent.sign_ins("refused") == 1u);
  BOOST_TEST(contains(ran.output, "puis recommencez"), ran.output);  // and nothing else is advised
  BOOST_TEST(contains(ran.output, "propose les réponses que vous venez de donner"), ran.output);
  BOOST_TEST(!contains(ran.output, "Une fois corrigé"), ran.output);
}

BOOST_AUTO_TEST_CASE(the_second_time_the_first_answers_are_proposed) {
  BOOST_REQUIRE(run(options({"--name", "Rosa-Parks", "--password-file", "-", "--yes", "--no-check"}), "faux").code ==
                0);
  const std::string first = e2e::read_file(config());
  const auto again = run({"configure", "--config", config().string()}, "o\n\n\n\n\n\n\nnavette-demo\n\n");
  BOOST_TEST(again.code == 0, again.output);
  BOOST_TEST(e2e::read_file(config()) == first);
  BOOST_TEST(e2e::read_file(root / "conf" / "0134567u.mdp") == "navette-demo");
  const auto kept = run({"configure", "--config", config().string()}, "o\n\n\n\n\n\n\n\n\n");
  BOOST_TEST(kept.code == 0, kept.output);
  BOOST_TEST(e2e::read_file(root / "conf" / "0134567u.mdp") == "navette-demo");
  const auto unasked = run({"configure", "--config", config().string(), "--yes", "--name", "Autre"}, "");
  BOOST_TEST(unasked.code == 0, unasked.output);
  BOOST_TEST(contains(e2e::read_file(config()), "Autre"));
  // Of another account it would be the wrong one.
  const auto other =
      run({"configure", "--config", config().string(), "--yes", "--no-check", "--username", "un-autre"}, "");
  BOOST_TEST(other.code == 2, other.output);
}

BOOST_AUTO_TEST_CASE(a_check_letter_that_is_wrong_is_asked_about) {
  const std::vector<std::string> rest{"--portal-url",    ent.address("portal_url"),
                                      "--cas-url",       ent.address("cas_url"),
                                      "--school-url",    ent.address("school_url"),
                                      "--folder",        (root / "depot").string(),
                                      "--password-file", "-",
                                      "--name",          "Rosa-Parks",
                                      "--username",      "superadmin",
                                      "--no-check"};
  std::vector<std::string> all{"configure", "--config", config().string()};
  all.insert(all.end(), rest.begin(), rest.end());
  const auto corrected = run(all, "0134567A\n0134567U\nnavette-demo\n");
  BOOST_TEST(corrected.code == 0, corrected.output);
  BOOST_TEST(contains(corrected.output, "devrait être U"), corrected.output);
  BOOST_TEST(contains(e2e::read_file(config()), "uai: 0134567U"));
  const auto meant = run(all, "\n0134567A\n\nnavette-demo\n");
  BOOST_TEST(meant.code == 0, meant.output);
  BOOST_TEST(contains(e2e::read_file(config()), "uai: 0134567A"));
}

BOOST_AUTO_TEST_CASE(the_password_of_a_school_that_is_no_more_is_removed) {
  const auto configured = [&](const std::string& uai) {
    auto all = options({"--password-file", "-", "--yes", "--no-check"});
    *std::next(std::find(all.begin(), all.end(), "--uai")) = uai;
    return run(all, "navette-demo");
  };
  const fs::path first = root / "conf" / "0134567u.mdp", second = root / "conf" / "0134568v.mdp";
  BOOST_REQUIRE(configured("0134567U").code == 0);
  const auto moved = configured("0134568V");
  BOOST_TEST(contains(moved.output, "a été effacé (« " + first.string() + " »)"), moved.output);
  BOOST_TEST(!fs::exists(first));
  BOOST_TEST(e2e::read_file(second) == "navette-demo");
  // Another configuration has it, too.
  fs::ofstream(root / "conf" / "autre.yaml") << "password: { file: 0134568v.mdp }\n";
  BOOST_REQUIRE(configured("0134567U").code == 0);
  BOOST_TEST(fs::exists(second));
}

BOOST_AUTO_TEST_CASE(the_service_gets_a_whole_path) {
  auto all = options({"--password-file", "-", "--yes", "--account", "nobody"});
  *std::next(std::find(all.begin(), all.end(), "--folder")) = "exports";
  const auto ran = run(all, "navette-demo");
  BOOST_TEST(ran.code == 2, ran.output);
  BOOST_TEST(contains(ran.output, "chemin complet"), ran.output);
  BOOST_TEST(!fs::exists(config()));
}

// As root, for the account of a service.
BOOST_AUTO_TEST_CASE(the_services_password_is_roots_and_its_folders_are_its_own) {
  const auto ran = run(options({"--password-file", "-", "--yes", "--account", "nobody"}), "navette-demo");
  BOOST_TEST(ran.code == 0, ran.output);
  BOOST_TEST(contains(e2e::read_file(config()), "credential: navette_0134567u"));
  const fs::path secret = root / "conf" / "credentials" / "0134567u";
  BOOST_TEST((about(secret).st_mode & 07777) == 0600u);
  BOOST_TEST(about(secret).st_uid == 0u);
  BOOST_TEST((about(secret.parent_path()).st_mode & 07777) == 0700u);
  BOOST_TEST((about(root / "depot").st_mode & 07777) == 02770u);
  for (const char* name : {"depot", "etat"}) BOOST_TEST(about(root / name).st_uid == 65534u, name);
  BOOST_TEST((about(config()).st_mode & 07777) == 0644u);
}

BOOST_AUTO_TEST_SUITE_END()
