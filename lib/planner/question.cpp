#include "planner/question.h"

#include "planner/local_time.h"
#include "planner/loss.h"

#include <algorithm>

namespace planner {

namespace {

using domain::Import;
using domain::Kind;
using domain::SchoolYear;
using domain::State;

const Import* newer_one_done(const Import& import, Imports of_school) {
  const auto found = std::ranges::find_if(of_school, [&](const Import* other) {
    return other->kind == import.kind && other->state == State::done && is_newer(*other, import);
  });
  return found == of_school.end() ? nullptr : *found;
}

std::string if_of_a_past_year(const Import& import, Instant now, const Policy& policy) {
  const auto year = year_of(import, policy.first_month);
  const auto current = SchoolYear::of(now, policy.first_month);
  return year < current
             ? "Cet export est de l'année scolaire " + year.str() + ", et nous sommes en " + current.str() + "."
             : "";
}

std::string if_stale(const Import& import, const Policy& policy) {
  if (import.received_at - made_at(import) <= policy.stale_after) return {};
  const auto age = std::chrono::floor<std::chrono::days>(import.received_at - made_at(import)).count();
  return "Cet export a été fait le " + on_what_day(made_at(import), policy) + ", " + std::to_string(age) +
         (age == 1 ? " jour" : " jours") + " avant d'être déposé : est-ce le bon ?";
}

std::string if_older(const Import& import, Imports of_school, const Policy& policy) {
  const Import* newer = newer_one_done(import, of_school);
  return newer ? "Un export plus récent a déjà été importé (import n° " + std::to_string(newer->id) + ", fait le " +
                     on_what_day(made_at(*newer), policy) + ") : celui-ci ramènerait l'ENT à un état plus ancien."
               : "";
}

std::string if_much_is_lost(const Import& edt, Imports of_school, const Policy& policy) {
  const std::string lost = lost_by(edt, of_school, policy);
  if (lost.empty()) return {};
  return lost +
         " L'ENT supprimerait les séances qui manquent. Vérifiez dans EDT que c'est la bonne base et que rien n'a "
         "été décoché à l'export, puis exportez de nouveau.";
}

// Left ticked in PRONOTE, "Uniquement les utilisateurs sans ID CAS" makes a file that complete mode must not be given.
std::string if_the_box_was_ticked(const Import& idpn, Imports of_school, const Policy& policy) {
  const std::string lack = looks_partial(idpn, of_school, policy);
  if (lack.empty()) return {};
  return lack +
         " La case « Uniquement les utilisateurs sans ID CAS » était sans doute cochée dans PRONOTE ; en mode "
         "complet, l'ENT perdrait les identifiants des autres. Décochez-la, exportez de nouveau et déposez le "
         "fichier.";
}

bool is_first_of_its_year(const Import& import, Imports of_school, const Policy& policy) {
  const auto year = year_of(import, policy.first_month);
  return std::ranges::none_of(of_school, [&](const Import* other) {
    return other->state == State::done && year_of(*other, policy.first_month) == year;
  });
}

Instant start_of(SchoolYear year, const Policy& policy) {
  using namespace std::chrono;
  return sys_days(std::chrono::year(year.start) / month(policy.first_month) / 1);
}

}  // namespace

std::optional<std::string> question_about(const Import& import, Imports of_school, const SchoolRules* rules,
                                          Instant now, const Policy& policy) {
  if (import.released || !rules) return std::nullopt;
  const std::string release = "« navette release " + std::to_string(import.id);
  std::string answers = " S'il doit tout de même être importé : " + release + " ».";
  std::string asked;
  const auto ask = [&](const std::string& reason) {
    if (!reason.empty()) asked += (asked.empty() ? "" : " ") + reason;
    return !reason.empty();
  };
  ask(if_of_a_past_year(import, now, policy));
  ask(if_stale(import, policy));
  if (replaces(import, mode_of(import, of_school, *rules, policy))) {
    ask(if_older(import, of_school, policy));
    if (import.kind == Kind::edt)
      ask(if_much_is_lost(import, of_school, policy));
    else if (ask(if_the_box_was_ticked(import, of_school, policy)))
      answers = " Pour ajouter ceux-ci seulement : " + release +
                " --mode partiel ». S'il est complet malgré tout : " + release + " ».";
    if (rules->confirm_first && is_first_of_its_year(import, of_school, policy) &&
        ask("C'est le premier import de l'année scolaire " + year_of(import, policy.first_month).str() +
            " pour cet établissement, et la configuration demande qu'une personne le confirme (« confirm_first »)."))
      answers += " Si vous l'avez fait vous-même dans l'ENT : " + release + " --imported ».";
  }
  if (asked.empty()) return std::nullopt;
  return asked + answers;
}

std::optional<Instant> turn_of_the_year(const Import& import, Instant now, const Policy& policy) {
  if (import.released) return std::nullopt;
  const auto end_of_its_year = start_of({year_of(import, policy.first_month).start + 1}, policy);
  return end_of_its_year > now ? std::optional(end_of_its_year) : std::nullopt;
}

}  // namespace planner
