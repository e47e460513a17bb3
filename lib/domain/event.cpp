#include "domain/event.h"

#include "domain/overloaded.h"

namespace domain {

namespace {

std::string schools_ahead(int ahead) {
  if (ahead == 0) return "aucun établissement devant nous";
  return std::to_string(ahead) + (ahead == 1 ? " établissement devant nous" : " établissements devant nous");
}

}  // namespace

std::string_view name_of(const Event& event) {
  static constexpr std::string_view kNames[] = {
      "started", "committing", "queued",  "finished",  "refused",    "failed",      "found_absent",   "held",
      "unseen",  "released",   "retried", "confirmed", "superseded", "interrupted", "received_again", "filed", "remarked"};
  static_assert(std::size(kNames) == std::variant_size_v<Event>);
  return kNames[event.index()];
}

std::string sentence_of(const Event& event) {
  return std::visit(overloaded{
                        [](const Started& e) -> std::string {
                          if (!e.mode) return "Envoi vers l'ENT commencé.";
                          return *e.mode == Mode::complete ? "Envoi vers l'ENT commencé, en mode complet."
                                                           : "Envoi vers l'ENT commencé, en mode partiel.";
                        },
                        [](const Committing&) -> std::string { return "Validation finale demandée à l'ENT."; },
                        [](const Queued& e) -> std::string {
                          return e.ahead ? "Dans la file de l'ENT, " + schools_ahead(*e.ahead) + "."
                                         : "Reçu par l'ENT, traitement en cours.";
                        },
                        [](const Finished&) -> std::string { return "Import terminé dans l'ENT."; },
                        [](const Refused& e) { return e.sentence; },
                        [](const Failed& e) { return e.failure.sentence; },
                        [](const FoundAbsent& e) -> std::string {
                          return e.asked ? "Vérification faite, l'ENT n'a pas ce fichier : il sera renvoyé."
                                         : "L'ENT n'a pas pu dire s'il a ce fichier : il sera renvoyé, comme le demande "
                                           "la configuration.";
                        },
                        [](const Held& e) { return e.question; },
                        [](const Unseen&) -> std::string {
                          return "L'ENT ne montre pas encore cet import ; Navette le redemandera avant de conclure.";
                        },
                        [](const Released& e) -> std::string {
                          if (!e.mode) return "Libéré par une personne.";
                          return *e.mode == Mode::complete ? "Libéré par une personne, en mode complet."
                                                           : "Libéré par une personne, en mode partiel.";
                        },
                        [](const Retried&) -> std::string { return "Nouvel essai demandé par une personne."; },
                        [](const Confirmed&) -> std::string {
                          return "Une personne a constaté que l'ENT a pris ce fichier en compte.";
                        },
                        [](const Superseded& e) {
                          return "Remplacé par un export plus récent (import n° " + std::to_string(e.by) + ").";
                        },
                        [](const Interrupted&) -> std::string { return "Navette a été interrompue pendant l'envoi."; },
                        [](const ReceivedAgain& e) {
                          return "Le même contenu a été déposé de nouveau (« " + e.file_name +
                                 " ») ; il n'est pas renvoyé.";
                        },
                        [](const Filed& e) { return "Fichier rangé : " + e.path; },
                        [](const Remarked& e) { return e.sentence; },
                    },
                    event);
}

}  // namespace domain
