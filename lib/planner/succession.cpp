#include "planner/succession.h"

#include <algorithm>
#include <tuple>

namespace planner {

using domain::Kind;
using domain::Mode;

Instant made_at(const domain::Import& import) {
  return std::min(import.content.made_at.value_or(import.received_at), import.received_at);
}

bool is_newer(const domain::Import& a, const domain::Import& b) {
  return std::tuple(made_at(a), a.id) > std::tuple(made_at(b), b.id);
}

std::optional<Mode> mode_of(const domain::Import& import, Imports of_school, const SchoolRules& rules,
                            const Policy& policy) {
  if (import.kind != Kind::idpn) return std::nullopt;
  if (import.ordered_mode) return import.ordered_mode;
  if (rules.idpn_mode) return rules.idpn_mode;
  const auto year = year_of(import, policy.first_month);
  const bool first = std::ranges::none_of(of_school, [&](const domain::Import* other) {
    return other->kind == Kind::idpn && other->state == domain::State::done &&
           year_of(*other, policy.first_month) == year;
  });
  return first ? Mode::complete : Mode::partial;
}

bool replaces(const domain::Import& import, std::optional<Mode> mode) {
  return import.kind == Kind::edt || mode == Mode::complete;
}

}  // namespace planner
