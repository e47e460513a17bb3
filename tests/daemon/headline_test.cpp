#include "daemon/service/headline.h"

#include <boost/test/unit_test.hpp>

using domain::Import;
using domain::State;
using navette::headline;

namespace {

Import import(domain::ImportId id, State state, std::optional<int> ahead = {}) {
  Import import;
  import.id = id;
  import.state = state;
  import.ahead = ahead;
  return import;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(headlines)

BOOST_AUTO_TEST_CASE(nothing_to_do_is_said_too) {
  BOOST_TEST(headline({}, {}) == "Rien en attente.");
  BOOST_TEST(headline({}, {}, {}, "« /srv/navette »") == "Rien en attente. Navette surveille « /srv/navette ».");
  BOOST_TEST(headline({import(1, State::done), import(2, State::refused), import(3, State::superseded)}, {}) ==
             "Rien en attente.");
}

BOOST_AUTO_TEST_CASE(what_waits_is_counted_and_the_shortest_queue_told) {
  BOOST_TEST(headline({import(1, State::queued, 12), import(2, State::waiting), import(3, State::doubtful)}, {}) ==
             "1 import dans la file de l'ENT (12 établissements devant), 2 imports en attente.");
  BOOST_TEST(headline({import(1, State::queued, 12), import(2, State::queued, 1), import(3, State::submitting)}, {}) ==
             "1 import en cours d'envoi, 2 imports dans la file de l'ENT (1 établissement devant le premier).");
  BOOST_TEST(headline({import(1, State::queued)}, {}) == "1 import dans la file de l'ENT.");
  BOOST_TEST(headline({import(1, State::waiting)}, {}) == "1 import en attente.");
}

BOOST_AUTO_TEST_CASE(what_a_person_must_decide_is_told_and_its_question_is_not) {
  BOOST_TEST(headline({import(1, State::held)}, {{1, "Cet export est-il le bon ?"}}) ==
             "1 import attend votre décision (« navette status »).");
  BOOST_TEST(
      headline({import(1, State::held), import(2, State::held), import(3, State::waiting)}, {{3, "Parce que."}}) ==
      "1 import en attente, 2 imports attendent votre décision (« navette status »). Parce que.");
}

BOOST_AUTO_TEST_CASE(what_is_not_finished_is_not_nothing) {
  BOOST_TEST(headline({}, {}, {.unfinished = 1}) == "1 export inachevé dans le dossier.");
  BOOST_TEST(headline({import(1, State::waiting)}, {}, {.unfinished = 2}) ==
             "1 import en attente, 2 exports inachevés dans le dossier.");
  BOOST_TEST(headline({}, {}, {.settling = 1}) == "1 fichier vient d'arriver dans le dossier.");
  BOOST_TEST(headline({}, {}, {.settling = 2, .unreadable = 1}) ==
             "2 fichiers viennent d'arriver dans le dossier, 1 fichier ne peut pas être lu dans le dossier (« navette "
             "status »).");
}

BOOST_AUTO_TEST_CASE(watched_folders_are_named_briefly) {
  BOOST_TEST(navette::in_words({"/srv/navette/0134567U"}) == "« /srv/navette/0134567U »");
  BOOST_TEST(navette::in_words({"/a", "/b", "/c"}) == "3 dossiers, dont « /a »");
}

BOOST_AUTO_TEST_CASE(where_nothing_moves_the_first_ones_reason_is_told) {
  const std::vector<planner::Wait> waits{{1, "L'ENT est en maintenance : nouvel essai à 18 h 30."},
                                         {2, "Attend la fin de l'import n° 1."}};
  BOOST_TEST(headline({import(1, State::waiting), import(2, State::waiting)}, waits) ==
             "2 imports en attente. L'ENT est en maintenance : nouvel essai à 18 h 30.");
  BOOST_TEST(headline({import(1, State::submitting), import(2, State::waiting)}, waits) ==
             "1 import en cours d'envoi, 1 import en attente.");
}

BOOST_AUTO_TEST_SUITE_END()
