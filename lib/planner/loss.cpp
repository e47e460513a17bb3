#include "planner/loss.h"

#include "planner/local_time.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace planner {

namespace {

using domain::Counts;
using domain::Import;
using domain::Kind;
using domain::State;

bool ended_later(const Import& a, const Import& b) {
  return a.ended_at == b.ended_at ? is_newer(a, b) : a.ended_at > b.ended_at;
}

// What the ENT took in last, of what `fits`, other than the import itself.
template <class Fits>
const Import* last_done(const Import& import, Imports of_school, Fits fits) {
  const Import* last = nullptr;
  for (const Import* other : of_school)
    if (other->id != import.id && other->state == State::done && fits(*other) && (!last || ended_later(*other, *last)))
      last = other;
  return last;
}

bool is_much_less(std::int64_t now, std::int64_t before, const Policy& policy) {
  return static_cast<double>(now) < static_cast<double>(before) * (1 - policy.loss);
}

std::string kilobytes(std::uint64_t bytes) { return std::to_string((bytes + 1023) / 1024) + " Ko"; }

std::string sizes(const Import& now, const Import& before) {
  return kilobytes(now.content.payload_bytes) + ", contre " + kilobytes(before.content.payload_bytes);
}

bool is_much_smaller(const Import& now, const Import& before, const Policy& policy) {
  return now.content.form == before.content.form &&
         is_much_less(static_cast<std::int64_t>(now.content.payload_bytes),
                      static_cast<std::int64_t>(before.content.payload_bytes), policy);
}

std::string number(const Import& import, const Policy& policy) {
  return "(import n° " + std::to_string(import.id) + ", fait le " + on_what_day(made_at(import), policy) + ")";
}

struct Compared {
  std::int64_t Counts::*count;
  const char* words;
};
constexpr std::array<Compared, 2> kCompared{{{&Counts::courses, " cours"}, {&Counts::classes, " classes"}}};

}  // namespace

std::string lost_by(const Import& edt, Imports of_school, const Policy& policy) {
  const auto year = year_of(edt, policy.first_month);
  const Import* before = last_done(edt, of_school, [&](const Import& other) {
    return other.kind == Kind::edt && year_of(other, policy.first_month) == year;
  });
  if (!before) return {};
  const auto than = [&](const std::string& compared) {
    return "Cet export a perdu beaucoup de son contenu : " + compared + " dans le dernier importé " +
           number(*before, policy) + ".";
  };
  if (!edt.content.counts || !before->content.counts)
    return is_much_smaller(edt, *before, policy) ? than(sizes(edt, *before)) : "";
  for (const auto& [count, words] : kCompared) {
    const std::int64_t now = (*edt.content.counts).*count, then = (*before->content.counts).*count;
    if (is_much_less(now, then, policy)) return than(std::to_string(now) + words + ", contre " + std::to_string(then));
  }
  return {};
}

std::string looks_partial(const Import& idpn, Imports of_school, const Policy& policy) {
  const Import* timetable = last_done(
      idpn, of_school, [](const Import& other) { return other.kind == Kind::edt && other.content.counts.has_value(); });
  if (timetable && idpn.content.counts) {
    const Counts& people = *timetable->content.counts;
    const Counts& counts = *idpn.content.counts;
    const bool tells_whose = counts.pupils + counts.teachers > 0;  // parents have identifiers, too
    const std::int64_t identifiers =
        tells_whose ? std::min(counts.identifiers, counts.pupils + counts.teachers) : counts.identifiers;
    if (!is_much_less(identifiers, people.pupils + people.teachers, policy)) return {};
    return "Ce fichier ne contient que " + std::to_string(identifiers) + " identifiants" +
           (tells_whose ? " d'élèves et d'enseignants" : "") +
           ", alors que le dernier emploi du temps importé compte " + std::to_string(people.pupils) + " élèves et " +
           std::to_string(people.teachers) + " enseignants " + number(*timetable, policy) + ".";
  }
  const Import* before = last_done(idpn, of_school, [](const Import& other) {
    return other.kind == Kind::idpn && other.mode == domain::Mode::complete;
  });
  if (!before || !is_much_smaller(idpn, *before, policy)) return {};
  return "Ce fichier est bien plus petit que le dernier importé en mode complet " + number(*before, policy) + " : " +
         sizes(idpn, *before) + ".";
}

}  // namespace planner
