#include "journal/journal.h"
#include "journal/scene.h"

#include <boost/test/unit_test.hpp>

using namespace domain;
using journal::Journal;
using scene::at;

BOOST_FIXTURE_TEST_SUITE(memory, scene::Opened)

BOOST_AUTO_TEST_CASE(the_health_of_each_portal) {
  BOOST_TEST(journal.portals().empty());
  journal.store(PortalHealth{"mon-ent", 3, at(5)});
  journal.store(PortalHealth{"autre ent", 0, {}});
  journal.store(PortalHealth{"mon-ent", 4, at(9)});
  Journal reopened(folder.journal);
  const std::vector<PortalHealth> expected{{"autre ent", 0, {}}, {"mon-ent", 4, at(9)}};
  BOOST_TEST((reopened.portals() == expected));
  reopened.store(PortalHealth{"mon-ent", 0, {}});
  BOOST_TEST((journal.portals().at(1) == PortalHealth{"mon-ent", 0, {}}));
}

BOOST_AUTO_TEST_CASE(a_pause_is_lifted_but_for_what_the_portal_asked) {
  journal.store(PortalHealth{"asked", 2, at(9), at(5)});
  journal.store(PortalHealth{"not asked", 2, at(9), {}});
  for (const char* portal : {"asked", "not asked", "never heard of"}) journal.lift_pause(portal);
  const std::vector<PortalHealth> expected{{"asked", 2, at(5), at(5)}, {"not asked", 2, {}, {}}};
  BOOST_TEST((Journal(folder.journal).portals() == expected));
}

BOOST_AUTO_TEST_CASE(whether_refused_credentials_are_in_use_is_noted_of_those_only) {
  const RefusedAccount refused{scene::school(), "abc", at(1), false};
  journal.note_current(refused);
  BOOST_TEST(journal.refused_accounts().empty());  // forgiven meanwhile
  journal.store(RefusedAccount{scene::school(), "abc", at(1)});
  journal.note_current(refused);
  BOOST_TEST((Journal(folder.journal).refused_accounts() == std::vector{refused}));
  journal.note_current({scene::school(), "def", at(1), true});
  BOOST_TEST((journal.refused_accounts() == std::vector{refused}));
}

BOOST_AUTO_TEST_CASE(a_clock_put_back_takes_along_what_waits_and_nothing_else) {
  BOOST_TEST(!journal.last_moment().has_value());
  const auto waiting = journal.record(scene::import('a'), {}, at(0));
  BOOST_TEST(journal.apply(waiting.id, Started{}, at(1)).has_value());
  BOOST_TEST(journal.apply(waiting.id, Committing{"mark"}, at(2)).has_value());
  BOOST_TEST(journal.apply(waiting.id, Queued{3, at(9)}, at(3)).has_value());
  const auto ended = journal.record(scene::import('b'), Refused{"damaged"}, at(4));
  journal.store(PortalHealth{"mon-ent", 4, at(9), at(8)});
  journal.store(PortalHealth{"autre ent", 0, {}});
  const auto timeline = journal.timeline(waiting.id);
  BOOST_TEST((journal.last_moment() == at(4)));

  journal.shift(-std::chrono::minutes(60));
  Journal reopened(folder.journal);
  const auto moved = reopened.find(waiting.id);
  BOOST_TEST((moved->not_before == at(9 - 60)));
  BOOST_TEST((moved->committed_at == at(2 - 60)));
  BOOST_TEST((moved->received_at == at(0)));
  BOOST_TEST((reopened.find(ended.id) == ended));
  const std::vector<PortalHealth> expected{{"autre ent", 0, {}}, {"mon-ent", 4, at(9 - 60), at(8 - 60)}};
  BOOST_TEST((reopened.portals() == expected));
  BOOST_TEST((reopened.timeline(waiting.id) == timeline));
  BOOST_TEST(!reopened.last_moment().has_value());  // it was dealt with: once
  std::ignore = journal.record(scene::import('c'), {}, at(-55));
  BOOST_TEST((reopened.last_moment() == at(-55)));
}

BOOST_AUTO_TEST_CASE(refused_accounts_stand_until_forgiven) {
  const RefusedAccount first{scene::school(), "abc", at(1)}, other{scene::school("0750001A"), "xyz", at(2)};
  journal.store(first);
  journal.store(other);
  const RefusedAccount newer{scene::school(), "def", at(3)};
  journal.store(newer);
  BOOST_TEST((Journal(folder.journal).refused_accounts() == std::vector{newer, first, other}));
  journal.forgive(scene::school());
  BOOST_TEST((journal.refused_accounts() == std::vector{other}));
  journal.forgive(scene::school());
}

BOOST_AUTO_TEST_CASE(a_bystander_is_spoken_of_once_until_it_changes) {
  using Sights = std::vector<journal::Sight>;
  const journal::Sight list{"/bureau/liste d'été.xlsx", 5'000'000'000, at(0)}, other{"/bureau/autre.xlsx", 7, at(0)};
  BOOST_TEST((journal.unknown({list}) == Sights{list}));
  BOOST_TEST((journal.first_sights({list}) == Sights{list}));  // to ask is not to tell
  BOOST_TEST(journal.unknown({list}).empty());
  BOOST_TEST(journal.first_sights({list}).empty());
  BOOST_TEST(journal.first_sights({}).empty());
  BOOST_TEST((Journal(folder.journal).first_sights({list, other}) == Sights{other}));
  for (const journal::Sight& changed : {journal::Sight{list.path, 12, at(0)}, journal::Sight{list.path, 12, at(1)}}) {
    BOOST_TEST((journal.first_sights({changed, other}) == Sights{changed}));
    BOOST_TEST(journal.first_sights({changed}).empty());
  }
}

BOOST_AUTO_TEST_CASE(unfinished_files_are_replaced_all_at_once) {
  using Why = Unfinished::Why;
  BOOST_TEST(journal.unfinished().empty());
  const std::vector<Unfinished> all{{"/bureau", "EDT_To_KOSMOS « été ».xml", Why::cut_off, at(1), at(11)},
                                    {"/srv", "IdPN.xml", Why::held_open, at(2), {}}};
  journal.store(all);
  BOOST_TEST((Journal(folder.journal).unfinished() == all));
  journal.store({all.back()});
  BOOST_TEST((journal.unfinished() == std::vector{all.back()}));
  journal.store(std::vector<Unfinished>());
  BOOST_TEST(journal.unfinished().empty());
}

BOOST_AUTO_TEST_CASE(the_salt_is_made_once_per_journal) {
  const auto salt = journal.salt();
  BOOST_TEST(salt.size() == 64u);
  BOOST_TEST(journal.salt() == salt);
  BOOST_TEST(Journal(folder.journal).salt() == salt);
  scene::Folder elsewhere;
  BOOST_TEST(Journal(elsewhere.journal).salt() != salt);
}

BOOST_AUTO_TEST_SUITE_END()
