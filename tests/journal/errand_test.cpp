// What is still to be done because of an import, and who was met at it.
#include "domain/errand.h"

#include "domain/event.h"
#include "journal/journal.h"
#include "journal/scene.h"

#include <boost/test/unit_test.hpp>

#include <vector>

using domain::Errand;
using domain::Task;
using scene::at;

namespace {

using Digests = std::vector<std::string>;

struct Followed : scene::Opened {
  Errand errand{.school = scene::school(),
                .task = Task::credentials,
                .import = journal.record(scene::import(), std::nullopt, at(0)).id,
                .due_at = at(10),
                .quiet = -2};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(errands, Followed)

BOOST_AUTO_TEST_CASE(an_import_has_one_of_a_task_in_each_round_even_when_it_ended) {
  journal.store(errand);
  journal.store(errand);
  auto all = journal.errands();
  BOOST_REQUIRE(all.size() == 1u);
  errand.id = all[0].id;
  BOOST_TEST((all[0] == errand));
  journal.end(errand.id, at(11));
  BOOST_TEST(journal.errands().empty());
  Errand again = errand;
  again.id = 0;
  journal.store(again);
  BOOST_TEST(journal.errands().empty());
  again.round = 1;  // though it brought somebody, as the one before
  journal.store(again);
  BOOST_TEST(journal.errands().size() == 1u);
}

BOOST_AUTO_TEST_CASE(one_that_is_there_changes_all_but_school_and_task) {
  journal.store(errand);
  Errand changed = journal.errands().at(0);
  changed.import = journal.record(scene::import('b'), std::nullopt, at(1)).id;
  changed.due_at = at(20);
  changed.attempts = 3;
  changed.round = 2;
  changed.quiet = 1;
  journal.store(changed);
  BOOST_TEST((journal.errands() == std::vector{changed}));
}

BOOST_AUTO_TEST_CASE(who_is_met_is_no_stranger_in_that_school_and_of_that_kind) {
  const auto school = scene::school();
  BOOST_TEST((journal.strangers(school, "letter", {"b", "a"}) == Digests{"b", "a"}));
  BOOST_TEST(journal.meet(school, "letter", {"a", "b"}) == 2);
  BOOST_TEST(journal.meet(school, "letter", {"a", "c"}) == 1);
  BOOST_TEST((journal.strangers(school, "letter", {"d", "a", "c"}) == Digests{"d"}));
  BOOST_TEST((journal.strangers(school, "account", {"a"}) == Digests{"a"}));
  BOOST_TEST((journal.strangers(scene::school("0134568V"), "letter", {"a"}) == Digests{"a"}));
}

BOOST_AUTO_TEST_SUITE_END()
