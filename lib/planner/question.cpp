#include "planner/question.h"

#include "planner/local_time.h"

#include <algorithm>

namespace planner {

namespace {

using domain::Import;
using domain::SchoolYear;
using domain::State;

std::string if_meant(const Import& import) {
  return " S'il doit tout de même être importé : « navette release " + std::to_string(import.id) + " ».";
}

const Import* newer_one_done(const Import& import, Imports of_school) {
  const auto found = std::ranges::find_if(of_school, [&](const Import* other) {
    return other->kind == import.kind && other->state == State::done && is_newer(*other, import);
  });
  return found == of_school.end() ? nullptr : *found;
}

Instant start_of(SchoolYear year, const Policy& policy) {
  using namespace std::chrono;
  return sys_days(std::chrono::year(year.start) / month(policy.first_month) / 1);
}

}  // namespace

std::optional<std::string> question_about(const Import& import, Imports of_school, const SchoolRules* rules,
                                          Instant now, const Policy& policy) {
  if (import.released || !rules) return std::nullopt;

  const auto year = year_of(import, policy.first_month);
  if (const auto current = SchoolYear::of(now, policy.first_month); year < current)
    return "Cet export est de l'année scolaire " + year.str() + ", et nous sommes en " + current.str() + "." +
           if_meant(import);

  if (import.received_at - made_at(import) > policy.stale_after) {
    const auto age = std::chrono::floor<std::chrono::days>(import.received_at - made_at(import)).count();
    return "Cet export a été fait le " + on_what_day(made_at(import), policy) + ", " + std::to_string(age) +
           (age == 1 ? " jour" : " jours") + " avant d'être déposé : est-ce le bon ?" + if_meant(import);
  }

  if (!replaces(import, mode_of(import, of_school, *rules, policy))) return std::nullopt;
  if (const Import* newer = newer_one_done(import, of_school))
    return "Un export plus récent a déjà été importé (import n° " + std::to_string(newer->id) + ", fait le " +
           on_what_day(made_at(*newer), policy) + ") : celui-ci ramènerait l'ENT à un état plus ancien." +
           if_meant(import);
  return std::nullopt;
}

std::optional<Instant> turn_of_the_year(const Import& import, Instant now, const Policy& policy) {
  if (import.released) return std::nullopt;
  const auto end_of_its_year = start_of({year_of(import, policy.first_month).start + 1}, policy);
  return end_of_its_year > now ? std::optional(end_of_its_year) : std::nullopt;
}

}  // namespace planner
