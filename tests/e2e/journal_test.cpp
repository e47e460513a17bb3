// A journal that a bad disk tore: either it still says all it said, or it is refused with the way back, and after
// `navette journal rebuild` nothing is lost and nothing is in the ENT twice. Killed when the ENT had taken both exports
// and the journal did not know it yet of the second.
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <functional>
#include <random>
#include <signal.h>

using domain::Kind;
using domain::State;
using e2e::Stage;
namespace fs = boost::filesystem;

namespace {

struct Damage {
  std::string name;
  std::function<void(const fs::path& journal)> strike;
};
std::ostream& operator<<(std::ostream& out, const Damage& damage) { return out << damage.name; }

fs::path wal_of(const fs::path& journal) { return fs::path(journal) += "-wal"; }

// What is in the file beside it is moved into the journal's own, so that there is something to tear.
void gather(const fs::path& journal) { static_cast<void>(journal::Journal(journal).last_entry()); }

void overwrite(const fs::path& file, std::uint64_t page, std::mt19937& random) {
  fs::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
  out.seekp(static_cast<std::streamoff>(page * 4096));
  for (int i = 0; i < 4096; ++i) out.put(static_cast<char>(random()));
}

Damage cut_to(const std::string& name, const std::function<std::uint64_t(std::uint64_t)>& kept) {
  return {"cut to " + name, [kept](const fs::path& journal) {
            gather(journal);
            fs::resize_file(journal, kept(fs::file_size(journal)));
          }};
}

Damage random_page(unsigned seed) {
  return {"random page, seed " + std::to_string(seed), [seed](const fs::path& journal) {
            gather(journal);
            std::mt19937 random(seed);
            overwrite(journal, random() % (fs::file_size(journal) / 4096), random);
          }};
}

std::vector<Damage> damages() {
  std::vector<Damage> all{
      cut_to("nothing", [](auto) { return 0; }),
      cut_to("50 bytes", [](auto) { return 50; }),
      cut_to("a page", [](auto) { return 4096; }),
      cut_to("half", [](auto size) { return size / 2; }),
      cut_to("all but a page", [](auto size) { return size - 4096; }),
      {"removed, its writings left", [](const fs::path& journal) { fs::remove(journal); }},
      {"writings removed", [](const fs::path& journal) { fs::remove(wal_of(journal)); }},
      {"writings cut to half",
       [](const fs::path& journal) { fs::resize_file(wal_of(journal), fs::file_size(wal_of(journal)) / 2); }},
      {"writings overwritten",
       [](const fs::path& journal) {
         std::mt19937 random(1);
         for (std::uint64_t page = 0; page < fs::file_size(wal_of(journal)) / 4096; page += 2)
           overwrite(wal_of(journal), page, random);
       }},
  };
  for (unsigned seed = 1; seed <= 12; ++seed) all.push_back(random_page(seed));
  return all;
}

e2e::Ran journal_command(const Stage& stage, const std::string& verb) {
  return e2e::navette({"journal", verb, "--config", stage.config().string()});
}

// A person looks into the ENT and answers what Navette asks.
void answer_questions(const Stage& stage) {
  for (const auto& import : stage.imports()) {
    if (import.state != State::held) continue;
    BOOST_TEST(!import.reason.empty());
    std::vector<std::string> words{"release", std::to_string(import.id), "--config", stage.config().string()};
    if (!stage.ent().taken_in(std::string(domain::name_of(import.kind))).empty()) words.push_back("--imported");
    const auto ran = e2e::navette(words);
    BOOST_TEST(ran.code == 0, ran.output);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(journal_)

BOOST_DATA_TEST_CASE(a_torn_journal_is_whole_or_refused_and_rebuilt, boost::unit_test::data::make(damages()), damage) {
  Stage stage;
  const auto edt = stage.make(Kind::edt), idpn = stage.make(Kind::idpn);
  stage.drop(edt);
  stage.drop(idpn);
  stage.start({{"NAVETTE_KILL_AT", "before_finished:2"}});
  BOOST_REQUIRE_EQUAL(stage.navette().wait(), -SIGKILL);
  const fs::path journal = stage.root() / "etat" / "journal.db";
  damage.strike(journal);

  e2e::Process daemon(NAVETTE_PROGRAM, {"run", "--config", stage.config().string()}, stage.root() / "essai.out");
  BOOST_REQUIRE(
      e2e::until([&] { return !daemon.running() || daemon.output().find("Navette commence") != std::string::npos; }));
  const bool refused = !daemon.running();
  if (refused) {
    BOOST_TEST(daemon.wait() == 4, daemon.output());
    BOOST_TEST(daemon.output().find("navette journal rebuild") != std::string::npos, daemon.output());
    const auto check = journal_command(stage, "check");
    BOOST_TEST(check.code == 4, check.output);
    BOOST_TEST(check.output.find("✗") != std::string::npos, check.output);
    BOOST_TEST(check.output.find("en sauverait") != std::string::npos, check.output);
    const auto rebuild = journal_command(stage, "rebuild");
    BOOST_TEST((rebuild.code == 0 || rebuild.code == 5), rebuild.output);
    BOOST_TEST_MESSAGE(damage << ": refused; " << rebuild.output);
    BOOST_TEST(journal_command(stage, "check").code == 0, journal_command(stage, "check").output);
  } else {
    BOOST_TEST_MESSAGE(damage << ": still whole");
    daemon.signal(SIGTERM);
    BOOST_TEST(daemon.wait() == 0);
  }

  stage.start();
  BOOST_REQUIRE(stage.settled(2));
  answer_questions(stage);
  BOOST_REQUIRE(stage.settled(2));
  for (const auto& import : stage.imports()) BOOST_TEST(import.state == State::done);
  BOOST_TEST(stage.imports().size() == 2u);
  stage.drop(edt);
  BOOST_REQUIRE(stage.says("received_again"));
  stage.stop();
  for (const char* kind : {"edt", "idpn"})
    BOOST_TEST(stage.ent().taken_in(kind).size() == 1u, kind << "\n" << stage.log());
}

// All of the journal is gone, with one export filed, and another one in the spool of which nobody knows whether it was
// sent.
BOOST_AUTO_TEST_CASE(without_any_journal_the_shelves_are_read_and_the_ent_is_asked) {
  Stage stage;
  const auto edt = stage.make(Kind::edt), idpn = stage.make(Kind::idpn);
  stage.drop(edt);
  stage.start();
  BOOST_REQUIRE(stage.settled(1));
  stage.stop();
  stage.start({{"NAVETTE_KILL_AT", "received"}});
  stage.drop(idpn);
  BOOST_REQUIRE_EQUAL(stage.navette().wait(), -SIGKILL);
  for (const char* ending : {"", "-wal", "-shm"})
    fs::remove(stage.root() / "etat" / ("journal.db" + std::string(ending)));

  e2e::Process daemon(NAVETTE_PROGRAM, {"run", "--config", stage.config().string()}, stage.root() / "essai.out");
  BOOST_TEST(daemon.wait() == 4, daemon.output());
  BOOST_TEST(daemon.output().find("navette journal rebuild") != std::string::npos, daemon.output());
  BOOST_TEST(journal_command(stage, "check").code == 4);
  BOOST_TEST(!fs::exists(stage.root() / "etat" / "journal.db"));
  const auto rebuild = journal_command(stage, "rebuild");
  BOOST_TEST(rebuild.code == 0, rebuild.output);
  const auto imports = stage.imports();
  BOOST_REQUIRE(imports.size() == 2u);
  BOOST_TEST(imports[0].state == State::done);
  BOOST_TEST(imports[1].state == State::doubtful);

  stage.start();
  BOOST_REQUIRE(stage.settled(2));  // the ENT has no import of that kind: it was sent
  for (const auto& import : stage.imports()) BOOST_TEST(import.state == State::done);
  stage.drop(edt);
  BOOST_REQUIRE(stage.says("received_again"));
  stage.stop();
  for (const char* kind : {"edt", "idpn"})
    BOOST_TEST(stage.ent().taken_in(kind).size() == 1u, kind << "\n" << stage.log());
}

// The same, but the ENT shows an import that may be this one: a person is asked, and nothing is sent meanwhile.
BOOST_AUTO_TEST_CASE(what_the_ent_may_have_is_asked_of_a_person) {
  Stage stage;
  stage.start({{"NAVETTE_KILL_AT", "before_finished"}});
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE_EQUAL(stage.navette().wait(), -SIGKILL);
  const fs::path journal = stage.root() / "etat" / "journal.db";
  fs::resize_file(journal, 0);
  const auto rebuild = journal_command(stage, "rebuild");
  BOOST_TEST(rebuild.code == 0, rebuild.output);
  stage.start();
  BOOST_REQUIRE(stage.settled(1));
  BOOST_TEST(stage.imports()[0].state == State::held);
  BOOST_TEST(stage.imports()[0].reason.find("--imported") != std::string::npos, stage.imports()[0].reason);
  answer_questions(stage);
  BOOST_REQUIRE(stage.reaches(0, State::done));
  stage.stop();
  BOOST_TEST(stage.ent().taken_in("edt").size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_sound_journal_is_left_alone) {
  Stage stage;
  stage.drop(stage.make(Kind::edt));
  stage.start();
  BOOST_REQUIRE(stage.settled(1));
  BOOST_TEST(journal_command(stage, "check").code == 0);
  BOOST_TEST(journal_command(stage, "rebuild").code == 4);  // while Navette works on it
  stage.stop();
  const auto ran = journal_command(stage, "rebuild");
  BOOST_TEST(ran.code == 0, ran.output);
  BOOST_TEST(stage.imports().size() == 1u);
  BOOST_TEST(journal_command(stage, "recoudre").code == 2);
  for (const auto& entry : fs::directory_iterator(stage.root() / "etat"))
    BOOST_TEST(entry.path().filename().string().find("abîmé") == std::string::npos, entry.path());
}

// Wherever a rebuilding is cut short: never half a journal at work, and done again it comes to its end.
BOOST_AUTO_TEST_CASE(a_rebuilding_may_be_interrupted_anywhere) {
  for (int point = 1;; ++point) {
    Stage stage;
    stage.drop(stage.make(Kind::edt));
    stage.start();
    BOOST_REQUIRE(stage.settled(1));
    stage.kill();
    const fs::path journal = stage.root() / "etat" / "journal.db";
    gather(journal);
    fs::resize_file(journal, fs::file_size(journal) - 4096);
    e2e::Process rebuild(NAVETTE_PROGRAM, {"journal", "rebuild", "--config", stage.config().string()},
                         stage.root() / "rebuild.out", {{"NAVETTE_KILL_AT", "replacing:" + std::to_string(point)}});
    if (rebuild.wait() != -SIGKILL) {
      BOOST_TEST(point > 8);
      break;
    }
    const auto status = e2e::navette({"status", "--config", stage.config().string()});
    if (status.code != 0) {
      BOOST_TEST(status.code == 4, status.output);
      const auto again = journal_command(stage, "rebuild");
      BOOST_TEST(again.code == 0, again.output);
    }
    const auto check = journal_command(stage, "check");
    BOOST_TEST(check.code == 0, point << ": " << check.output);
    BOOST_REQUIRE(stage.imports().size() == 1u);
    BOOST_TEST(stage.imports()[0].state == State::done);
  }
}

BOOST_AUTO_TEST_SUITE_END()
