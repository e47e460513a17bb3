// Spool, drop folder and journal, each on a disk that is full, fills while something is written, is read-only or has no
// room for another name: nothing is lost, nothing sent twice, it is said once, `status` answers, and Navette goes on by
// itself when the cause ends. Regular looks come once an hour here.
#include "disk/volume.h"
#include "e2e/ground.h"
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/filesystem/operations.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <signal.h>
#include <sstream>

using disk::Cause;
using disk::Volume;
using domain::Kind;
using domain::State;
using e2e::PrivateMounts;
using e2e::Stage;
namespace fs = boost::filesystem;

BOOST_TEST_GLOBAL_FIXTURE(PrivateMounts);

namespace {

const Cause kAll[] = {Cause::full, Cause::nearly_full, Cause::read_only, Cause::no_names};

struct Scene : Stage {
  explicit Scene(std::vector<std::string> ent = {}) : Stage(e2e::kSkolengo, std::move(ent), {.rescan_every = "1 h"}) {}

  [[nodiscard]] fs::path state() const { return root() / "etat"; }

  [[nodiscard]] e2e::Ran status() const { return types({"status"}); }

  [[nodiscard]] bool in_the_queue() {
    return e2e::until([&] { return !imports().empty() && imports()[0].state == State::queued; });
  }

  void check_started_again() const {
    e2e::recovers("opened", [&] { return said(" started") == 2; });
  }

  // Everything is where it should be, once.
  void check_all_is_well(Cause cause, const std::string& trouble) {
    std::ostringstream what;
    what << cause;
    check_it_is_done(what.str());
    BOOST_TEST(said(trouble) == 1, log());
    stop();
  }
  void check_it_is_done(const std::string& what) const {
    e2e::recovers(what, [&] {
      const auto all = imports();
      return all.size() == 1 && all[0].state == State::done && !all[0].filed_as.empty();
    });
    BOOST_TEST(ent().taken_in("edt").size() == 1u);
    std::size_t filed = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder() / "Importés"))
      if (fs::is_regular_file(entry.status())) {
        BOOST_TEST(!entry.path().filename().string().starts_with('.'), entry.path());
        ++filed;
      }
    BOOST_TEST(filed == 3u);
  }
};

// The journal alone on a volume; the spool inside its folder lies elsewhere.
struct JournalScene : Scene {
  explicit JournalScene(std::vector<std::string> ent = {}) : Scene(std::move(ent)) {}

  // Its volume, when the ENT has just taken the file in and does not say so yet.
  void take_in_and_leave(std::size_t pages) {
    ent().trouble("slow@edt.commit=4");
    drop(make(Kind::edt));
    BOOST_REQUIRE(e2e::until([&] { return ent().taken_in("edt").size() == 1; }));
    volume.leave(pages);
    BOOST_REQUIRE(says("journal.trouble"));
  }
  // That a Navette started anew cannot use the journal either, and lives on.
  bool waits(e2e::Process& again) const {
    return e2e::until([&] { return said("journal.trouble") >= 2 || !again.running(); }) && again.running();
  }

  Volume volume{state()};

 private:
  [[nodiscard]] e2e::Mount elsewhere() const {
    fs::create_directory(root() / "reserve");
    fs::create_directory(state() / "spool");
    return e2e::Mount::again(root() / "reserve", state() / "spool");
  }
  e2e::Mount spool_{elsewhere()};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(disk_)

BOOST_DATA_TEST_CASE(a_spool_that_cannot_be_written_takes_nothing_and_loses_nothing, boost::unit_test::data::make(kAll),
                     cause) {
  Scene scene;
  fs::create_directories(scene.state());
  Volume spool(scene.state() / "spool");
  scene.start();
  BOOST_REQUIRE(scene.says("started"));
  spool.spoil(cause);
  const auto saved = scene.drop(scene.make(Kind::edt));
  BOOST_REQUIRE(scene.says("folder_trouble"));
  BOOST_TEST(fs::exists(saved));
  BOOST_TEST(scene.status().code == 0, scene.status().output);
  spool.mend();
  scene.check_all_is_well(cause, "folder_trouble");
}

BOOST_DATA_TEST_CASE(a_drop_folder_that_cannot_be_written_gets_its_reports_later, boost::unit_test::data::make(kAll),
                     cause) {
  Scene scene({"--queue", "3"});
  Volume folder(scene.folder());
  scene.start();
  scene.drop(scene.make(Kind::edt));
  BOOST_REQUIRE(scene.in_the_queue());
  folder.spoil(cause);
  BOOST_REQUIRE(scene.says("not_filed"));
  BOOST_TEST(scene.imports()[0].filed_as.empty());
  BOOST_TEST(scene.status().code == 0, scene.status().output);
  folder.mend();
  scene.check_all_is_well(cause, "not_filed");
}

BOOST_DATA_TEST_CASE(a_journal_that_cannot_be_opened_is_waited_for,
                     boost::unit_test::data::make({Cause::full, Cause::read_only, Cause::no_names}), cause) {
  JournalScene scene;
  scene.start();
  BOOST_REQUIRE(scene.says("started"));
  scene.stop();
  scene.volume.spoil(cause);
  e2e::Process waiting(NAVETTE_PROGRAM, {"run", "--config", scene.config().string()}, scene.root() / "attente.out");
  const auto saved = scene.drop(scene.make(Kind::edt));
  BOOST_REQUIRE(scene.says("journal.trouble"));
  const auto status = scene.status();
  BOOST_TEST(status.output.find("Rien n'est perdu") != std::string::npos, status.output);
  BOOST_TEST(fs::exists(saved));
  scene.volume.mend();
  scene.check_started_again();
  waiting.signal(SIGTERM);
  BOOST_TEST(waiting.wait() == 0, waiting.output());
  scene.start();
  scene.check_all_is_well(cause, "journal.trouble");
}

// With room for a part of what is to be written: the journal's disk grows full in the middle of a transaction.
BOOST_DATA_TEST_CASE(an_answer_that_cannot_be_journaled_is_kept, boost::unit_test::data::xrange(7), pages) {
  JournalScene scene({"--queue", "6"});
  scene.start();
  scene.drop(scene.make(Kind::edt));
  BOOST_REQUIRE(scene.in_the_queue());
  scene.volume.leave(pages);
  BOOST_REQUIRE(scene.says("journal.trouble"));
  BOOST_TEST(scene.status().code == 0, scene.status().output);
  BOOST_TEST(scene.navette().running());
  scene.volume.mend();
  scene.check_all_is_well(Cause::full, "journal.trouble");
}

// The ENT has the file, and only the memory of Navette knows that it said so.
BOOST_DATA_TEST_CASE(the_answer_to_a_commit_that_cannot_be_journaled_is_kept, boost::unit_test::data::xrange(5),
                     pages) {
  JournalScene scene;
  scene.start();
  scene.take_in_and_leave(pages);
  BOOST_TEST(scene.status().code == 0, scene.status().output);
  scene.ent().heal();
  scene.volume.mend();
  scene.check_all_is_well(Cause::full, "journal.trouble");
  BOOST_TEST(scene.said("doubtful") == 0, scene.log());
}

BOOST_DATA_TEST_CASE(an_answer_lost_with_the_process_on_a_full_disk_is_asked_for_again,
                     boost::unit_test::data::xrange(3), pages) {
  JournalScene scene;
  scene.start();
  scene.take_in_and_leave(pages);
  scene.ent().heal();
  scene.kill();
  e2e::Process again(NAVETTE_PROGRAM, {"run", "--config", scene.config().string()}, scene.root() / "encore.out");
  BOOST_REQUIRE_MESSAGE(scene.waits(again), again.output());
  scene.volume.mend();
  scene.check_it_is_done("started again");
  again.signal(SIGTERM);
  BOOST_TEST(again.wait() == 0, again.output());
}

BOOST_AUTO_TEST_CASE(nothing_is_sent_whose_intent_cannot_be_journaled) {
  JournalScene scene;
  scene.ent().trouble("slow@edt.3=8");
  scene.start();
  // The first sweep empties the journal's second file, which would make room on the full disk.
  BOOST_REQUIRE(e2e::until([&] {
    boost::system::error_code error;
    return fs::file_size(scene.state() / "journal.db-wal", error) == 0 && scene.said(" started") != 0;
  }));
  scene.drop(scene.make(Kind::edt));
  BOOST_REQUIRE(scene.reaches(0, State::submitting));
  scene.volume.spoil(Cause::full);
  BOOST_REQUIRE(scene.says("journal.trouble"));
  BOOST_TEST(scene.ent().taken_in("edt").empty());
  BOOST_TEST(scene.status().code == 0, scene.status().output);
  scene.ent().heal();
  scene.volume.mend();
  BOOST_TEST(scene.says("arrêté avant la validation"));
  scene.check_all_is_well(Cause::full, "journal.trouble");
}

BOOST_AUTO_TEST_SUITE_END()
