#include "planner/world.h"

namespace planner {

namespace {

const Instant kBegin = utc(2026, 10, 24, 12);  // the night in which summer time ends lies ahead

}  // namespace

World::World(std::uint64_t seed) : dice_(seed), seed_(seed), now_(kBegin) {
  policy_.sessions_per_portal = 1 + roll(3);
  policy_.utc_offset = paris;
  const int evening = roll(24 * 60);
  if (chance(50)) policy_.quiet = QuietHours{evening, (evening + roll(12 * 60)) % (24 * 60)};
  const int portals = 1 + roll(2);
  for (int i = 0; i < portals; ++i) {
    Portal portal;
    portal.health.portal = "ent" + std::to_string(i);
    portal.can_tell = chance(80);
    portals_[portal.health.portal] = portal;
  }
  const int schools = 1 + roll(4);
  for (int i = 0; i < schools; ++i) {
    SchoolRules rules{.portal = "ent" + std::to_string(roll(portals)), .fingerprint = "0"};
    if (chance(20)) rules.idpn_mode = chance(50) ? Mode::complete : Mode::partial;
    if (chance(30)) rules.in_doubt[Kind::edt] = InDoubt::send_again;
    policy_.schools[uai(static_cast<unsigned>(i + 1))] = rules;
    accounts_[uai(static_cast<unsigned>(i + 1))] = {};
  }
}

void World::broken(const std::string& what, ImportId id) const {
  throw Broken("world " + std::to_string(seed_) + ", " + std::to_string((now_ - kBegin) / 1s) + " s, import " +
               std::to_string(id) + ": " + what);
}

void World::apply(ImportId id, const domain::Event& event) {
  const State before = at(id).state;
  const auto result = domain::apply(at(id), event, now_);
  if (!result)
    broken(std::string(domain::name_of(event)) + " does not fit " + std::string(domain::name_of(before)), id);
  at(id) = *result;

  Truth& truth = truths_[id];
  const bool back_to_waiting = at(id).state == State::waiting && before != State::waiting;
  if (std::holds_alternative<domain::Committing>(event)) {
    if (!truth.may_commit) broken("sent again without a question or a person", id);
    truth.may_commit = false;
    ++tally_.sent;
    if (++truth.commits > 1) ++tally_.resent;
  } else if (std::holds_alternative<domain::FoundAbsent>(event)) {
    truth.may_commit = true;
  } else if (back_to_waiting &&
             (std::holds_alternative<domain::Released>(event) || std::holds_alternative<domain::Retried>(event))) {
    truth.may_commit = true;
    if (truth.commits > 0) ++truth.blind_permissions;
  }
  if (at(id).state != before) {
    if (at(id).state == State::done) ++tally_.done;
    if (at(id).state == State::doubtful) ++tally_.doubtful;
    if (at(id).state == State::held) ++tally_.held;
    if (at(id).state == State::superseded) ++tally_.superseded;
  }
}

void World::play(int events) {
  for (int i = 0; i < events; ++i) {
    const Instant next = now_ + up_to(chance(70) ? Duration(3min) : Duration(3h));
    for (turn_the_crank(); wake_at_ && *wake_at_ < next; turn_the_crank()) work_until(*wake_at_);
    work_until(next);
    something_happens();
  }
  faults_cease();
  const Instant bound = now_ + 48h;
  for (turn_the_crank(); wake_at_; turn_the_crank()) {
    if (*wake_at_ > bound) break;
    work_until(*wake_at_);
  }
  check_the_end();
}

void World::something_happens() {
  const int what = roll(100);
  if (what < 40) {
    drop();
  } else if (what < 65) {
    someone_decides();
  } else if (what < 75) {
    auto each = std::next(portals_.begin(), roll(static_cast<int>(portals_.size())));
    each->second.ill_until = now_ + up_to(2h);
  } else if (what < 85) {
    auto each = std::next(accounts_.begin(), roll(static_cast<int>(accounts_.size())));
    each->second = {.good = chance(60), .version = each->second.version + 1};
    policy_.schools.at(each->first).fingerprint = std::to_string(each->second.version);
  } else if (what < 90) {
    navette_dies();
  }
}

void World::drop() {
  Import import;
  import.id = static_cast<ImportId>(imports_.size()) + 1;
  const bool stranger = chance(3);
  import.school = uai(stranger ? 99 : 1 + static_cast<unsigned>(roll(static_cast<int>(policy_.schools.size()))));
  import.kind = import.content.kind = chance(50) ? Kind::edt : Kind::idpn;
  import.received_at = now_;
  const int age = roll(100);
  if (age < 70)
    import.content.made_at = now_ - up_to(10min);
  else if (age < 85)
    import.content.made_at = now_ - up_to(24h * 3);
  else if (age < 90)
    import.content.made_at = now_ - 24h * 15 - up_to(24h * 15);
  else if (age < 95)
    import.content.made_at = now_ - 24h * 120;
  else if (age < 98)
    import.content.made_at = now_ + up_to(24h);
  imports_.push_back(import);
}

void World::someone_decides() {
  if (imports_.empty()) return;
  const ImportId id = 1 + roll(static_cast<int>(imports_.size()));
  if (jobs_.contains(id)) return;
  const bool release = chance(50);
  const domain::Event event = release ? domain::Event(domain::Released{}) : domain::Event(domain::Retried{});
  if (!domain::apply(at(id), event, now_)) return;
  apply(id, event);
  if (!release) {
    if (policy_.schools.contains(*at(id).school)) portal_of(at(id)).health = domain::lifted(portal_of(at(id)).health);
    std::erase_if(refused_, [&](const auto& each) { return each.school == *at(id).school; });
    if (const auto account = accounts_.find(*at(id).school); account != accounts_.end()) account->second.refusals = 0;
  }
}

void World::navette_dies() {
  for (const auto& [id, job] : jobs_)
    if (at(id).state == State::submitting) apply(id, after_interruption(at(id), now_, policy_));
  jobs_.clear();
}

void World::faults_cease() {
  faults_ = false;
  for (auto& [name, portal] : portals_) portal.ill_until = now_;
  for (auto& [school, account] : accounts_) {
    if (account.good) continue;
    account = {.good = true, .version = account.version + 1};
    policy_.schools.at(school).fingerprint = std::to_string(account.version);
  }
}

void World::work_until(Instant when) {
  while (!jobs_.empty()) {
    const auto moment = [&](const auto& each) {
      const bool to_commit = each.second.verb == Verb::submit && !at(each.first).committed;
      return to_commit ? std::min(each.second.commit_at, each.second.end_at) : each.second.end_at;
    };
    const auto first = std::ranges::min_element(jobs_, {}, moment);
    if (moment(*first) > when) break;
    now_ = std::max(now_, moment(*first));
    const auto [id, job] = *first;
    if (job.verb == Verb::submit && !at(id).committed && job.commit_at < job.end_at) {
      commit(id);
      continue;
    }
    jobs_.erase(id);
    end(id, job);
    turn_the_crank();
  }
  now_ = std::max(now_, when);
}

void World::commit(ImportId id) {
  apply(id, domain::Committing{"list"});
  if (faults_ && chance(15)) return;  // the request is lost on its way
  Truth& truth = truths_[id];
  ++truth.taken;
  truth.listed_at = now_ + up_to(90s);
  truth.finished_at = now_ + 90s + up_to(15min);
}

void World::report(const Import& import, const std::optional<domain::Failure>& failure) {
  Portal& portal = portal_of(import);
  const int before = portal.health.failures;
  portal.health = after(portal.health, failure, now_, policy_);
  if (portal.health.failures > before) {
    const Duration closed = *portal.health.closed_until - now_;
    if (closed < policy_.retry_first * 9 / 10 || closed > std::max<Duration>(policy_.retry_most * 11 / 10, 2h))
      broken("the ENT is closed for " + std::to_string(closed.count()) + " ms", import.id);
  }
}

domain::Failure World::some_failure() {
  static constexpr Fault kFaults[] = {Fault::unreachable, Fault::unavailable,  Fault::throttled,   Fault::signed_out,
                                      Fault::cancelled,   Fault::page_changed, Fault::file_refused};
  const Fault fault = kFaults[roll(chance(80) ? 5 : 7)];
  return failure(fault, fault == Fault::throttled ? std::optional(up_to(2h)) : std::nullopt);
}

void World::fail(ImportId id, const domain::Failure& what) {
  const Import before = at(id);
  const domain::Event event = after_failure(before, what, now_, policy_);
  if (what.fault == Fault::credentials_refused) {
    refused_.push_back({*before.school, policy_.schools.at(*before.school).fingerprint, now_});
    if (++accounts_.at(*before.school).refusals > 1) broken("a refused account was tried again", id);
  }
  apply(id, event);
  report(before, what);

  const auto* failed = std::get_if<domain::Failed>(&event);
  if (!failed) return;
  const Duration wait = failed->not_before - now_;
  const bool at_once = what.fault == Fault::cancelled || what.fault == Fault::signed_out ||
                       what.fault == Fault::credentials_refused;  // which stops the account
  const Duration least = at_once ? 0ms : std::min<Duration>(policy_.retry_first * 9 / 10, policy_.verify_first);
  const Duration most = std::max<Duration>(policy_.retry_most * 11 / 10, what.retry_after.value_or(0ms));
  if (wait < least || wait > most) broken("retried after " + std::to_string(wait.count()) + " ms", id);
  if (what.retry_after && wait < *what.retry_after) broken("Retry-After was not honoured", id);
}

void World::end(ImportId id, const Job& job) {
  const Import& import = at(id);
  const Portal& portal = portal_of(import);
  if (!import.committed || job.verb != Verb::submit) {
    if (now_ < portal.ill_until) return fail(id, failure(Fault::unreachable));
    if (!accounts_.at(*import.school).good) return fail(id, failure(Fault::credentials_refused));
    if (faults_ && chance(15)) return fail(id, some_failure());
  }
  if (job.verb == Verb::submit)
    end_submit(id);
  else
    end_question(id);
}

void World::end_submit(ImportId id) {
  if (!at(id).committed) return fail(id, some_failure());  // it failed on the way to the commit
  const Truth& truth = truths_[id];
  if (truth.taken == 0 || now_ < truth.listed_at || (faults_ && chance(20)))
    return fail(id, faults_ ? some_failure() : failure(Fault::unreachable));
  if (faults_ && chance(5)) return apply(id, domain::Refused{"L'ENT refuse ce fichier."});
  apply(id, domain::Queued{{}, next_look(at(id), {}, {}, now_, policy_)});
  well(at(id));
}

void World::end_question(ImportId id) {
  const Truth& truth = truths_[id];
  well(at(id));
  if (!portal_of(at(id)).can_tell && at(id).state == State::doubtful) {
    const auto event = when_nobody_can_tell(at(id), "L'ENT ne le dit pas.", now_, policy_);
    if (std::holds_alternative<domain::FoundAbsent>(event)) ++truths_[id].blind_permissions;
    return apply(id, event);
  }
  if (truth.taken == 0 || now_ < truth.listed_at) return apply(id, when_absent(at(id), now_, policy_));
  if (now_ >= truth.finished_at) return apply(id, domain::Finished{});
  const auto ahead = static_cast<int>((truth.finished_at - now_) / 30s);
  apply(id, domain::Queued{ahead, next_look(at(id), ahead, {}, now_, policy_)});
}

}  // namespace planner
