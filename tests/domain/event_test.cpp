#include "domain/event.h"

#include <boost/test/unit_test.hpp>

using namespace domain;

namespace {

struct Told {
  Event event;
  std::string_view name;
  std::string_view sentence;
};

const Told kTold[] = {
    {Started{}, "started", "Envoi vers l'ENT commencé."},
    {Started{Mode::complete}, "started", "Envoi vers l'ENT commencé, en mode complet."},
    {Started{Mode::partial}, "started", "Envoi vers l'ENT commencé, en mode partiel."},
    {Committing{"secret mark"}, "committing", "Validation finale demandée à l'ENT."},
    {Queued{}, "queued", "Reçu par l'ENT, traitement en cours."},
    {Queued{0}, "queued", "Dans la file de l'ENT, aucun établissement devant nous."},
    {Queued{1}, "queued", "Dans la file de l'ENT, 1 établissement devant nous."},
    {Queued{12}, "queued", "Dans la file de l'ENT, 12 établissements devant nous."},
    {Finished{{{}, {"DUPONT Élodie"}}}, "finished", "Import terminé dans l'ENT."},
    {Refused{"Fichier tronqué."}, "refused", "Fichier tronqué."},
    {Failed{{Fault::unreachable, "Pas de réponse."}, {}}, "failed", "Pas de réponse."},
    {FoundAbsent{}, "found_absent", "Vérification faite, l'ENT n'a pas ce fichier : il sera renvoyé."},
    {FoundAbsent{.asked = false}, "found_absent",
     "L'ENT n'a pas pu dire s'il a ce fichier : il sera renvoyé, comme le demande la configuration."},
    {Held{"Faut-il l'importer ?"}, "held", "Faut-il l'importer ?"},
    {Released{}, "released", "Libéré par une personne."},
    {Released{{}, Mode::partial}, "released", "Libéré par une personne, en mode partiel."},
    {Retried{}, "retried", "Nouvel essai demandé par une personne."},
    {Unseen{}, "unseen", "L'ENT ne montre pas encore cet import ; Navette le redemandera avant de conclure."},
    {Confirmed{}, "confirmed", "Une personne a constaté que l'ENT a pris ce fichier en compte."},
    {Superseded{12}, "superseded", "Remplacé par un export plus récent (import n° 12)."},
    {Interrupted{}, "interrupted", "Navette a été interrompue pendant l'envoi."},
    {ReceivedAgain{"edt.xml"}, "received_again",
     "Le même contenu a été déposé de nouveau (« edt.xml ») ; il n'est pas renvoyé."},
    {Filed{"/Importés/edt.xml"}, "filed", "Fichier rangé : /Importés/edt.xml"},
    {Remarked{Task::people, {{Task::people, "DUPONT Élodie", {"X"}}}, "Annuaire : une piste."},
     "remarked",
     "Annuaire : une piste."},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(event)

BOOST_AUTO_TEST_CASE(each_has_its_name_and_its_sentence) {
  std::size_t alternatives = 0;  // bits: which of the events the table names
  for (const auto& [event, name, sentence] : kTold) {
    BOOST_TEST(name_of(event) == name);
    BOOST_TEST(sentence_of(event) == sentence);
    alternatives |= std::size_t{1} << event.index();
  }
  BOOST_TEST(alternatives == (std::size_t{1} << std::variant_size_v<Event>)-1);
}

BOOST_AUTO_TEST_SUITE_END()
