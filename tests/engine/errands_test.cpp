// What the engine has done at the ENT after an import.
#include "engine/world.h"

using domain::Task;
using engine_world::bytes_of;
using engine_world::contains;
using engine_world::World;
using namespace std::chrono_literals;
using Verb = planner::Action::Verb;

namespace {

constexpr const char* kUnknown = "LE GALL Maël (élève)";

struct Errands : World {
  explicit Errands(std::set<Task> tasks = {Task::people}) {
    for (auto& policy : settings.policies)
      for (auto& [school, rules] : policy.schools) {
        rules.tasks = tasks;
        rules.credentials_after = 24h * 7;
      }
    begin();
  }
  // An EDT is done; somebody was not recognised.
  void import_one() {
    save(domain::Kind::edt, 1, wall);
    const auto job = work().at(0);
    BOOST_REQUIRE(engine->commit(job.import.id, "mark", wall));
    answer(job, portal::Answer(portal::TakenIn{{.not_recognised = {kUnknown}}}));
  }
  void accomplish(const engine::Job& job, const domain::Result<engine::Accomplished>& result) {
    for (auto& fact : engine->accomplished(job, result, wall)) facts.push_back(fact);
  }
};

const engine::Accomplished kFound{{{Task::people, kUnknown, {"« LEGALL Maël » dans l'ENT."}}}, "Une piste.", {}};

}  // namespace

BOOST_AUTO_TEST_SUITE(engine_errands)

BOOST_AUTO_TEST_CASE(who_was_not_recognised_is_looked_up_and_told_in_the_report) {
  Errands world;
  world.import_one();
  const auto job = world.work().at(0);
  BOOST_TEST((job.verb == Verb::errand));
  BOOST_TEST((job.errand->task == Task::people));
  BOOST_TEST(job.import.outcome.not_recognised.size() == 1u);
  BOOST_TEST(world.work().empty());  // once
  world.accomplish(job, kFound);
  BOOST_TEST(world.told("remarked") == 1);
  BOOST_TEST(world.work().empty());
  BOOST_TEST(contains(bytes_of(world.last().filed_as + ".txt"), "LEGALL Maël"));
  BOOST_TEST(world.journal->timeline(1).back().sentence == "Une piste.");
  BOOST_TEST(world.journal->errands().empty());
  for (const auto& fact : world.facts) BOOST_TEST(!contains(fact.sentence, "GALL"));
}

BOOST_AUTO_TEST_CASE(what_is_to_come_says_when_and_that_refused_credentials_stop_it) {
  Errands world({Task::people, Task::credentials});
  world.import_one();
  const engine::Outlook outlook(*world.journal, world.settings);
  const auto to_come = outlook.to_come(world.wall);
  BOOST_REQUIRE(to_come.size() == 2u);
  BOOST_TEST((to_come[0].errand.task == Task::people));
  BOOST_TEST((to_come[0].opens == world.wall));
  BOOST_TEST((to_come[1].errand.task == Task::credentials));
  BOOST_TEST((to_come[1].opens == to_come[1].errand.due_at));
  BOOST_TEST((*to_come[1].opens > world.wall));
  const auto& [school, rules] = *world.settings.policies.front().schools.begin();
  world.journal->store(domain::RefusedAccount{school, rules.fingerprint, world.wall});
  for (const auto& each : outlook.to_come(world.wall)) BOOST_TEST(!each.opens.has_value());
}

BOOST_AUTO_TEST_CASE(a_stop_in_between_loses_and_doubles_nothing) {
  Errands world;
  world.import_one();
  world.work();
  world.begin();
  const auto job = world.work().at(0);
  BOOST_TEST((job.verb == Verb::errand));
  world.accomplish(job, kFound);
  world.begin();
  BOOST_TEST(world.work().empty());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_looked_up_is_told_and_the_import_stays_done) {
  Errands world;
  world.import_one();
  const auto first = world.work().at(0);
  world.accomplish(first, domain::Failure{domain::Fault::unreachable, "Pas de réponse."});
  BOOST_TEST(world.told("remarked") == 0);
  const auto again = world.work(2h).at(0);
  BOOST_TEST(again.errand->attempts == 1);
  world.accomplish(again, domain::Failure{domain::Fault::page_changed, "La page n'est pas celle attendue."});
  world.work();
  const auto import = world.journal->find(1).value();
  BOOST_TEST((import.state == domain::State::done));
  BOOST_TEST(contains(bytes_of(import.filed_as + ".txt"), "La page n’est pas celle"));
}

BOOST_AUTO_TEST_CASE(refused_credentials_stop_errands_as_they_stop_imports) {
  Errands world;
  world.import_one();
  world.accomplish(world.work().at(0), domain::Failure{domain::Fault::credentials_refused, "Refusé."});
  BOOST_TEST(world.told("account_refused") == 1);
  BOOST_TEST(contains(world.facts.back().sentence, "navette check --again"));
  BOOST_TEST(world.work(24h).empty());
  BOOST_TEST(world.engine->configured(engine_world::kUai, "other"));
  BOOST_TEST(world.work().size() == 1u);
}

BOOST_AUTO_TEST_CASE(what_is_forgotten_is_not_learnt_again) {
  Errands world;
  world.import_one();
  const auto job = world.work().at(0);
  world.journal->forget_people(world.wall + 1h, world.wall);
  world.accomplish(job, kFound);
  BOOST_TEST(world.journal->find(1)->outcome.remarks.empty());
  BOOST_TEST(world.journal->errands().empty());
}

BOOST_AUTO_TEST_CASE(credentials_are_fetched_each_week_while_somebody_new_has_an_account) {
  Errands world({Task::credentials});
  world.import_one();
  const auto fetch = [&](const std::vector<std::string>& met) {
    world.pass(24h * 7);
    const auto jobs = world.work();
    BOOST_REQUIRE(jobs.size() == 1u);
    world.accomplish(jobs[0], engine::Accomplished{{{Task::credentials, "", {}}}, "Fichier téléchargé", met});
  };
  fetch({});  // the ENT is late
  fetch({"a", "b"});
  fetch({"a", "b", "c"});
  fetch({"a", "b", "c"});
  fetch({"a", "b", "c"});
  world.pass(24h * 7);
  BOOST_TEST(world.work().empty());
  BOOST_TEST(world.journal->errands().empty());
}

BOOST_AUTO_TEST_CASE(newcomers_of_a_later_export_have_time_too_and_no_fetch_of_their_own) {
  Errands world({Task::credentials});
  world.import_one();
  const auto first = world.journal->errands().at(0);
  world.pass(24h);
  world.save(domain::Kind::edt, 2, world.wall, engine_world::kUai, false);
  const auto job = world.work().at(0);
  world.take_in(job);
  const auto all = world.journal->errands();
  BOOST_REQUIRE(all.size() == 1u);
  BOOST_TEST((all[0].due_at == first.due_at));
  BOOST_TEST(all[0].import == job.import.id);
}

BOOST_AUTO_TEST_CASE(nothing_follows_where_nothing_is_allowed) {
  Errands world(std::set<Task>{});
  world.import_one();
  BOOST_TEST(world.work(24h).empty());
}

BOOST_AUTO_TEST_SUITE_END()
