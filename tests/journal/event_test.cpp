#include "domain/life.h"
#include "journal/journal.h"
#include "journal/scene.h"

#include <boost/test/unit_test.hpp>

using namespace domain;
using journal::Entry;
using journal::Journal;
using scene::at;

BOOST_FIXTURE_TEST_SUITE(events, scene::Opened)

BOOST_AUTO_TEST_CASE(the_timeline_tells_everything_in_its_order) {
  const Import import = journal.record(scene::import(), Held{"Confirmer ?"}, at(0));
  const Import other = journal.record(scene::import('b'), {}, at(1));
  journal.apply(import.id, Released{}, at(2)).value();
  journal.apply(import.id, Started{}, at(3)).value();
  const auto timeline = journal.timeline(import.id);
  const auto number = timeline.at(0).number;
  const std::vector<Entry> expected{
      {number, import.id, at(0), "received", "Fichier reçu : « EDT_To_KOSMOS_0134567U.xml ».", State::waiting},
      {number + 1, import.id, at(0), "held", "Confirmer ?", State::held},
      {number + 3, import.id, at(2), "released", sentence_of(Released{}), State::waiting},
      {number + 4, import.id, at(3), "started", sentence_of(Started{}), State::submitting},
  };
  BOOST_TEST((timeline == expected));
  BOOST_TEST(journal.timeline(other.id).size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_repeat_says_that_its_content_came_before) {
  journal.record(scene::import(), {}, at(0));
  const auto again = journal.record(scene::import(), {}, at(1)).id;
  BOOST_TEST(journal.timeline(again).at(0).sentence ==
             "Fichier reçu : « EDT_To_KOSMOS_0134567U.xml », dont le même contenu était déjà venu.");
}

BOOST_AUTO_TEST_CASE(a_command_follows_the_daemon) {
  BOOST_TEST(journal.last_entry() == 0);
  Journal command(folder.journal);
  const auto first = journal.record(scene::import('a'), {}, at(0)).id;
  const auto from = command.last_entry();
  BOOST_TEST(from == journal.timeline(first).at(0).number);
  BOOST_TEST(command.since(from).empty());
  const auto second = journal.record(scene::import('b'), {}, at(1)).id;
  journal.apply(first, Started{}, at(2)).value();
  const auto news = command.since(from);
  BOOST_REQUIRE(news.size() == 2u);
  BOOST_TEST(news[0].import == second);
  BOOST_TEST(news[1].import == first);
  BOOST_TEST(news[1].number == command.last_entry());
  BOOST_TEST(command.since(from, 1).size() == 1u);
  BOOST_TEST(command.since(0).size() == 3u);
}

BOOST_AUTO_TEST_CASE(what_happened_cannot_be_rewritten) {
  const auto id = journal.record(scene::import(), {}, at(0)).id;
  const auto before = journal.timeline(id);
  BOOST_CHECK_THROW(scene::execute(folder.journal, "UPDATE event SET sentence = 'Rien.'"), std::exception);
  BOOST_CHECK_THROW(scene::execute(folder.journal, "DELETE FROM event"), std::exception);
  BOOST_TEST((journal.timeline(id) == before));
}

BOOST_AUTO_TEST_SUITE_END()
