#include "promises.h"

#include "intake/digest.h"
#include "intake/file.h"

#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace simulation {

using namespace std::chrono_literals;
using domain::Import;
using domain::Kind;
using domain::State;

namespace {

constexpr Duration kReceivedWithin = 1min;

std::optional<std::string> digest_of(const fs::path& path) {
  const auto file = intake::File::open(path);
  if (!file) return std::nullopt;
  const auto digest = intake::sha256(*file);
  return digest ? std::optional(*digest) : std::nullopt;
}

}  // namespace

Promises::Tally& Promises::Tally::operator+=(const Tally& other) {
  sent += other.sent, resent += other.resent, done += other.done, doubtful += other.doubtful;
  held += other.held, refused += other.refused, superseded += other.superseded, again += other.again;
  errands += other.errands;
  return *this;
}

void Promises::saved(const std::string& sha256, Kind kind, const fs::path& path) {
  saved_.push_back({sha256, kind, path, place_.agenda.now()});
}

void Promises::withdrawn(const fs::path& path) {
  const auto digest = digest_of(path);
  for (Saved& each : saved_)
    if (digest && each.sha256 == *digest && each.path == path) each.withdrawn = true;
}

void Promises::moved(const fs::path& from, const fs::path& to) {
  const auto digest = digest_of(to);
  for (Saved& each : saved_)
    if (digest && each.sha256 == *digest && each.path == from) {
      each.path = to;
      each.at = place_.agenda.now();
    }
}

void Promises::decided(const Import& before, const domain::Event& event) {
  History& history = histories_[before.id];
  history.by_person = true;
  const bool sends = std::holds_alternative<domain::Released>(event) ||
                     (std::holds_alternative<domain::Retried>(event) && before.state == State::refused);
  if (sends && before.state != State::waiting) history.may_commit = true;
  politeness_.retried(before, std::holds_alternative<domain::Retried>(event));
}

void Promises::turned(journal::Journal& journal, const engine::Turn& turn) {
  std::set<domain::ImportId> accounted;
  for (const auto& wait : turn.waits) {
    checks_.hold(Promise::says_why, !wait.sentence.empty(), "a wait without a sentence");
    accounted.insert(wait.import);
  }
  for (const auto& job : turn.jobs) {
    accounted.insert(job.import.id);
    if (!job.errand) continue;
    ++tally_.errands;
    for (const Import& each : journal.situation(place_.agenda.now()))
      if (each.school == job.import.school)
        checks_.hold(Promise::errands_give_way, !domain::in_flight(each), "an errand begins while it is in flight",
                     each);
  }
  if (turn.facts.empty() && turn.jobs.empty()) return;  // as it was
  for (const Import& each : journal.situation(place_.agenda.now())) {
    if (domain::has_ended(each) || accounted.contains(each.id)) continue;
    if (each.school && politeness_.visits(*each.school)) continue;  // one of the school is being worked on
    checks_.hold(Promise::says_why, each.state == State::held ? !each.reason.empty() : !each.school,
                 "nothing says why it waits", each);
  }
}

void Promises::began(journal::Journal& journal) {
  const auto last = journal.since(last_entry_ - 1, 1);
  if (last_entry_ > 0)
    checks_.hold(Promise::stays_said, !last.empty() && last.front().number == last_entry_,
                 "the journal has forgotten what it had said");
  for (const Import& each : journal.recent({{}, {}, {}, 10'000})) check_bytes(each);
}

void Promises::died(bool power) {
  politeness_.died();
  if (!power) return;
  // What was saved a moment ago may be gone with the power, and whoever saved it sees that.
  for (Saved& each : saved_)
    if (!each.known && place_.agenda.now() - each.at < 70s) each.withdrawn = true;
}

std::vector<LedgerEntry> Promises::entries_of(const Import& import, std::optional<Instant> since) {
  if (!import.school || !since) return {};
  auto entries = ledger_of(*place_.school(*import.school).ent, place_.agenda.now(), import);
  std::erase_if(entries, [&](const LedgerEntry& each) { return each.committed_at < *since; });
  return entries;
}

void Promises::check_ledger(SimulatedEnt& ent) {
  auto& seen = changes_[ent.rules().name];
  if (seen == ent.model().changes()) return;
  seen = ent.model().changes();
  std::map<std::string, int> held;
  for (const LedgerEntry& each : ledger_of(ent, place_.agenda.now())) {
    const std::string key = identity(each.school, each.kind, each.sha256);
    checks_.hold(Promise::ledger_holds_no_more, ++held[key] <= commits_[key],
                 "the ENT has an export of " + each.school.str() + " more often than it was committed");
  }
}

void Promises::check_start(journal::Journal& journal, const Import& import, Instant at) {
  politeness_.begins(import, at);
  if (at != place_.agenda.now()) return;  // of a life that ended before anybody looked: the others have moved on
  bool timetable = false;
  for (const Import& each : journal.situation(at - 24h * 731)) {
    if (each.school != import.school || each.id == import.id) continue;
    checks_.hold(Promise::one_in_flight, !domain::in_flight(each), "it begins while another is in flight", import);
    if (each.kind != Kind::edt) continue;
    if (import.kind == Kind::idpn && !import.forced)
      checks_.hold(Promise::timetable_first, each.state != State::waiting,
                   "identifiers go before a timetable that waits", import);
    timetable = timetable || (each.state == State::done && domain::year_of(each) == domain::year_of(import));
  }
  if (import.kind == Kind::idpn && !import.forced)
    checks_.hold(Promise::timetable_first, timetable, "identifiers go before any timetable of their year", import);
}

void Promises::check_entry(journal::Journal& journal, const journal::Entry& entry) {
  const Import import = journal.find(entry.import).value();
  History& history = histories_[import.id];
  if (entry.at == place_.agenda.now()) politeness_.noted(entry.event, import);
  if (entry.event == "started") {
    check_start(journal, import, entry.at);
  } else if (entry.event == "committing") {
    checks_.hold(Promise::sent_again_only_if_absent, history.may_commit,
                 "sent again, though nobody asked the ENT whether it has it", import);
    if (history.absent_at)
      checks_.hold(Promise::absent_is_absent, entries_of(import, std::exchange(history.absent_at, {})).empty(),
                   "it came after it had been called absent", import);
    history.may_commit = false;
    history.committed_at = entry.at;
    if (!history.first_committed_at) history.first_committed_at = entry.at;
    ++tally_.sent;
    if (++history.commits > 1) ++tally_.resent;
    ++commits_[identity(*import.school, import.kind, import.sha256)];
  } else if (entry.event == "found_absent") {
    checks_.hold(Promise::absent_is_absent, entries_of(import, history.committed_at).empty(),
                 "called absent, but the ENT has it", import);
    history.may_commit = true;
    history.absent_at = entry.at;
  } else if (entry.event == "queued") {
    checks_.hold(Promise::ledger_agrees, !entries_of(import, history.first_committed_at).empty(),
                 "in the queue, says the journal, but the ENT has nothing of it", import);
  } else if (entry.event == "finished") {
    ++tally_.done;
    history.finished = true;
    const auto entries = entries_of(import, history.first_committed_at);
    checks_.hold(Promise::ledger_agrees,
                 std::ranges::any_of(entries, [](const LedgerEntry& each) { return each.state == "done"; }),
                 "done, says the journal, but the ENT has not finished it", import);
  } else if (entry.event == "refused") {
    ++tally_.refused;
    if (import.turned_down)
      for (const LedgerEntry& each : entries_of(import, history.committed_at))
        checks_.hold(Promise::ledger_agrees, each.state == "interrupted",
                     "refused by the ENT, says the journal, but it is " + each.state, import);
  } else if (entry.event == "held") {
    ++tally_.held;
  } else if (entry.event == "superseded") {
    ++tally_.superseded;
  } else if (entry.event == "received_again") {
    ++tally_.again;
  }
  if (entry.state == State::doubtful) ++tally_.doubtful;
}

void Promises::check(journal::Journal& journal, Instant up_since) {
  for (auto entries = journal.since(last_entry_); !entries.empty(); entries = journal.since(last_entry_))
    for (const auto& entry : entries) {
      last_entry_ = entry.number;
      check_entry(journal, entry);
    }
  for (const auto& ent : place_.ents) check_ledger(*ent);
  for (Saved& each : saved_) {
    if (each.withdrawn || each.known) continue;
    each.known = journal.knows_content(each.sha256);
    checks_.hold(Promise::received_in_time, place_.agenda.now() - std::max(each.at, up_since) <= kReceivedWithin,
                 "not received within a minute: " + each.path.filename().string());
  }
}

void Promises::check_bytes(const Import& import) {
  if (import.export_removed_at) return;
  const fs::path path = import.filed_as.empty() ? import.spool_file : import.filed_as;
  const auto digest = digest_of(path);
  const bool on_its_way = import.filed_as.empty() && domain::has_ended(import);  // to its shelf
  checks_.hold(Promise::bytes_kept, on_its_way || (digest && *digest == import.sha256),
               digest ? "its bytes are not those that came" : "its bytes are gone", import);
}

bool Promises::may_wait_for_ever(const Import& import, const std::vector<Import>& all) const {
  if (import.state != State::waiting) return false;
  bool timetable = false;
  for (const Import& each : all) {
    if (each.school != import.school || each.id == import.id) continue;
    if (each.state == State::held && each.committed) return true;  // a person has to say what became of it
    timetable = timetable || (each.kind == Kind::edt && each.state == State::done &&
                              domain::year_of(each) == domain::year_of(import));
  }
  return import.kind == Kind::idpn && !import.forced && !timetable;
}

bool Promises::is_at_rest(journal::Journal& journal) const {
  const auto all = journal.situation(place_.agenda.now() - 24h * 731);
  if (std::ranges::any_of(journal.errands(), [&](const domain::Errand& each) { return is_owed(each, all); }))
    return false;
  return journal.unfiled().empty() && std::ranges::all_of(all, [&](const Import& each) {
           return !domain::is_pending(each) || may_wait_for_ever(each, all);
         });
}

void Promises::check_the_end(journal::Journal& journal) {
  const auto all = journal.recent({{}, {}, {}, 10'000});
  std::map<domain::Uai, std::vector<const Import*>> timetables;
  for (const Import& each : all) {
    const bool rests = domain::has_ended(each) || each.state == State::held || may_wait_for_ever(each, all);
    checks_.hold(Promise::ends_somewhere, rests, "still not at its end", each);
    if (each.state != State::done && each.state != State::waiting)
      checks_.hold(Promise::says_why, !each.reason.empty(), "ended without a reason", each);
    if (domain::has_ended(each))
      checks_.hold(Promise::ends_somewhere, !each.filed_as.empty(), "ended, not filed", each);
    check_bytes(each);
    check_errands(journal, each, all);
    if (each.kind == Kind::edt && each.state == State::done && !histories_[each.id].by_person)
      timetables[*each.school].push_back(&each);
  }
  for (const School& school : place_.schools) check_credentials(journal, school.uai, all);
  for (auto& [school, done] : timetables) {
    std::ranges::sort(done, {}, [](const Import* each) { return each->ended_at; });
    for (std::size_t i = 1; i < done.size(); ++i)
      checks_.hold(Promise::newest_timetable_last, *done[i]->content.made_at >= *done[i - 1]->content.made_at,
                   "an older timetable went after a newer one", *done[i]);
  }
  for (const Saved& each : saved_)
    if (!each.withdrawn)
      checks_.hold(Promise::ends_somewhere, journal.knows_content(each.sha256),
                   "forgotten: " + each.path.filename().string());
}

}  // namespace simulation
