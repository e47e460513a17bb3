#include "sandbox/ledger.h"

#include "sandbox/calendar.h"

#include <boost/json.hpp>

namespace sandbox {

namespace json = boost::json;

namespace {

std::string_view name_of(Record::State state) {
  static constexpr std::string_view kNames[] = {"waiting", "running", "done", "interrupted"};
  return kNames[static_cast<std::size_t>(state)];
}

std::string_view name_of(Accounts::Verdict verdict) {
  static constexpr std::string_view kNames[] = {"accepted", "refused", "locked"};
  return kNames[static_cast<std::size_t>(verdict)];
}

json::object entry_of(const Record& record) {
  json::object figures;
  for (const auto& [label, value] : record.figures) figures[label] = value;
  const bool ended = record.state == Record::State::done || record.state == Record::State::interrupted;
  return {{"number", record.number},
          {"school", record.school.str()},
          {"kind", domain::name_of(record.kind)},
          {"mode", record.mode ? json::value(domain::name_of(*record.mode)) : json::value()},
          {"form", domain::name_of(record.form)},
          {"file_name", record.file_name},
          {"sha256", record.sha256},
          {"bytes", record.bytes},
          {"committed_at", iso_of(record.committed_at)},
          {"state", name_of(record.state)},
          {"ended_at", ended ? json::value(iso_of(record.turn.ends_at)) : json::value()},
          {"figures", std::move(figures)},
          {"not_recognised", record.strangers.size()}};
}

json::object counts_of(const std::map<std::string, int>& counts) {
  json::object object;
  for (const auto& [name, count] : counts) object[name] = count;
  return object;
}

}  // namespace

std::string ledger_of(const World& world, domain::Instant now) {
  json::array imports;
  for (const Record& each : world.records.all()) imports.push_back(entry_of(each));
  json::array sign_ins;
  for (const auto& each : world.accounts.attempts())
    sign_ins.push_back({{"username", each.username}, {"at", iso_of(each.at)}, {"verdict", name_of(each.verdict)}});
  json::array schools;
  for (const School& each : world.options.schools) {
    std::int64_t here = 0;
    for (const Resident* resident : world.records.directory().of(each.uai)) here += resident->here ? 1 : 0;
    schools.push_back({{"school", each.uai.str()},
                       {"people", here},
                       {"identifiers", world.records.directory().identifiers_of(each.uai)}});
  }
  int total = 0;
  for (const auto& [step, count] : world.requests) total += count;
  const json::object ledger{
      {"imports", std::move(imports)},
      {"schools", std::move(schools)},
      {"sign_ins", std::move(sign_ins)},
      {"refused_files", counts_of(world.files_refused)},
      {"requests", {{"total", total}, {"by_step", counts_of(world.requests)}}},
      {"sessions", {{"open", world.sessions.open_now(now)}, {"most_at_once", world.sessions.most_at_once()}}}};
  return json::serialize(ledger);
}

std::string directory_of(const World& world) {
  static constexpr std::string_view kQualities[] = {"pupil", "teacher", "responsible", "other"};
  json::array people;
  for (const Resident& each : world.records.directory().all())
    people.push_back({{"uid", each.uid()},
                      {"last_name", each.person.last_name},
                      {"first_name", each.person.first_name},
                      {"quality", kQualities[static_cast<std::size_t>(each.person.quality)]},
                      {"birth_date", each.person.birth_date},
                      {"class", each.here ? each.person.school_class : std::string()},
                      {"school", each.school.str()},
                      {"here", each.here},
                      {"login", each.login},
                      {"account_at", iso_of(each.account_at)},
                      {"exported_as", each.exported_as},
                      {"how", std::string(each.exported_how)}});
  return json::serialize(json::object{{"people", std::move(people)}});
}

}  // namespace sandbox
