#include "promises.h"

#include "intake/digest.h"
#include "intake/file.h"

#include <boost/filesystem/operations.hpp>
#include <boost/json.hpp>

#include <algorithm>
#include <cstdio>

namespace simulation {

using namespace std::chrono_literals;
using domain::Import;
using domain::Kind;
using domain::State;

namespace {

constexpr Duration kReceivedWithin = 1min;
constexpr Duration kRetryAfterMost = 24h;

std::string identity(const Import& import) {
  return (import.school ? import.school->str() : "?") + std::string(domain::name_of(import.kind)) + import.sha256;
}

Instant moment_of(const std::string& iso) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, milli = 0;
  std::sscanf(iso.c_str(), "%d-%d-%dT%d:%d:%d.%dZ", &year, &month, &day, &hour, &minute, &second, &milli);
  return std::chrono::sys_days(std::chrono::year(year) / month / day) + std::chrono::hours(hour) +
         std::chrono::minutes(minute) + std::chrono::seconds(second) + std::chrono::milliseconds(milli);
}

std::optional<std::string> digest_of(const fs::path& path) {
  const auto file = intake::File::open(path);
  if (!file) return std::nullopt;
  const auto digest = intake::sha256(*file);
  return digest ? std::optional(*digest) : std::nullopt;
}

}  // namespace

void Promises::broken(const std::string& what) { throw Broken(what); }

void Promises::broken(const std::string& what, const Import& import) {
  throw Broken(what + " (import n° " + std::to_string(import.id) + ", " + std::string(domain::name_of(import.kind)) +
               ", " + std::string(domain::name_of(import.state)) + ")");
}

Promises::Tally& Promises::Tally::operator+=(const Tally& other) {
  sent += other.sent, resent += other.resent, done += other.done, doubtful += other.doubtful;
  held += other.held, refused += other.refused, superseded += other.superseded, again += other.again;
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
  if (std::holds_alternative<domain::Retried>(event) && before.school) refused_.erase(*before.school);
}

void Promises::corrected(const domain::Uai& school) { refused_.erase(school); }

void Promises::visit_begins(const domain::Uai& uai, const engine::Job& job) {
  SimulatedEnt& ent = *place_.school(uai).ent;
  const auto now = place_.agenda.now();
  if (!visits_.emplace(uai, ent.rules().name).second) broken("two visits for one school at once", job.import);
  const auto at_once =
      std::ranges::count_if(visits_, [&](const auto& each) { return each.second == ent.rules().name; });
  if (at_once > ent.rules().sessions) broken("more visits at once than sessions are allowed", job.import);
  if (const auto closed = closed_until_.find(ent.rules().name); closed != closed_until_.end() && now < closed->second)
    broken("a visit begins before the ENT's Retry-After is over", job.import);
  if (refused_.contains(uai)) broken("a visit begins with credentials that were refused", job.import);
}

void Promises::visit_ends(const domain::Uai& school) { visits_.erase(school); }

void Promises::told(const domain::Uai& school, const domain::Failure& failure, std::optional<Instant> patience) {
  if (failure.fault == domain::Fault::credentials_refused) refused_.insert(school);
  if (failure.fault != domain::Fault::throttled && failure.fault != domain::Fault::unavailable) return;
  if (!patience) return;
  Instant& closed = closed_until_[place_.school(school).ent->rules().name];
  closed = std::max(closed, std::min(*patience, place_.agenda.now() + kRetryAfterMost));
}

void Promises::turned(journal::Journal& journal, const engine::Turn& turn) {
  std::set<domain::ImportId> accounted;
  for (const auto& wait : turn.waits) {
    if (wait.sentence.empty()) broken("a wait without a sentence");
    accounted.insert(wait.import);
  }
  for (const auto& job : turn.jobs) accounted.insert(job.import.id);
  if (turn.facts.empty() && turn.jobs.empty()) return;  // as it was
  for (const Import& each : journal.situation(place_.agenda.now())) {
    if (domain::has_ended(each) || accounted.contains(each.id)) continue;
    if (each.school && visits_.contains(*each.school)) continue;  // one of the school is being worked on
    if (each.state == State::held ? each.reason.empty() : each.school.has_value())
      broken("nothing says why it waits", each);
  }
}

void Promises::began(journal::Journal& journal) {
  const auto last = journal.since(last_entry_ - 1, 1);
  if (last_entry_ > 0 && (last.empty() || last.front().number != last_entry_))
    broken("the journal has forgotten what it had said");
  for (const Import& each : journal.recent({{}, {}, {}, 10'000})) check_bytes(each);
}

void Promises::died(bool power) {
  visits_.clear();
  if (!power) return;
  // What was saved a moment ago may be gone with the power, and whoever saved it sees that.
  for (Saved& each : saved_)
    if (!each.known && place_.agenda.now() - each.at < 70s) each.withdrawn = true;
}

const std::vector<Promises::Entry>& Promises::ledger(SimulatedEnt& ent) {
  auto& entries = ledgers_[ent.rules().name];
  const auto parsed = boost::json::parse(ent.model().ledger(place_.agenda.now())).as_object();
  changes_[ent.rules().name] = ent.model().changes();
  entries.clear();
  for (const auto& each : parsed.at("imports").as_array()) {
    const auto& import = each.as_object();
    entries.push_back({domain::Uai::parse(std::string(import.at("school").as_string())).value(),
                       import.at("kind").as_string() == "edt" ? Kind::edt : Kind::idpn,
                       std::string(import.at("sha256").as_string()), std::string(import.at("state").as_string()),
                       moment_of(std::string(import.at("committed_at").as_string()))});
  }
  return entries;
}

std::vector<Promises::Entry> Promises::entries_of(const Import& import) {
  std::vector<Entry> found;
  if (!import.school) return found;
  for (const Entry& each : ledger(*place_.school(*import.school).ent))
    if (each.school == *import.school && each.kind == import.kind && each.sha256 == import.sha256)
      found.push_back(each);
  return found;
}

void Promises::check_ledger(SimulatedEnt& ent) {
  const auto seen = changes_.find(ent.rules().name);
  if (seen != changes_.end() && seen->second == ent.model().changes()) return;
  std::map<std::string, int> held;
  for (const Entry& each : ledger(ent)) {
    const std::string key = each.school.str() + std::string(domain::name_of(each.kind)) + each.sha256;
    if (++held[key] > commits_[key])
      broken("the ENT has an export of " + each.school.str() + " more often than it was committed");
  }
}

void Promises::check_start(journal::Journal& journal, const Import& import, Instant at) {
  if (place_.quiet && place_.quiet->from != place_.quiet->to) {
    const auto [from, to] = *place_.quiet;
    const auto minute = at.time_since_epoch() / 1min % (24 * 60);
    if (from < to ? minute >= from && minute < to : minute >= from || minute < to)
      broken("an import begins in quiet hours", import);
  }
  if (at != place_.agenda.now()) return;  // of a life that ended before anybody looked: the others have moved on
  bool timetable = false;
  for (const Import& each : journal.situation(at - 24h * 731)) {
    if (each.school != import.school || each.id == import.id) continue;
    if (domain::in_flight(each)) broken("it begins while n° " + std::to_string(each.id) + " is in flight", import);
    if (each.kind != Kind::edt) continue;
    if (import.kind == Kind::idpn && !import.forced && each.state == State::waiting)
      broken("identifiers go before a timetable that waits", import);
    timetable = timetable || (each.state == State::done && domain::year_of(each) == domain::year_of(import));
  }
  if (import.kind == Kind::idpn && !import.forced && !timetable)
    broken("identifiers go before any timetable of their year", import);
}

void Promises::check_entry(journal::Journal& journal, const journal::Entry& entry) {
  const Import import = journal.find(entry.import).value();
  History& history = histories_[import.id];
  if (entry.event == "started") {
    check_start(journal, import, entry.at);
  } else if (entry.event == "committing") {
    if (!history.may_commit) broken("sent again, though nobody asked the ENT whether it has it", import);
    history.may_commit = false;
    history.committed_at = entry.at;
    ++tally_.sent;
    if (++history.commits > 1) ++tally_.resent;
    ++commits_[identity(import)];
  } else if (entry.event == "found_absent") {
    for (const Entry& each : entries_of(import))
      if (history.committed_at && each.committed_at >= *history.committed_at)
        broken("called absent, but the ENT has it", import);
    history.may_commit = true;
  } else if (entry.event == "queued") {
    if (entries_of(import).empty()) broken("in the queue, says the journal, but the ENT has nothing of it", import);
  } else if (entry.event == "finished") {
    ++tally_.done;
    const auto entries = entries_of(import);
    if (std::ranges::none_of(entries, [](const Entry& each) { return each.state == "done"; }))
      broken("done, says the journal, but the ENT has not finished it", import);
  } else if (entry.event == "refused") {
    ++tally_.refused;
    if (import.turned_down && history.committed_at)
      for (const Entry& each : entries_of(import))
        if (each.committed_at >= *history.committed_at && each.state != "interrupted")
          broken("refused by the ENT, says the journal, but it is " + each.state, import);
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
    if (place_.agenda.now() - std::max(each.at, up_since) > kReceivedWithin)
      broken("not received within a minute: " + each.path.filename().string());
  }
}

void Promises::check_bytes(const Import& import) const {
  if (import.export_removed_at) return;
  const fs::path path = import.filed_as.empty() ? import.spool_file : import.filed_as;
  const auto digest = digest_of(path);
  if (digest && *digest == import.sha256) return;
  if (import.filed_as.empty() && domain::has_ended(import)) return;  // on its way to its shelf
  broken(digest ? "its bytes are not those that came" : "its bytes are gone", import);
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
  return journal.unfiled().empty() && std::ranges::all_of(all, [&](const Import& each) {
           return !domain::is_pending(each) || may_wait_for_ever(each, all);
         });
}

void Promises::check_the_end(journal::Journal& journal) {
  const auto all = journal.recent({{}, {}, {}, 10'000});
  std::map<domain::Uai, std::vector<const Import*>> timetables;
  for (const Import& each : all) {
    const bool rests = domain::has_ended(each) || each.state == State::held || may_wait_for_ever(each, all);
    if (!rests) broken("still not at its end", each);
    if (each.state != State::done && each.state != State::waiting && each.reason.empty())
      broken("ended without a reason", each);
    if (domain::has_ended(each) && each.filed_as.empty()) broken("ended and not filed", each);
    check_bytes(each);
    if (each.kind == Kind::edt && each.state == State::done && !histories_[each.id].by_person)
      timetables[*each.school].push_back(&each);
  }
  for (auto& [school, done] : timetables) {
    std::ranges::sort(done, {}, [](const Import* each) { return each->ended_at; });
    for (std::size_t i = 1; i < done.size(); ++i)
      if (*done[i]->content.made_at < *done[i - 1]->content.made_at)
        broken("an older timetable went after a newer one", *done[i]);
  }
  for (const Saved& each : saved_)
    if (!each.withdrawn && !journal.knows_content(each.sha256)) broken("forgotten: " + each.path.filename().string());
}

}  // namespace simulation
