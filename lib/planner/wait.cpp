#include "planner/wait.h"

#include "domain/to_do.h"
#include "planner/local_time.h"

namespace planner::wait {

namespace {

using domain::State;

std::string number(const Import& import) { return "import n° " + std::to_string(import.id); }

std::string to_do(const std::string& order) { return std::string(domain::kToDo) + order; }

std::string decide(const Import& held) {
  return to_do("décidez du sort de l'" + number(held) + " (« navette show " + std::to_string(held.id) + " »).");
}

std::string ahead(const Import& import) {
  if (!import.ahead) return "L'ENT traite le fichier";
  if (*import.ahead <= 0) return "Dans la file de l'ENT, aucun établissement devant nous";
  return "Dans la file de l'ENT, " + std::to_string(*import.ahead) +
         (*import.ahead == 1 ? " établissement devant nous" : " établissements devant nous");
}

}  // namespace

std::string for_a_person(const Import& held) {
  return held.reason.empty() ? "Attend la décision d'une personne : « navette show " + std::to_string(held.id) + " »."
                             : held.reason;
}

std::string for_the_worker(const Import& running) {
  return running.state == State::queued || running.state == State::doubtful ? "Navette interroge l'ENT en ce moment."
                                                                            : "Envoi vers l'ENT en cours.";
}

std::string for_the_school(const Import& in_flight) {
  if (in_flight.state == State::held)
    return "Attend que l'" + number(in_flight) + ", qui demande une décision, se termine." + decide(in_flight);
  if (in_flight.state == State::doubtful)
    return "Attend que le sort de l'" + number(in_flight) + " soit vérifié auprès de l'ENT.";
  return "Attend la fin de l'" + number(in_flight) + " : un seul import à la fois par établissement.";
}

std::string for_edt(const Import& edt) {
  if (edt.state == State::held)
    return "Attend que l'export EDT (" + number(edt) + "), qui demande une décision, soit importé." + decide(edt);
  return "Attend que l'export EDT (" + number(edt) + ") soit importé.";
}

std::string for_any_edt(const Import& idpn, const Policy& policy) {
  return "Attend qu'un export EDT de l'année scolaire " + year_of(idpn, policy.first_month).str() +
         " soit importé : les identifiants PRONOTE se rattachent à ce qu'il crée dans l'ENT." +
         to_do("déposez l'export EDT dans le dossier " +
               (idpn.folder.empty() ? "surveillé" : "« " + idpn.folder + " »") +
               ". Pour vous en passer, tapez « navette release " + std::to_string(idpn.id) + " ».");
}

std::string for_configuration(const Import& import) {
  return "L'établissement " + import.school->str() + " n'est pas dans la configuration de Navette." +
         to_do("ajoutez-l'y, et cet import continuera.");
}

std::string for_a_turn() { return "Attend son tour : un seul import à la fois par établissement."; }

std::string for_credentials(const Import& import, const SchoolRules& rules) {
  // Refused, locked, not allowed: whoever met it says it best, with the ENT's own words.
  const bool met = import.last_fault == domain::Fault::credentials_refused && !import.reason.empty();
  return (met ? import.reason
              : "L'ENT a refusé le compte de l'établissement " + import.school->str() +
                    ". Navette n'insiste pas, pour que le compte ne soit pas bloqué.") +
         to_do("vérifiez ce compte." + (rules.correction.empty() ? "" : " " + rules.correction) +
               " Si l'identifiant a changé, redémarrez Navette ; si rien n'a changé (compte débloqué, droit donné), "
               "lancez « navette retry " +
               std::to_string(import.id) + " ».");
}

std::string for_what_the_portal_asked(Instant until, Instant now, const Policy& policy) {
  return "L'ENT a demandé d'attendre : nouvel essai " + at_what_time(until, now, policy) + ".";
}

std::string for_the_portal(const Import& import, Instant until, Instant now, const Policy& policy) {
  // What stands between us and the ENT (a certificate, a proxy) is no illness of the ENT's: whoever met it says it best.
  if (import.state == State::waiting && import.last_fault == domain::Fault::unreachable && !import.reason.empty())
    return import.reason + " Nouvel essai " + at_what_time(until, now, policy) + ".";
  return "L'ENT est injoignable, en panne ou en maintenance : nouvel essai " + at_what_time(until, now, policy) + ".";
}

std::string for_a_probe() { return "L'ENT sort d'une panne : attend que l'essai en cours réussisse."; }

std::string for_a_session(const Policy& policy) {
  return policy.sessions_per_portal <= 1
             ? "Attend son tour : Navette n'ouvre qu'une session à la fois sur cet ENT."
             : "Attend son tour : Navette n'ouvre que " + std::to_string(policy.sessions_per_portal) +
                   " sessions à la fois sur cet ENT.";
}

std::string for_quiet_to_end(Instant until, Instant now, const Policy& policy) {
  return "Attend la fin des heures calmes : envoi " + at_what_time(until, now, policy) + ".";
}

std::string for_its_moment(const Import& import, Instant until, Instant now, const Policy& policy) {
  const std::string when = at_what_time(until, now, policy);
  if (import.state == State::queued) return ahead(import) + " ; Navette le redemandera " + when + ".";
  if (import.state == State::doubtful)
    return "On ne sait pas encore si l'ENT a reçu le fichier : Navette le lui demandera " + when + ".";
  // Credentials that stopped it are others by now, or the gate would be shut for them.
  if (import.last_fault == domain::Fault::credentials_refused) return "Nouvel essai " + when + ".";
  // Without a fault nothing has to work better than before: it was found absent, or Navette was interrupted.
  return (import.reason.empty() ? "" : import.reason + " ") + (import.last_fault ? "Nouvel essai " : "Nouvel envoi ") +
         when + ".";
}

}  // namespace planner::wait
