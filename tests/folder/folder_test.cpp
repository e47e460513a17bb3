// What people and systems do to a drop folder while Navette runs. A regular look comes once an hour here, so whatever
// is found was noticed; the log says how soon.
#include "e2e/ground.h"
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <sys/stat.h>

using domain::Kind;
using domain::State;
using e2e::Stage;
namespace fs = boost::filesystem;

using e2e::PrivateMounts;
BOOST_TEST_GLOBAL_FIXTURE(PrivateMounts);

namespace {

struct Running : Stage {
  explicit Running(const std::string& folder = "depot", const std::function<bool()>& before = {})
      : Stage(e2e::kSkolengo, {}, {.folder = folder, .rescan_every = "1 h"}) {
    start({}, before);
    import(1, "at rest");
  }
  // The seed-th export, saved and received.
  void import(std::uint64_t seed, const std::string& when) {
    drop(make(Kind::edt, seed));
    received(seed, when);
  }
  void all_done(std::size_t count) {
    BOOST_REQUIRE(settled(count));
    for (const auto& each : imports())
      BOOST_TEST((each.state == State::done || each.state == State::superseded), each.reason);
    stop();
  }
};

// ThreadSanitizer begins a thread of its own in every process; only one without threads may enter a user namespace.
#ifdef __SANITIZE_THREAD__
constexpr bool kMayEnterNamespaces = false;
#else
constexpr bool kMayEnterNamespaces = true;
#endif

void set_rights(const fs::path& path, unsigned mode) { BOOST_REQUIRE(::chmod(path.c_str(), mode) == 0); }

}  // namespace

BOOST_AUTO_TEST_SUITE(folder)

BOOST_AUTO_TEST_CASE(deleted_and_recreated) {
  Running stage;
  BOOST_REQUIRE(stage.settled(1));
  fs::remove_all(stage.folder());
  BOOST_REQUIRE(stage.says("introuvable"));
  fs::create_directory(stage.folder());
  stage.import(2, "recreated");
  e2e::recovers("watched again", [&] { return e2e::watches_on(stage.navette().id(), stage.folder()) == 1; });
  stage.all_done(2);
}

BOOST_AUTO_TEST_CASE(deleted_and_recreated_at_once_again_and_again) {
  Running stage;
  for (std::uint64_t seed = 2; seed <= 8; ++seed) {
    const auto file = stage.make(Kind::edt, seed);
    BOOST_REQUIRE(e2e::until([&] {  // Navette may be filing into it at the same time
      boost::system::error_code error;
      fs::remove_all(stage.folder(), error);
      return !error;
    }));
    fs::create_directory(stage.folder());
    stage.drop(file);
    stage.received(seed, "replaced");
  }
  // What was on its shelf went with the folder, sometimes before its report was beside it: said, and no more is done.
  BOOST_REQUIRE(stage.reaches(7, State::done));
  stage.stop();
}

BOOST_AUTO_TEST_CASE(renamed_and_renamed_back) {
  Running stage;
  BOOST_REQUIRE(stage.settled(1));
  fs::rename(stage.folder(), stage.root() / "ailleurs");
  BOOST_REQUIRE(stage.says("introuvable"));
  Stage::drop_into(stage.root() / "ailleurs", stage.make(Kind::edt, 2));
  fs::rename(stage.root() / "ailleurs", stage.folder());
  stage.received(2, "renamed back, with an export in it");
  stage.all_done(2);
}

BOOST_AUTO_TEST_CASE(the_folder_around_it_is_renamed_and_another_takes_its_place) {
  Running stage("lieu/depot");
  BOOST_REQUIRE(stage.settled(1));
  fs::rename(stage.root() / "lieu", stage.root() / "ancien");
  fs::create_directories(stage.folder());
  stage.import(2, "another folder of that path");
  stage.all_done(2);
}

BOOST_AUTO_TEST_CASE(rights_taken_away_and_given_back) {
  Running stage("lieu/depot", e2e::bound_by_rights());
  BOOST_REQUIRE(stage.settled(1));
  std::uint64_t seed = 1;
  for (const auto& path : {stage.folder(), stage.folder().parent_path()}) {
    set_rights(path, 0);
    stage.drop(stage.make(Kind::edt, ++seed));  // a person whose rights are their own
    if (path == stage.folder()) BOOST_REQUIRE(stage.says("ne peut pas être lu"));
    set_rights(path, 0755);
    stage.received(seed, "rights to read given back");
  }
  BOOST_REQUIRE(stage.settled(seed));
  set_rights(stage.folder(), 0555);
  const auto stuck = stage.drop(stage.make(Kind::edt, ++seed));
  BOOST_REQUIRE(stage.says("ne peut pas être pris"));
  BOOST_TEST(fs::exists(stuck));
  set_rights(stage.folder(), 0755);
  stage.received(seed, "right to take given back");
  BOOST_REQUIRE(stage.settled(seed));
  const auto file = stage.make(Kind::edt, ++seed);
  set_rights(file, 0);
  fs::rename(file, stage.folder() / file.filename());
  BOOST_REQUIRE(stage.says("ne peut pas être lu par Navette"));
  set_rights(stage.folder() / file.filename(), 0644);
  stage.received(seed, "right to read the file given back");
  stage.all_done(seed);
}

// As a person does who keeps their files for themselves: nothing but the rights says that this is an export.
BOOST_AUTO_TEST_CASE(a_file_for_its_owner_only_is_told_of_everywhere_and_taken_once_its_rights_are_given) {
  Running stage("depot", e2e::bound_by_rights());
  BOOST_REQUIRE(stage.settled(1));
  const auto file = stage.make(Kind::edt, 2);
  set_rights(file, 0);
  const fs::path saved = stage.folder() / "emploi du temps de mardi.xml";
  fs::rename(file, saved);
  BOOST_REQUIRE(stage.says("folder.unreadable"));
  const auto status = e2e::navette({"status", "--config", stage.config().string()});
  BOOST_TEST(status.output.find("ne peut pas être lu par Navette") != status.output.npos, status.output);
  BOOST_TEST(stage.log().find("n'est ni un export") == std::string::npos);
  set_rights(saved, 0640);
  e2e::recovers(
      "rights given", [&] { return stage.imports().size() == 2; }, std::chrono::seconds(5));
  stage.all_done(2);
  BOOST_TEST(stage.said("folder.unreadable") == 1);
}

BOOST_AUTO_TEST_CASE(no_watches_left_then_some_again, *boost::unit_test::enable_if<kMayEnterNamespaces>()) {
  Running stage("depot", e2e::with_watches(0));  // the first import came by looking alone
  BOOST_TEST(e2e::watches_on(stage.navette().id(), stage.folder()) == 0);
  e2e::set_watches(stage.navette().id(), 100);
  e2e::recovers("watched", [&] { return e2e::watches_on(stage.navette().id(), stage.folder()) == 1; });
  stage.import(2, "with watches");
  stage.all_done(2);
}

BOOST_AUTO_TEST_SUITE_END()
