// What people are told of exports that are not finished, and what it costs.
#include "engine/unfinished.h"

#include "engine/world.h"

#include <fcntl.h>
#include <unistd.h>

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

bool contains(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(unfinished)

BOOST_AUTO_TEST_CASE(it_is_told_once_stands_in_the_journal_and_goes_with_the_file) {
  World world;  // 18 h 00 UTC
  fs::ofstream(world.drop / kName) << "<?xml version=\"1.0\"?>\n<ExportEmploiDuTemps UAI=\"0134567U\">\n<Cours>";
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

BOOST_AUTO_TEST_CASE(an_empty_file_is_called_empty_and_a_saved_one_is_taken) {
  World world;
  fs::ofstream(world.drop / kName) << "";
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
  const int open = ::open((world.drop / kName).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const std::string begun = "<?xml version=\"1.0\"?>\n<ExportEmploiDuTemps>";
  BOOST_REQUIRE(::write(open, begun.data(), begun.size()) == static_cast<ssize_t>(begun.size()));
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
  ::close(open);
}

BOOST_AUTO_TEST_CASE(nothing_is_written_while_nothing_changes_and_nothing_outlives_the_daemon) {
  World world;
  fs::ofstream(world.drop / kName) << "";
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
}

BOOST_AUTO_TEST_SUITE_END()
