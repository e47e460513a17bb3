// Whose rights Navette has, and that nobody else gets at its passwords. As root: the service's account is another one.
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

using domain::Kind;
using domain::State;
using e2e::navette;
using e2e::Stage;
namespace fs = boost::filesystem;

namespace {

constexpr uid_t kService = 65534;

void give(const fs::path& path, uid_t user) { BOOST_REQUIRE(::chown(path.c_str(), user, user) == 0); }

uid_t owner_of(const fs::path& path) {
  struct stat about {};
  BOOST_REQUIRE_MESSAGE(::lstat(path.c_str(), &about) == 0, path);
  return about.st_uid;
}

// As the package installs it: the account has folder and state, root the credentials.
struct Installed {
  Installed() {
    std::string text = e2e::read_file(stage.config());
    const std::string password = "file: mot-de-passe";
    text.replace(text.find(password), password.size(), "credential: navette_0134567u");
    fs::ofstream(stage.config()) << text;
    fs::remove(stage.root() / "mot-de-passe");
    set_credential("navette-demo");
    fs::create_directory(stage.root() / "etat");
    fs::permissions(stage.root() / "etat", fs::owner_all);
    for (const char* name : {"etat", "depot"}) give(stage.root() / name, kService);
    for (const char* name : {"navette.log", "navette.out"}) {
      fs::ofstream(stage.root() / name);
      give(stage.root() / name, kService);
    }
  }

  [[nodiscard]] fs::path credentials() const { return stage.root() / "credentials"; }

  void set_credential(const std::string& password) const {
    fs::create_directories(credentials());
    fs::permissions(credentials(), fs::owner_all);
    const fs::path file = credentials() / "0134567u";
    fs::ofstream(file) << password;
    fs::permissions(file, fs::owner_read | fs::owner_write);
  }

  Stage stage;
};

// The service with a wrong credential, as systemd hands it over: in a directory of its own, closed to others.
struct Supervised : Installed {
  Supervised() {
    set_credential("faux");
    fs::create_directory(handed);
    hand("faux");
    stage.start({{"CREDENTIALS_DIRECTORY", handed.string()}},
                [] { return ::setgid(kService) == 0 && ::setuid(kService) == 0; });
  }

  void hand(const std::string& password) const {
    const fs::path file = handed / "navette_0134567u";
    fs::ofstream(file) << password;
    give(file, kService);
    fs::permissions(file, fs::owner_read);
  }

  const fs::path handed = stage.root() / "run";
};

// Without the line ends and spaces by which it was folded.
std::string flat(const std::string& text) {
  std::string out;
  for (const char c : text)
    if ((c != ' ' && c != '\n') || (!out.empty() && out.back() != ' ')) out += c == '\n' ? ' ' : c;
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(accounts)

BOOST_FIXTURE_TEST_CASE(what_root_types_is_done_by_the_account_of_the_state, Installed) {
  const std::vector<std::string> config{"--config", stage.config().string()};
  const std::string file = stage.make(Kind::edt).string();
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{{"check"}, {"import", file}, {"status"}}) {
    auto words = command;
    words.insert(words.end(), config.begin(), config.end());
    const auto ran = navette(words);
    BOOST_TEST(ran.code == 0, ran.output);
  }
  BOOST_REQUIRE(fs::exists(stage.root() / "etat" / "journal.db"));
  for (const auto& entry : fs::recursive_directory_iterator(stage.root() / "etat"))
    BOOST_TEST(owner_of(entry.path()) == kService, entry.path());
}

BOOST_FIXTURE_TEST_CASE(a_credential_that_the_account_cannot_read_does_not_keep_its_status_back, Installed) {
  stage.start();
  stage.stop();
  e2e::Process status(NAVETTE_PROGRAM, {"status", "--config", stage.config().string()}, stage.root() / "status.out", {},
                      [] { return ::setgid(kService) == 0 && ::setuid(kService) == 0; });
  BOOST_TEST(status.wait() == 0, status.output());
  e2e::Process check(NAVETTE_PROGRAM, {"check", "--config", stage.config().string()}, stage.root() / "check.out", {},
                     [] { return ::setgid(kService) == 0 && ::setuid(kService) == 0; });
  BOOST_TEST(check.wait() == 1);
  BOOST_TEST(check.output().find("« sudo »") != std::string::npos, check.output());
}

BOOST_FIXTURE_TEST_CASE(a_credential_that_is_missing_is_told_as_missing, Installed) {
  const fs::path missing = credentials() / "0134567u";
  fs::remove(missing);
  const auto check = navette({"check", "--config", stage.config().string()});
  BOOST_TEST(check.code == 1);
  BOOST_TEST(check.output.find("« " + missing.string() + " » n'existe pas") != std::string::npos, check.output);
  BOOST_TEST(check.output.find("sudo navette configure") != std::string::npos, check.output);
}

BOOST_FIXTURE_TEST_CASE(another_state_folder_is_told_alike_by_who_looks_for_the_journal, Installed) {
  stage.start();
  stage.stop();
  std::string text = e2e::read_file(stage.config());
  text.replace(text.find("state: etat"), 11, "state: autre");
  fs::ofstream(stage.config()) << text;
  const std::string elsewhere = "le service tient le sien dans « " + (stage.root() / "etat").string() + " »";
  for (const char* command : {"check", "status", "run"}) {
    e2e::Process process(NAVETTE_PROGRAM, {command, "--config", stage.config().string()}, stage.root() / "out",
                         {{"STATE_DIRECTORY", (stage.root() / "etat").string()}});
    BOOST_TEST(process.wait() != 0);
    BOOST_TEST(process.output().find(elsewhere) != std::string::npos, process.output());
  }
}

BOOST_FIXTURE_TEST_CASE(the_password_is_nowhere_where_others_look, Installed) {
  stage.start();
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(stage.settled(1));
  BOOST_TEST(stage.imports()[0].state == State::done);
  const fs::path process = "/proc/" + std::to_string(stage.navette().id());
  BOOST_TEST(e2e::read_file(process / "status").find("Uid:\t65534\t65534\t65534") != std::string::npos);
  // The system gives to root what belongs to a process that may not be looked into, nor leave a core.
  BOOST_TEST(owner_of(process / "environ") == 0u);
  for (const fs::path& file :
       {process / "environ", process / "cmdline", stage.root() / "navette.log", stage.root() / "navette.out"})
    BOOST_TEST(e2e::read_file(file).find("navette-demo") == std::string::npos, file);
}

BOOST_FIXTURE_TEST_CASE(a_changed_credential_is_noticed, Supervised) {
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(e2e::until([&] { return stage.ent().sign_ins("refused") == 1u; }));
  hand("navette-demo");
  BOOST_REQUIRE(stage.settled(1));
  BOOST_TEST(stage.imports()[0].state == State::done);
  BOOST_TEST(stage.ent().sign_ins("refused") == 1u);
}

BOOST_FIXTURE_TEST_CASE(a_retry_does_not_have_a_refused_credential_sent_that_was_corrected_meanwhile, Supervised) {
  const auto typed = [&](std::vector<std::string> words) { return stage.types(std::move(words)).output; };
  stage.drop(stage.make(Kind::edt));
  // Who opens a journal that is not there yet makes it, and this is root.
  BOOST_REQUIRE(e2e::until([&] { return stage.ent().sign_ins("refused") == 1u; }));
  BOOST_REQUIRE(e2e::until([&] { return !stage.journal().refused_accounts().empty(); }));
  BOOST_TEST(flat(typed({"status"})).find("mot de passe se corrige dans") != std::string::npos, typed({"status"}));
  BOOST_TEST(flat(typed({"retry", "1"})).find("nouvel essai demandé") !=
             std::string::npos);  // the account was unlocked
  BOOST_REQUIRE(e2e::until([&] { return stage.ent().sign_ins("refused") == 2u; }));
  BOOST_REQUIRE(e2e::until([&] { return !stage.journal().refused_accounts().empty(); }));

  set_credential("navette-demo");  // and systemd has not handed it over yet
  const std::string still = "Navette travaille encore avec les anciens";
  BOOST_TEST(flat(typed({"status"})).find(still) != std::string::npos, typed({"status"}));
  const std::string answer = typed({"retry", "1"});
  BOOST_TEST(flat(answer).find(still) != std::string::npos, answer);
  BOOST_REQUIRE(stage.looks_again());
  BOOST_TEST(stage.ent().sign_ins("refused") == 2u);

  hand("navette-demo");
  BOOST_REQUIRE(stage.settled(1));
  BOOST_TEST(stage.imports()[0].state == State::done);
  BOOST_TEST(stage.ent().sign_ins("refused") == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
