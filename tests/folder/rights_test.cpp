// Who may do what: commands typed by an account that Navette's private folder does not belong to, and by root.
#include "e2e/ground.h"
#include "e2e/stage.h"

#include <boost/filesystem/directory.hpp>
#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <set>
#include <sys/stat.h>
#include <unistd.h>

using domain::Kind;
using e2e::navette;
using e2e::Stage;
namespace fs = boost::filesystem;

namespace {

constexpr uid_t kNavette = 65534;   // whom everything belongs to
constexpr uid_t kStranger = 12345;  // somebody else

// Never through a link: the spool has one that leads to the root of everything.
bool is_folder(const fs::path& path) { return fs::is_directory(fs::symlink_status(path)); }

void give(const fs::path& path, uid_t account) {
  BOOST_REQUIRE_MESSAGE(::lchown(path.c_str(), account, account) == 0, path);
  if (is_folder(path))
    for (const auto& each : fs::directory_iterator(path)) give(each.path(), account);
}

// What is there and does not belong to `account`.
std::string strays(const fs::path& path, uid_t account) {
  struct stat about {};
  std::string found;
  if (::lstat(path.c_str(), &about) == 0 && about.st_uid != account) found += path.string() + "\n";
  if (is_folder(path))
    for (const auto& each : fs::directory_iterator(path)) found += strays(each.path(), account);
  return found;
}

e2e::Ran as(uid_t account, const Stage& stage, std::vector<std::string> words) {
  words.insert(words.end(), {"--config", stage.config().string()});
  const fs::path output = fs::temp_directory_path() / fs::unique_path("navette-rights-%%%%%%%%");
  e2e::Process process(NAVETTE_PROGRAM, words, output, {},
                       [account] { return ::setgid(account) == 0 && ::setuid(account) == 0; });
  const int code = process.wait();
  e2e::Ran ran{code, process.output()};
  fs::remove(output);
  return ran;
}

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (fs::recursive_directory_iterator each(folder), end; each != end; ++each) names.insert(each->path().string());
  return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rights)

BOOST_AUTO_TEST_CASE(a_folder_that_one_may_not_enter_is_not_told_as_absent) {
  Stage stage;
  stage.start();
  stage.stop();
  give(stage.root(), kNavette);
  for (const char* command : {"status", "history", "check"}) {
    const auto ran = as(kStranger, stage, {command});
    BOOST_TEST(ran.code != 0, ran.output);
    BOOST_TEST(ran.output.find("n'a pas le droit d'ouvrir") != ran.output.npos, ran.output);
    BOOST_TEST(ran.output.find("sudo -u nobody navette") != ran.output.npos, ran.output);
    for (const char* lie : {"jamais tourné", "ne peut pas être créé"})
      BOOST_TEST(ran.output.find(lie) == ran.output.npos, ran.output);
  }
  BOOST_TEST(stage.ent().requests() == 0);
  fs::permissions(stage.config(), fs::owner_read);
  const auto blind = as(kStranger, stage, {"status"});
  BOOST_TEST(blind.code == 3);
  BOOST_TEST(blind.output.find("n'a pas le droit de lire ce fichier de configuration") != blind.output.npos,
             blind.output);
}

BOOST_AUTO_TEST_CASE(root_acts_as_the_account_that_the_state_belongs_to) {
  Stage stage;
  stage.start();
  stage.stop();
  give(stage.root(), kNavette);
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"check"}, {"status"}, {"import", stage.make(Kind::edt).string()}, {"show", "1"}, {"journal", "check"}}) {
    auto all = words;
    all.insert(all.end(), {"--config", stage.config().string()});
    const auto ran = navette(all);
    BOOST_TEST(ran.code == 0, ran.output);
    for (const char* place : {"etat", "depot"}) BOOST_TEST(strays(stage.root() / place, kNavette) == "");
  }
}

BOOST_AUTO_TEST_CASE(a_check_leaves_nothing_behind) {
  Stage stage;
  const auto before = names_in(stage.root());
  const auto ran = navette({"check", "--config", stage.config().string()});
  BOOST_TEST(ran.code == 0, ran.output);
  BOOST_TEST(names_in(stage.root()) == before, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_check_tries_the_log_and_the_state) {
  Stage stage;
  give(stage.root(), kNavette);
  const auto says = [&](const char* words) {
    const auto ran = as(kNavette, stage, {"check"});
    return ran.code == 1 && ran.output.find(words) != ran.output.npos;
  };
  fs::ofstream(stage.root() / "navette.log") << "écrit par root\n";
  BOOST_TEST(says("✗ Journal d'exploitation"));
  fs::remove(stage.root() / "navette.log");
  BOOST_TEST(as(kNavette, stage, {"check"}).code == 0);
  give(stage.root() / "depot", kNavette);
  BOOST_REQUIRE(::chown(stage.root().c_str(), 0, 0) == 0);  // where state and log would be made
  BOOST_TEST(says("✗ Dossier de Navette"));
  BOOST_TEST(says("✗ Journal d'exploitation"));
}

BOOST_AUTO_TEST_SUITE_END()
