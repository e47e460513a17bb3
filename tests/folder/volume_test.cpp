// A drop folder on a volume of its own: an empty mount point is not "no work", and nothing is written into it.
#include "e2e/ground.h"
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <optional>

using domain::Kind;
using domain::State;
using e2e::Mount;
using e2e::Stage;
namespace fs = boost::filesystem;

namespace {

constexpr const char* kAway = "n'est pas monté";

struct Disk : Stage {
  Disk() : Stage(e2e::kSkolengo, {}, {.rescan_every = "1 h"}) { plug_in(); }
  ~Disk() { unplug(); }

  void plug_in() { mounted.emplace(Mount::again(root() / "disque", folder())); }
  void unplug() { mounted.reset(); }

  struct Store {  // the disk itself, in a drawer
    explicit Store(const fs::path& at) : made(fs::create_directory(at)), memory(Mount::memory(at)) {}
    bool made;
    Mount memory;
  } store{root() / "disque"};
  std::optional<Mount> mounted;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(volume)

BOOST_AUTO_TEST_CASE(unmounted_and_mounted_again) {
  Disk stage;
  stage.start();
  stage.drop(stage.make(Kind::edt, 1));
  BOOST_REQUIRE(stage.settled(1));
  stage.ent().trouble("maintenance");
  stage.drop(stage.make(Kind::edt, 2));
  BOOST_REQUIRE(e2e::until([&] { return stage.imports().size() == 2 && stage.imports()[1].attempts > 0; }));

  stage.unplug();
  BOOST_REQUIRE(stage.says(kAway));
  BOOST_TEST(stage.types({"status", "--json"}).output.find(kAway) != std::string::npos);
  stage.ent().heal();
  BOOST_REQUIRE(stage.reaches(1, State::done));  // what was taken goes on; only its filing waits
  BOOST_REQUIRE(stage.says("not_filed"));
  Stage::drop_into(stage.root() / "disque", stage.make(Kind::edt, 3));
  BOOST_TEST(stage.imports()[1].filed_as.empty());
  BOOST_TEST(fs::is_empty(stage.folder()));
  const auto told = [&](std::vector<std::string> words) { return stage.types(std::move(words)).output; };
  BOOST_REQUIRE(e2e::until([&] { return told({"status"}).find("pas encore rangé") != std::string::npos; }));
  BOOST_TEST(told({"status", "--json"}).find("\"unfiled\":[{") != std::string::npos);
  BOOST_TEST(told({"show", "2"}).find("pas encore rangé") != std::string::npos);

  stage.plug_in();
  e2e::recovers("mounted again, with an export on it", [&] { return stage.imports().size() == 3; });
  BOOST_REQUIRE(stage.settled(3));
  for (const auto& import : stage.imports()) BOOST_TEST(fs::exists(import.filed_as));
  BOOST_TEST(stage.said("not_filed") == 1);  // said once
  stage.unplug();
  BOOST_TEST(fs::is_empty(stage.folder()));
  stage.stop();
}

BOOST_AUTO_TEST_CASE(started_while_its_volume_is_away) {
  Disk stage;
  stage.start();
  stage.drop(stage.make(Kind::edt, 1));
  BOOST_REQUIRE(stage.settled(1));
  stage.stop();
  stage.unplug();
  stage.start();
  BOOST_REQUIRE(stage.says(kAway));
  Stage::drop_into(stage.root() / "disque", stage.make(Kind::edt, 2));
  stage.plug_in();
  e2e::recovers("mounted after the start", [&] { return stage.imports().size() == 2; });
  BOOST_REQUIRE(stage.settled(2));
  stage.stop();
}

BOOST_AUTO_TEST_CASE(a_volume_mounted_for_the_first_time_after_the_start) {
  Disk stage;
  stage.unplug();
  stage.start();
  stage.drop(stage.make(Kind::edt, 1));  // into the folder below: it looks like any other
  BOOST_REQUIRE(stage.settled(1));
  Stage::drop_into(stage.root() / "disque", stage.make(Kind::edt, 2));
  stage.plug_in();
  e2e::recovers("mounted over", [&] { return stage.imports().size() == 2; });
  BOOST_REQUIRE(stage.settled(2));
  stage.stop();
}

BOOST_AUTO_TEST_CASE(a_folder_that_left_its_volume_for_good_is_taken_at_a_persons_word) {
  Disk stage;
  stage.start();
  stage.drop(stage.make(Kind::edt, 1));
  BOOST_REQUIRE(stage.settled(1));
  stage.unplug();
  const auto file = stage.drop(stage.make(Kind::edt, 2));
  BOOST_REQUIRE(stage.says(kAway));
  BOOST_TEST(fs::exists(file));
  fs::create_directory(stage.folder() / "Importés");
  e2e::recovers("a person said so", [&] { return stage.imports().size() == 2; });
  BOOST_REQUIRE(stage.settled(2));
  stage.stop();
}

BOOST_AUTO_TEST_SUITE_END()
