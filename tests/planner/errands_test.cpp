// What is looked up at the ENT after an import is done (rules 25 and 26).
#include "planner/scene.h"

namespace planner {

namespace {

using domain::Errand;
using domain::Task;

struct Errands : Scene {
  Errand& errand(unsigned school, Task task = Task::people, Duration in = 0min) {
    errands.push_back({.id = static_cast<domain::ErrandId>(errands.size()) + 1,
                       .school = uai(school),
                       .task = task,
                       .due_at = now + in});
    return errands.back();
  }
  Plan all() const {
    return planner::plan({imports, portals, refused, running, errands, running_errands}, now, policy);
  }
  std::vector<domain::ErrandId> going() const {
    std::vector<domain::ErrandId> ids;
    for (const Action& action : all().actions)
      if (action.verb == Verb::errand) ids.push_back(action.errand);
    return ids;
  }
  std::vector<Errand> errands{};
  std::set<domain::ErrandId> running_errands{};
};

using Ids = std::vector<domain::ErrandId>;

BOOST_AUTO_TEST_SUITE(planner_errands)

BOOST_AUTO_TEST_CASE(rule_25_an_errand_goes_when_its_moment_has_come) {
  Errands scene;
  scene.errand(1, Task::people, 5min);
  BOOST_TEST(scene.going() == Ids{});
  BOOST_TEST((scene.all().wake_at == scene.now + 5min));
  scene.now += 5min;
  BOOST_TEST(scene.going() == Ids{1});
}

BOOST_AUTO_TEST_CASE(rule_25_imports_of_its_school_go_first) {
  Errands scene;
  scene.errand(1);
  const auto edt = scene.edt();
  BOOST_TEST(scene.fate(edt) == "submit");
  BOOST_TEST(scene.going() == Ids{});
  scene.queue(edt);
  BOOST_TEST(scene.going() == Ids{});
  scene.apply(edt, domain::Finished{});
  BOOST_TEST(scene.going() == Ids{1});
  scene.idpn(2);  // waits for its EDT: nothing of it can go
  scene.errand(2);
  BOOST_TEST(scene.going() == (Ids{1, 2}));
}

BOOST_AUTO_TEST_CASE(rule_25_one_of_a_school_and_no_import_beside_it) {
  Errands scene;
  scene.errand(1);
  scene.errand(1, Task::timetable);
  BOOST_TEST(scene.going() == Ids{1});
  scene.running_errands = {1};
  BOOST_TEST(scene.going() == Ids{});
  const auto edt = scene.edt();
  const auto plan = scene.all();
  BOOST_TEST(plan.actions.empty());
  BOOST_TEST(contains(plan.waits.at(0).sentence, "Attend son tour"));
  BOOST_TEST(plan.waits.at(0).import == edt);
}

BOOST_AUTO_TEST_CASE(rule_25_the_ents_bound_holds) {
  Errands scene;
  for (const unsigned school : {1u, 2u, 3u, 4u}) scene.errand(school);
  BOOST_TEST(scene.going() == (Ids{1, 2}));
  scene.running_errands = {1};
  BOOST_TEST(scene.going() == Ids{2});
  scene.edt(3);
  BOOST_TEST(scene.going() == Ids{});  // the import took what was free
}

BOOST_AUTO_TEST_CASE(rule_25_not_while_the_ent_is_ill_the_account_refused_or_the_hours_quiet) {
  Errands scene;
  scene.errand(1);
  scene.errand(2);
  scene.portals = {{.portal = "ent", .failures = 1, .closed_until = scene.now + 3min}};
  BOOST_TEST(scene.going() == Ids{});
  scene.now += 3min;
  BOOST_TEST(scene.going() == Ids{1});  // one makes the probe
  scene.portals.clear();
  scene.errands.pop_back();
  scene.refused = {{uai(1), "a", scene.now}};
  BOOST_TEST(scene.going() == Ids{});
  BOOST_TEST(!scene.all().wake_at.has_value());
  scene.refused.clear();
  scene.policy.quiet = QuietHours{12 * 60, 13 * 60};
  BOOST_TEST(scene.going() == Ids{});
  BOOST_TEST((scene.all().wake_at == utc(2026, 9, 3, 13)));
}

BOOST_AUTO_TEST_CASE(rule_26_what_failed_is_tried_again_ten_times_in_all) {
  Errands scene;
  std::optional<Errand> errand = scene.errand(1);
  int tries = 0;
  for (; errand; ++tries) {
    const auto next = errand_after_failure(*errand, failure(Fault::unavailable), scene.now, scene.policy);
    if (next) BOOST_TEST((next->due_at > scene.now));
    errand = next;
  }
  BOOST_TEST(tries == 10);
}

BOOST_AUTO_TEST_CASE(rule_26_a_page_that_is_not_as_described_ends_it_and_a_stop_costs_nothing) {
  Errands scene;
  const Errand errand = scene.errand(1);
  const auto after = [&](Fault fault) { return errand_after_failure(errand, failure(fault), scene.now, scene.policy); };
  BOOST_TEST(!after(Fault::page_changed).has_value());
  BOOST_TEST((after(Fault::cancelled) == errand));
  BOOST_TEST((after(Fault::credentials_refused) == errand));
}

BOOST_AUTO_TEST_CASE(what_follows_an_import_is_what_its_rules_allow_and_it_gives_reason_for) {
  Errands scene;
  const auto edt = scene.done(1, Kind::edt);
  SchoolRules rules = scene.policy.schools.at(uai(1));
  rules.tasks = {Task::people, Task::timetable};
  const auto tasks = [&] {
    std::set<Task> found;
    for (const Errand& errand : errands_after(scene.at(edt), rules, scene.now)) {
      BOOST_TEST(errand.import == edt);
      found.insert(errand.task);
    }
    return found;
  };
  BOOST_TEST((tasks() == std::set{Task::timetable}));  // everybody was recognised
  scene.at(edt).outcome.not_recognised = {"MARTIN Zoé (élève)"};
  BOOST_TEST((tasks() == std::set{Task::people, Task::timetable}));
  rules.tasks.clear();
  BOOST_TEST(tasks().empty());
}

BOOST_AUTO_TEST_CASE(rule_27_an_ent_may_take_weeks_to_open_accounts) {
  Errands scene;
  const auto edt = scene.done(1, Kind::edt);
  SchoolRules rules = scene.policy.schools.at(uai(1));
  rules.tasks = {Task::credentials};
  std::optional<Errand> errand = errands_after(scene.at(edt), rules, scene.now).at(0);
  for (int file = 1; file < 4; ++file) {
    errand = errand_after(*errand, 0, scene.now);
    BOOST_REQUIRE(errand.has_value());
    BOOST_TEST(errand->round == file);
  }
  BOOST_TEST(!errand_after(*errand, 0, scene.now).has_value());
  BOOST_TEST(errand_after(*errand, 1, scene.now)->quiet == 0);
}

BOOST_AUTO_TEST_CASE(rule_27_credentials_are_fetched_weekly_until_two_files_bring_nobody_new) {
  Errands scene;
  const Errand first = scene.errand(1, Task::credentials);
  const auto second = errand_after(first, 3, scene.now);
  BOOST_TEST((second->due_at == scene.now + 24h * 7));
  BOOST_TEST(second->quiet == 0);
  const auto third = errand_after(*second, 0, scene.now);
  BOOST_TEST(third->quiet == 1);
  BOOST_TEST(!errand_after(*third, 0, scene.now).has_value());
  BOOST_TEST(errand_after(*third, 1, scene.now)->quiet == 0);
  BOOST_TEST(!errand_after(scene.errand(1), 5, scene.now).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

}  // namespace planner
