// How values of the domain stand in the journal's columns.
#pragma once

#include "domain/clock.h"
#include "domain/uai.h"
#include "journal/journal.h"

#include <optional>
#include <string>

namespace journal {

// Moments are milliseconds since 1970, UTC. SOCI's integers are int and long long; int64_t is neither everywhere.
inline long long milliseconds(domain::Instant instant) { return instant.time_since_epoch().count(); }
inline domain::Instant instant(long long milliseconds) { return domain::Instant(domain::Duration(milliseconds)); }

// What a word of the journal stands for; one that stands for nothing is damage, or a newer Navette's.
template <class T>
T known(const std::optional<T>& value, const std::string& word) {
  if (value) return *value;
  throw JournalDamaged("Le journal contient le mot « " + word +
                       " », que cette version de Navette ne connaît pas : ou une version plus récente y a écrit (alors "
                       "installez-la), ou il est abîmé.");
}

inline domain::Uai school(const std::string& word) {
  const auto uai = domain::Uai::parse(word);
  return known(uai ? std::optional(*uai) : std::nullopt, word);
}

}  // namespace journal
