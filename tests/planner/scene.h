// A situation built event by event through domain::apply, as the engine would, and questions to the plan for it.
#pragma once

#include "domain/life.h"
#include "planner/plan.h"

#include <boost/algorithm/string/predicate.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

namespace planner {

using namespace std::chrono_literals;
using domain::Fault;
using domain::Import;
using domain::ImportId;
using domain::Kind;
using domain::Mode;
using domain::State;
using Verb = Action::Verb;

inline Instant utc(int year, unsigned month, unsigned day, int hour = 0, int minute = 0) {
  return std::chrono::sys_days(std::chrono::year(year) / month / day) + std::chrono::hours(hour) +
         std::chrono::minutes(minute);
}

inline domain::Uai uai(unsigned number) {
  std::string digits = std::to_string(10000000 + number).substr(1);
  return domain::Uai::parse(digits + domain::Uai::check_letter(number)).value();
}

inline domain::Failure failure(Fault fault, std::optional<Duration> retry_after = {}) {
  return {fault, "L'ENT ne répond pas comme prévu.", retry_after};
}

struct Scene {
  Scene() {
    for (const unsigned school : {1U, 2U, 3U, 4U}) policy.schools[uai(school)] = {.portal = "ent", .fingerprint = "a"};
  }

  // Records an export that has just come; made `age` before.
  ImportId drop(unsigned school, Kind kind, Duration age = 1min) {
    Import import;
    import.id = static_cast<ImportId>(imports.size()) + 1;
    import.school = uai(school);
    import.kind = kind;
    import.content.kind = kind;
    import.content.made_at = now - age;
    import.received_at = now;
    imports.push_back(import);
    return import.id;
  }
  ImportId edt(unsigned school = 1, Duration age = 1min) { return drop(school, Kind::edt, age); }
  ImportId idpn(unsigned school = 1, Duration age = 1min) { return drop(school, Kind::idpn, age); }

  Import& at(ImportId id) { return imports.at(static_cast<std::size_t>(id - 1)); }
  void apply(ImportId id, const domain::Event& event) { at(id) = domain::apply(at(id), event, now).value(); }

  void start(ImportId id, std::optional<Mode> mode = {}) { apply(id, domain::Started{mode}); }
  void commit(ImportId id, std::optional<Mode> mode = {}) {
    start(id, mode);
    apply(id, domain::Committing{"list"});
  }
  void queue(ImportId id, std::optional<int> ahead = {}, Duration look_in = 20s) {
    commit(id);
    apply(id, domain::Queued{ahead, now + look_in});
  }
  void lose(ImportId id) {
    commit(id);
    apply(id, domain::Failed{failure(Fault::unreachable), now + policy.verify_first});
  }
  void finish(ImportId id, std::optional<Mode> mode = {}) {
    commit(id, mode);
    apply(id, domain::Finished{});
  }
  ImportId done(unsigned school, Kind kind) {
    const ImportId id = drop(school, kind);
    finish(id);
    return id;
  }

  Plan plan() const { return planner::plan({imports, portals, refused, running}, now, policy); }

  // What the plan does with the import: "submit complete", "supersede by 2", "hold", "look", "" = it waits.
  std::string fate(ImportId id) const {
    for (const Action& action : plan().actions) {
      if (action.import != id) continue;
      switch (action.verb) {
        case Verb::submit:
          return "submit" + (action.mode ? " " + std::string(domain::name_of(*action.mode)) : std::string());
        case Verb::look: return "look";
        case Verb::verify: return "verify";
        case Verb::hold: return "hold";
        case Verb::errand: return "errand";
        case Verb::supersede: return "supersede by " + std::to_string(action.by);
      }
    }
    return "";
  }
  std::string wait(ImportId id) const {
    const Plan all = plan();
    const auto found = std::ranges::find(all.waits, id, &Wait::import);
    return found == all.waits.end() ? "" : found->sentence;
  }
  Wait::Need need(ImportId id) const {
    const Plan all = plan();
    const auto found = std::ranges::find(all.waits, id, &Wait::import);
    return found == all.waits.end() ? Wait::Need::nothing : found->need;
  }
  std::string question(ImportId id) const {
    for (const Action& action : plan().actions)
      if (action.import == id && action.verb == Verb::hold) return action.sentence;
    return "";
  }
  // Journals the plan's holds and supersessions.
  void decide() {
    for (const Action& action : plan().actions) {
      if (action.verb == Verb::hold) apply(action.import, domain::Held{action.sentence});
      if (action.verb == Verb::supersede) apply(action.import, domain::Superseded{action.by});
    }
  }

  Instant now = utc(2026, 9, 3, 12, 5);
  Policy policy{};
  std::vector<Import> imports{};
  std::vector<domain::PortalHealth> portals{};
  std::vector<domain::RefusedAccount> refused{};
  std::set<ImportId> running{};
};

using boost::algorithm::contains;

// Western Europe in 2026: UTC+1, and UTC+2 from 29 March to 25 October, 1 h UTC.
inline Duration paris(Instant when) { return when >= utc(2026, 3, 29, 1) && when < utc(2026, 10, 25, 1) ? 2h : 1h; }

}  // namespace planner
