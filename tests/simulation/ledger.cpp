#include "ledger.h"

#include <boost/json.hpp>

#include <algorithm>
#include <cstdio>

namespace simulation {

namespace {

Instant moment_of(const std::string& iso) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, milli = 0;
  std::sscanf(iso.c_str(), "%d-%d-%dT%d:%d:%d.%dZ", &year, &month, &day, &hour, &minute, &second, &milli);
  return std::chrono::sys_days(std::chrono::year(year) / month / day) + std::chrono::hours(hour) +
         std::chrono::minutes(minute) + std::chrono::seconds(second) + std::chrono::milliseconds(milli);
}

}  // namespace

std::vector<LedgerEntry> ledger_of(SimulatedEnt& ent, Instant now) {
  std::vector<LedgerEntry> entries;
  const auto parsed = boost::json::parse(ent.model().ledger(now)).as_object();
  for (const auto& each : parsed.at("imports").as_array()) {
    const auto& import = each.as_object();
    entries.push_back({domain::Uai::parse(std::string(import.at("school").as_string())).value(),
                       import.at("kind").as_string() == "edt" ? domain::Kind::edt : domain::Kind::idpn,
                       std::string(import.at("sha256").as_string()), std::string(import.at("state").as_string()),
                       moment_of(std::string(import.at("committed_at").as_string()))});
  }
  return entries;
}

std::vector<LedgerEntry> ledger_of(SimulatedEnt& ent, Instant now, const domain::Import& import) {
  auto entries = ledger_of(ent, now);
  std::erase_if(entries, [&](const LedgerEntry& each) {
    return each.school != *import.school || each.kind != import.kind || each.sha256 != import.sha256;
  });
  return entries;
}

std::string identity(const domain::Uai& school, domain::Kind kind, const std::string& sha256) {
  return school.str() + std::string(domain::name_of(kind)) + sha256;
}

}  // namespace simulation
