// What follows from a person's word, beside an engine that runs.
#include "engine/decision.h"

#include "engine/world.h"

using domain::Failure;
using domain::Fault;
using domain::Retried;
using engine_world::kUai;
using engine_world::World;
using namespace std::chrono_literals;

namespace {

domain::Result<domain::Import> decide(World& world, const domain::Event& event) {
  return engine::decide(*world.journal, world.settings, world.last().id, event, world.wall);
}

std::string& fingerprint(engine::Settings& settings) { return settings.policies[0].schools.at(kUai).fingerprint; }

}  // namespace

BOOST_AUTO_TEST_SUITE(decisions)

BOOST_AUTO_TEST_CASE(a_retry_is_tried_now_though_the_ent_was_ill) {
  World world;
  world.save(domain::Kind::edt, 1, world.wall);
  for (const Failure& failure : {Failure{Fault::unreachable, "Muet."}, Failure{Fault::unavailable, "En panne."}}) {
    world.answer(world.work(10s).at(0), failure);
    BOOST_TEST(world.work(10s).empty());
    BOOST_REQUIRE(decide(world, Retried{}));
  }
  BOOST_TEST(world.work(10s).size() == 1u);
  BOOST_TEST(world.journal->portals().at(0).failures == 2);
}

BOOST_AUTO_TEST_CASE(a_retry_waits_as_long_as_the_ent_asked_for) {
  World world;
  world.save(domain::Kind::edt, 1, world.wall);
  world.answer(world.work().at(0), Failure{Fault::throttled, "Trop de demandes.", 20min});
  BOOST_REQUIRE(decide(world, Retried{}));
  BOOST_TEST(world.work(19min).empty());
  BOOST_TEST(world.work(2min).size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_release_is_no_retry) {
  World world;
  world.save(domain::Kind::edt, 1, world.wall);
  world.answer(world.work().at(0), Failure{Fault::unavailable, "En panne."});
  BOOST_REQUIRE(decide(world, domain::Released{}));
  BOOST_TEST(world.work(10s).empty());
}

BOOST_AUTO_TEST_CASE(a_retry_forgives_what_was_not_corrected) {
  World world;
  world.save(domain::Kind::edt, 1, world.wall);
  world.answer(world.work().at(0), Failure{Fault::credentials_refused, "Refusé."});
  BOOST_TEST(world.work(2h).empty());
  BOOST_REQUIRE(decide(world, Retried{}));
  BOOST_TEST(world.work().size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_retry_does_not_send_what_was_corrected_meanwhile) {
  World world;
  world.save(domain::Kind::edt, 1, world.wall);
  world.answer(world.work().at(0), Failure{Fault::credentials_refused, "Refusé."});
  fingerprint(world.settings) = "corrected";  // which the engine has not read
  BOOST_REQUIRE(decide(world, Retried{}));
  BOOST_TEST(world.work(2h).empty());
  world.engine->configured(kUai, "corrected");
  BOOST_TEST(world.work().size() == 1u);
}

BOOST_AUTO_TEST_CASE(who_cannot_read_the_credentials_is_believed) {
  World world;
  world.save(domain::Kind::edt, 1, world.wall);
  world.answer(world.work().at(0), Failure{Fault::credentials_refused, "Refusé."});
  fingerprint(world.settings).clear();
  BOOST_REQUIRE(decide(world, Retried{}));
  BOOST_TEST(world.work().size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
