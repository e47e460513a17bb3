// Rules 16 to 18: doubt, failures and patience.
#include "planner/scene.h"

#include <map>

namespace planner {

namespace {

Instant not_before(const domain::Event& event) { return std::get<domain::Failed>(event).not_before; }

// How often a school looks that waits behind `ahead` others, each taking `service`.
int looks_in_a_queue(int ahead, Duration service, bool shows_position) {
  Scene scene;
  const auto id = scene.edt();
  scene.commit(id);
  const Instant begin = scene.now;
  const Instant end = begin + service * (ahead + 1);
  int looks = 0;
  while (scene.now < end) {
    const int before_us = ahead - static_cast<int>((scene.now - begin) / service);
    const auto shown = shows_position ? std::optional(before_us) : std::nullopt;
    scene.apply(id, domain::Queued{shown, next_look(scene.at(id), shown, {}, scene.now, scene.policy)});
    scene.now = *scene.at(id).not_before;
    ++looks;
  }
  return looks;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(patience)

BOOST_AUTO_TEST_CASE(rule_16_doubtful_is_verified_never_sent) {
  Scene scene;
  scene.lose(scene.edt());
  BOOST_TEST(scene.fate(1) == "");
  BOOST_TEST((scene.plan().wake_at == scene.now + 30s));
  BOOST_TEST(contains(scene.wait(1), "Navette le lui demandera"));
  scene.now += 30s;
  BOOST_TEST(scene.fate(1) == "verify");
}

BOOST_AUTO_TEST_CASE(rule_16_when_nobody_can_tell) {
  Scene scene;
  scene.lose(scene.edt());
  const auto asked = [&] {
    return when_nobody_can_tell(scene.at(1), "Aucune page ne le dit.", scene.now, scene.policy);
  };
  const auto held = asked();
  BOOST_TEST(contains(std::get<domain::Held>(held).question, "Aucune page ne le dit. Le fichier a déjà été envoyé"));
  scene.policy.schools.at(uai(1)).in_doubt[Kind::idpn] = InDoubt::send_again;
  BOOST_TEST(std::holds_alternative<domain::Held>(asked()));
  scene.policy.schools.at(uai(1)).in_doubt[Kind::edt] = InDoubt::send_again;
  scene.apply(1, asked());
  BOOST_TEST((scene.at(1).state == State::waiting));
  BOOST_TEST(contains(scene.wait(1), "L'ENT n'a pas pu dire s'il a ce fichier : il sera renvoyé"));
  BOOST_TEST((*scene.at(1).not_before > scene.now));

  // The ENT said that it has it: silence is no reason to send it again.
  scene.queue(scene.edt(2));
  scene.policy.schools.at(uai(2)).in_doubt[Kind::edt] = InDoubt::send_again;
  BOOST_TEST(std::holds_alternative<domain::Held>(when_nobody_can_tell(scene.at(2), "Rien.", scene.now, scene.policy)));
}

BOOST_AUTO_TEST_CASE(rule_16_retrying_what_is_held_after_its_commit_asks_the_ent) {
  Scene scene;
  scene.queue(scene.edt());
  scene.apply(1, after_failure(scene.at(1), failure(Fault::page_changed), scene.now, scene.policy));
  BOOST_TEST((scene.at(1).state == State::held));
  scene.apply(1, domain::Retried{});
  BOOST_TEST(scene.fate(1) == "verify");
}

BOOST_AUTO_TEST_CASE(rule_16_absent_only_once_the_list_can_be_believed) {
  Scene scene;
  scene.lose(scene.edt());
  scene.now += 30s;
  const auto early = when_absent(scene.at(1), scene.now, scene.policy);
  BOOST_TEST((std::get<domain::Unseen>(early).look_again > scene.now));
  scene.apply(1, early);
  BOOST_TEST((scene.at(1).state == State::doubtful));
  scene.now += 90s;
  scene.apply(1, when_absent(scene.at(1), scene.now, scene.policy));
  BOOST_TEST((scene.at(1).state == State::waiting));
}

BOOST_AUTO_TEST_CASE(rule_16_what_is_to_be_sent_again_says_so_and_nothing_older) {
  Scene scene;
  scene.policy.utc_offset = paris;
  scene.lose(scene.edt());
  for (const Duration pause : {30s, 10s, 90s}) {  // a person says retry again and again
    scene.now += pause;
    scene.apply(1, domain::Retried{});
    BOOST_TEST(scene.fate(1) == "verify");
    scene.apply(1, when_absent(scene.at(1), scene.now, scene.policy));
  }
  BOOST_TEST(scene.wait(1) ==
             "Vérification faite, l'ENT n'a pas ce fichier : il sera renvoyé. Nouvel envoi à 14 h 09.");
  scene.portals = {{"ent", 1, scene.now + 10min}};
  BOOST_TEST(contains(scene.wait(1), "L'ENT est injoignable"));  // and not what the lost answer was
  scene.portals.clear();
  scene.apply(1, domain::Retried{});
  BOOST_TEST(scene.fate(1) == "submit");
}

BOOST_AUTO_TEST_CASE(rule_17_intervals_double_within_a_tenth) {
  Scene scene;
  scene.edt();
  Duration expected = 1min;
  std::set<Duration> jitters;
  for (int attempt = 1; attempt <= 40; ++attempt) {
    scene.start(1);
    const auto event = after_failure(scene.at(1), failure(Fault::unreachable), scene.now, scene.policy);
    const Duration wait = not_before(event) - scene.now;
    BOOST_TEST((wait >= expected * 9 / 10 && wait <= expected * 11 / 10), "attempt " << attempt);
    BOOST_TEST((not_before(after_failure(scene.at(1), failure(Fault::unreachable), scene.now, scene.policy)) ==
                not_before(event)));
    jitters.insert(wait - expected);
    scene.apply(1, event);
    expected = std::min<Duration>(2 * expected, 1h);
  }
  BOOST_TEST(jitters.size() > 20);
}

BOOST_AUTO_TEST_CASE(rule_17_retry_after_is_a_floor_believed_up_to_a_day) {
  Scene scene;
  scene.start(scene.edt());
  const auto wait = [&](Duration retry_after) {
    return not_before(after_failure(scene.at(1), failure(Fault::throttled, retry_after), scene.now, scene.policy)) -
           scene.now;
  };
  BOOST_TEST((wait(10min) == 10min));
  BOOST_TEST((wait(1s) >= 54s));
  BOOST_TEST((wait(24h * 365) == 24h));
  BOOST_TEST((wait(-1h) >= 54s));
}

BOOST_AUTO_TEST_CASE(rule_17_table_of_faults) {
  enum class Becomes { waiting_now, waiting_later, doubtful, queued, refused, held };
  struct Row {
    Fault fault;
    Becomes before_commit, after_commit, on_a_look;
    bool closes;
  };
  const Row rows[] = {
      {Fault::unreachable, Becomes::waiting_later, Becomes::doubtful, Becomes::queued, true},
      {Fault::unavailable, Becomes::waiting_later, Becomes::doubtful, Becomes::queued, true},
      {Fault::throttled, Becomes::waiting_later, Becomes::doubtful, Becomes::queued, true},
      {Fault::signed_out, Becomes::waiting_now, Becomes::doubtful, Becomes::queued, false},
      {Fault::credentials_refused, Becomes::waiting_now, Becomes::doubtful, Becomes::queued, false},
      {Fault::file_refused, Becomes::refused, Becomes::refused, Becomes::refused, false},
      {Fault::page_changed, Becomes::held, Becomes::doubtful, Becomes::held, false},
      {Fault::cancelled, Becomes::waiting_now, Becomes::doubtful, Becomes::queued, false},
  };
  const auto become = [](Scene& scene, Fault fault) {
    scene.apply(1, after_failure(scene.at(1), failure(fault), scene.now, scene.policy));
    const Import& import = scene.at(1);
    switch (import.state) {
      case State::waiting: return *import.not_before > scene.now ? Becomes::waiting_later : Becomes::waiting_now;
      case State::doubtful: return Becomes::doubtful;
      case State::queued: return Becomes::queued;
      case State::refused: return Becomes::refused;
      default: return Becomes::held;
    }
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(domain::name_of(row.fault)) {
      Scene early, late, queue;
      early.start(early.edt());
      BOOST_TEST((become(early, row.fault) == row.before_commit));
      BOOST_TEST(early.at(1).attempts == (row.fault == Fault::cancelled ? 0 : 1));
      late.commit(late.edt());
      BOOST_TEST((become(late, row.fault) == row.after_commit));
      if (row.after_commit == Becomes::doubtful) BOOST_TEST((*late.at(1).not_before == late.now + 30s));
      queue.queue(queue.edt());
      BOOST_TEST((become(queue, row.fault) == row.on_a_look));
      const auto health = after({"ent", 0, {}}, failure(row.fault), early.now, early.policy);
      BOOST_TEST((health.failures == 1) == row.closes);
      BOOST_TEST(health.closed_until.has_value() == row.closes);
    }
  }
}

BOOST_AUTO_TEST_CASE(rule_17_signed_out_is_tried_again_at_once_but_once) {
  Scene scene;
  scene.edt();
  for (const bool at_once : {true, false, false}) {
    scene.start(1);
    scene.apply(1, after_failure(scene.at(1), failure(Fault::signed_out), scene.now, scene.policy));
    BOOST_TEST((*scene.at(1).not_before == scene.now) == at_once);
  }
}

BOOST_AUTO_TEST_CASE(rule_17_failed_looks_grow_with_the_time_since_the_commit) {
  Scene scene;
  scene.queue(scene.edt());
  const auto wait = [&] {
    return not_before(after_failure(scene.at(1), failure(Fault::unreachable), scene.now, scene.policy)) - scene.now;
  };
  BOOST_TEST((wait() == 1min));
  scene.now += 2h;
  BOOST_TEST((wait() == 30min));
  scene.now += 48h;
  BOOST_TEST((wait() == 1h));
}

BOOST_AUTO_TEST_CASE(rule_17_interruptions) {
  Scene scene;
  scene.start(scene.edt());
  scene.apply(1, after_interruption(scene.at(1), scene.now, scene.policy));
  BOOST_TEST(scene.fate(1) == "submit");
  scene.start(1);
  scene.apply(1, after_interruption(scene.at(1), scene.now, scene.policy));
  BOOST_TEST(scene.fate(1) == "");
  BOOST_TEST((scene.at(1).state == State::waiting));
  scene.now += 2min;
  scene.commit(1);
  scene.apply(1, after_interruption(scene.at(1), scene.now, scene.policy));
  BOOST_TEST((scene.at(1).state == State::doubtful));
}

BOOST_AUTO_TEST_CASE(rule_17_the_portal_closes_longer_and_longer_and_one_outage_counts_once) {
  const Policy policy;
  Instant now = utc(2026, 9, 3);
  domain::PortalHealth health{"ent", 0, {}};
  health = after(health, failure(Fault::unreachable), now, policy);
  const auto first = *health.closed_until - now;
  BOOST_TEST((first >= 54s && first <= 66s));

  const auto straggler = after(health, failure(Fault::unreachable), now + 1s, policy);
  BOOST_TEST((straggler == health));
  const auto throttled = after(health, failure(Fault::throttled, 10min), now + 1s, policy);
  BOOST_TEST((*throttled.closed_until == now + 1s + 10min));

  // What was under way when the ENT asked for patience, and went well, began before it asked.
  BOOST_TEST((after(throttled, {}, now + 2s, policy) == throttled));
  BOOST_TEST((after(throttled, failure(Fault::signed_out), now + 2s, policy) == throttled));
  BOOST_TEST((after(throttled, {}, *throttled.closed_until, policy) == domain::PortalHealth{"ent", 0, {}}));

  for (int i = 0; i < 20; ++i) {
    now = *health.closed_until;
    health = after(health, failure(Fault::unreachable), now, policy);
  }
  BOOST_TEST(health.failures == 21);
  BOOST_TEST((*health.closed_until - now <= 66min));
  BOOST_TEST((after(health, failure(Fault::page_changed), now, policy) == health));
  BOOST_TEST((after(health, failure(Fault::cancelled), now, policy) == health));
  now = *health.closed_until;
  BOOST_TEST((after(health, failure(Fault::signed_out), now, policy) == domain::PortalHealth{"ent", 0, {}}));
  BOOST_TEST((after(health, {}, now, policy) == domain::PortalHealth{"ent", 0, {}}));
}

BOOST_AUTO_TEST_CASE(rule_18_a_queue_of_30_schools_takes_few_looks) {
  for (const bool shows_position : {true, false})
    for (const Duration service : {Duration(2s), Duration(20s), Duration(1min), Duration(5min)}) {
      const int looks = looks_in_a_queue(30, service, shows_position);
      BOOST_TEST(looks < 50, looks << " looks at " << service.count() << " ms a school");
    }
  BOOST_TEST(looks_in_a_queue(0, 1h, true) < 30);  // a position that does not move is no reason to hurry
}

BOOST_AUTO_TEST_CASE(rule_18_announced_and_position) {
  Scene scene;
  scene.commit(scene.edt());
  const auto wait = [&](std::optional<int> ahead, std::optional<Duration> announced) {
    return next_look(scene.at(1), ahead, announced, scene.now, scene.policy) - scene.now;
  };
  BOOST_TEST((wait({}, {}) == 20s));
  BOOST_TEST((wait(0, {}) == 20s));
  BOOST_TEST((wait(6, {}) == 2min));
  BOOST_TEST((wait(2'000'000'000, {}) == 5min));
  BOOST_TEST((wait(-3, {}) == 20s));
  BOOST_TEST((wait(1, 10min) == 10min));
  BOOST_TEST((wait({}, 24h) == 20min));
  BOOST_TEST((wait({}, 0s) == 20s));
  scene.now += 8min;
  BOOST_TEST((wait({}, {}) == 2min));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace planner
