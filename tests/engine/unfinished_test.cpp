// What people are told of exports that are not finished, and what it costs.
#include "engine/unfinished.h"

#include "engine/world.h"

#include <fstream>

using engine_world::contains;
using engine_world::World;
using namespace std::chrono_literals;
namespace fs = boost::filesystem;
using Why = domain::Unfinished::Why;

namespace {

constexpr const char* kName = "EDT_To_KOSMOS_0134567U.xml";

std::vector<std::string> sentences(const World& world, const std::string& event) {
  std::vector<std::string> found;
  for (const auto& fact : world.facts)
    if (fact.event == event) found.push_back(fact.sentence);
  return found;
}

// A file of the world as somebody saved it at that moment.
void save(const World& world, const std::string& bytes, domain::Instant at) {
  std::ofstream(world.drop / kName) << bytes;
  fs::last_write_time(world.drop / kName, std::chrono::system_clock::to_time_t(at));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(unfinished)

BOOST_AUTO_TEST_CASE(it_is_told_once_stands_in_the_journal_and_goes_with_the_file) {
  World world;  // 18 h 00 UTC
  save(world, "<?xml version=\"1.0\"?>\n<ExportEmploiDuTemps UAI=\"0134567U\">\n<Cours>", world.wall);
  world.step();
  BOOST_TEST(world.journal->unfinished().empty());  // perhaps it is just being saved
  world.work(5min);
  const auto told = world.journal->unfinished();
  BOOST_TEST_REQUIRE(told.size() == 1u);
  BOOST_TEST(told[0].folder == world.drop.string());
  BOOST_TEST(told[0].file_name == kName);
  BOOST_TEST((told[0].why == Why::cut_off));
  BOOST_TEST((*told[0].refused_at - told[0].since == 10min));
  const auto logged = sentences(world, "unfinished");
  BOOST_TEST_REQUIRE(logged.size() == 1u);
  BOOST_TEST(contains(logged[0], "balise de fermeture"));
  BOOST_TEST(contains(logged[0], "depuis 18\u00A0h\u00A000"));
  BOOST_TEST(contains(logged[0], "S'il n'est pas terminé à 18\u00A0h\u00A010, il sera refusé comme tronqué."));
  BOOST_TEST(fs::exists(world.drop / kName));

  world.work(6min);
  BOOST_TEST(world.journal->unfinished().empty());
  BOOST_TEST(world.last().state == domain::State::refused);
  BOOST_TEST(contains(world.last().reason, "incomplet"));
  BOOST_TEST(sentences(world, "unfinished").size() == 1u);
}

BOOST_AUTO_TEST_CASE(since_when_it_has_not_changed_outlives_the_daemon) {
  World world;
  save(world, "<?xml version=\"1.0\"?>\n<ExportEmploiDuTemps>", world.wall - 42min);
  world.work(1min);
  BOOST_TEST_REQUIRE(world.journal->unfinished().size() == 1u);
  BOOST_TEST((world.journal->unfinished()[0].since == world.wall - 43min - 1s));
  world.begin();
  world.work(1min);
  BOOST_TEST(contains(sentences(world, "unfinished").back(), "n'a pas changé depuis 17\u00A0h\u00A018"));
  save(world, "<?xml version=\"1.0\"?>\n<ExportEmploiDuTemps>", world.wall + 5h);  // by a clock that is ahead
  world.work(1min);
  BOOST_TEST((world.journal->unfinished()[0].since <= world.wall));
}

BOOST_AUTO_TEST_CASE(an_empty_file_is_called_empty_and_a_saved_one_is_taken) {
  World world;
  std::ofstream(world.drop / kName) << "";
  world.work(1min);
  BOOST_TEST_REQUIRE(sentences(world, "unfinished").size() == 1u);
  BOOST_TEST(contains(sentences(world, "unfinished")[0], "est vide"));
  BOOST_TEST(contains(sentences(world, "unfinished")[0], "il sera refusé comme vide."));
  world.save(domain::Kind::edt, 1, world.wall);
  BOOST_TEST(world.work().size() == 1u);
  BOOST_TEST(world.journal->unfinished().empty());
}

BOOST_AUTO_TEST_CASE(one_that_is_held_open_for_long_is_told_of_again_as_a_warning) {
  World world;
  std::ofstream open(world.drop / kName, std::ios::binary);
  const std::string begun = "<?xml version=\"1.0\"?>\n<ExportEmploiDuTemps>";
  BOOST_REQUIRE((open << begun << std::flush));
  world.work(9min);
  const auto early = world.journal->unfinished();
  BOOST_TEST_REQUIRE(early.size() == 1u);
  if (early[0].why == Why::written) {  // where leases cannot be asked for, it is only cut off
    BOOST_TEST(!early[0].refused_at);
    world.work(5min);
    BOOST_TEST((world.journal->unfinished().at(0).why == Why::held_open));
    BOOST_TEST(sentences(world, "unfinished").size() == 2u);
    BOOST_TEST(contains(sentences(world, "unfinished")[1], "fermez ce programme"));
    BOOST_TEST(world.facts.back().warning);
    BOOST_TEST(world.told("folder_trouble") == 0);
  }
}

// As the intake sees it; real rights are tests/intake/unreadable_test.cpp's.
BOOST_AUTO_TEST_CASE(one_that_may_not_be_opened_is_told_of_once_as_a_warning_and_again_when_something_changed) {
  World world;
  engine::UnfinishedFiles files(*world.journal);
  const intake::Lingering locked{kName, Why::unreadable, world.steady, {}};
  const intake::Lingering cut{kName, Why::cut_off, world.steady, world.steady + 10min};
  const auto told = [&](const std::vector<intake::Lingering>& seen) {
    return files.update("/depot", seen, world.steady, world.wall).size();
  };
  BOOST_TEST(told({locked}) == 1u);
  BOOST_TEST((world.journal->unfinished().at(0).why == Why::unreadable));
  BOOST_TEST(told({locked}) == 0u);
  BOOST_TEST(told({cut}) == 1u);  // somebody gave the rights, and there is something else to say
  BOOST_TEST(told({cut}) == 0u);
  BOOST_TEST(told({locked}) == 1u);
  BOOST_TEST(told({}) == 0u);
  BOOST_TEST(world.journal->unfinished().empty());
}

BOOST_AUTO_TEST_CASE(nothing_is_written_while_nothing_changes_and_nothing_outlives_the_daemon) {
  World world;
  std::ofstream(world.drop / kName) << "";
  world.work(1min);
  BOOST_TEST(world.journal->unfinished().size() == 1u);
  const auto foreign = std::vector{domain::Unfinished{"/ailleurs", "x.xml", Why::empty, world.wall, {}}};
  world.journal->store(foreign);  // would be overwritten by any write
  world.work(2min);
  BOOST_TEST((world.journal->unfinished() == foreign));
  fs::remove(world.drop / kName);
  world.begin();  // the first scan replaces what an earlier process saw
  world.step();
  BOOST_TEST(world.journal->unfinished().empty());
}

BOOST_AUTO_TEST_CASE(every_reason_is_a_whole_sentence_with_its_moment) {
  const auto now = std::chrono::sys_days{std::chrono::year{2026} / 9 / 2} + 12h;
  for (const Why why : {Why::written, Why::held_open, Why::empty, Why::cut_off}) {
    const auto today = engine::sentence_of({"/d", "a.xml", why, now - 1h, {}}, now, {});
    BOOST_TEST(contains(today, "« a.xml »"));
    BOOST_TEST(contains(today, "depuis 11\u00A0h\u00A000"), today);
    BOOST_TEST(today.ends_with('.'));
    BOOST_TEST(!contains(today, "refusé"));
    BOOST_TEST(contains(engine::sentence_of({"/d", "a.xml", why, now - 13h, {}}, now, {}), "depuis le mardi"));
  }
  for (const Why why : {Why::written, Why::held_open}) {
    const auto named = engine::sentence_of({"/d", "a.xml", why, now - 1h, {}}, now, {}, "EDT 2026");
    BOOST_TEST(contains(named, "EDT 2026 le garde ouvert"), named);
    BOOST_TEST(contains(named, "fermez EDT 2026"), named);
  }
  const auto locked = engine::sentence_of({"/d", "a.xml", Why::unreadable, now, {}}, now, {});
  BOOST_TEST(contains(locked, "« a.xml » ne peut pas être lu par Navette"));
  const bool is_windows = boost::filesystem::path::preferred_separator == '\\';
  BOOST_TEST(contains(locked, is_windows ? "icacls \"" : "chmod g+r"));
  BOOST_TEST(contains(locked, "chmod") != is_windows);
  BOOST_TEST(locked.ends_with('.'));
}

BOOST_AUTO_TEST_SUITE_END()
