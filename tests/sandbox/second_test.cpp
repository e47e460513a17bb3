// The ENT in process, in its second skin.
#include "visitor.h"

#include <boost/test/unit_test.hpp>

using namespace sandbox;
using std::chrono::minutes;

namespace {

// As a browser reads it: the skin sends windows-1252.
void read_page(Visitor& visitor) { visitor.page.body = decoded(visitor.page.body, Charset::windows_1252); }

void get(Visitor& visitor, const std::string& address) {
  visitor.get(address);
  read_page(visitor);
}

void submit(Visitor& visitor, const std::string& address, const Pairs& pairs, const Upload* file = nullptr) {
  visitor.submit(address, pairs, file);
  read_page(visitor);
}

void sign_in(Visitor& visitor, const std::string& password = "navette-demo", const std::string& button = "ENTRER.x") {
  get(visitor, "/intra/accueil.do");
  get(visitor, visitor.between("<A href=\"", "\">Se reconnecter"));
  submit(visitor, visitor.between("method=\"POST\" action=\"", "\""),
         {{"username", "superadmin"}, {"password", password}, {button, "3"}});
  const std::string next = visitor.between("content=\"0; url=", "\"");
  if (!next.empty()) get(visitor, next);
}

void deposit_edt(Visitor& visitor, const std::string& last = "Lancer la reprise") {
  get(visitor, "/intra/edt.do");
  const Upload file = edt_upload("fichier");
  submit(visitor, "/intra/edt.do", {{"provenance", "EDT"}, {"contenu", "1"}, {"action", "Envoyer"}}, &file);
  submit(visitor, "/intra/edt.do", {{"action", "suite"}});
  submit(visitor, "/intra/edt.do", {{"reprise", "R"}, {"effet", "03/09/2026"}, {"action", last}});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(second)

BOOST_AUTO_TEST_CASE(pages_are_windows_1252_and_only_the_page_says_so) {
  Stage stage(quiet_options(Skin::second));
  stage.visitor.get("/intra/accueil.do");
  BOOST_TEST(stage.visitor.page.headers.front().second == "text/html");
  BOOST_TEST(stage.visitor.reads("charset=windows-1252"));
  BOOST_TEST(
      stage.visitor.reads("Session expir\xE9"
                          "e"));
  BOOST_TEST(stage.visitor.page.status == 200);
}

BOOST_AUTO_TEST_CASE(signing_in_wants_the_button_and_goes_on_by_itself) {
  Stage stage(quiet_options(Skin::second));
  sign_in(stage.visitor, "navette-demo", "nothing");
  BOOST_TEST(stage.visitor.reads("Utilisez le bouton Entrer."));
  sign_in(stage.visitor, "wrong");
  BOOST_TEST(stage.visitor.reads("Code ou mot de passe erroné."));
  BOOST_TEST(stage.visitor.page.status == 200);
  sign_in(stage.visitor);
  BOOST_TEST(stage.visitor.reads("Utilisateur : superadmin"));
}

BOOST_AUTO_TEST_CASE(an_edt_export_is_taken_in_by_the_right_buttons) {
  Stage stage(quiet_options(Skin::second));
  sign_in(stage.visitor);
  deposit_edt(stage.visitor, "Revenir");
  BOOST_TEST(stage.visitor.reads("Contrôle du dépôt"));
  BOOST_TEST(imports_in(stage) == 0u);
  deposit_edt(stage.visitor);
  BOOST_TEST(stage.visitor.reads("La demande n° 12 sera traitée"));
  get(stage.visitor, "/intra/suivi.do");
  BOOST_TEST(stage.visitor.reads(
      "<TD>Emploi du temps<TD>03/09/2026 10:00<TD>EDT_To_KOSMOS_0134567U.xml<TD>En traitement</TR>"));
  stage.now += minutes(20);
  get(stage.visitor, "/intra/demande.do?n=12");
  BOOST_TEST(stage.visitor.reads("Situation : Intégrée"));
  BOOST_TEST(stage.visitor.reads("<TD>Élèves<TD align=\"right\">60</TR>"));
  BOOST_TEST(stage.ledger().at("imports").at(0).at("state").as_string() == "done");
}

BOOST_AUTO_TEST_CASE(an_expired_login_form_comes_again_without_a_word) {
  Stage stage(quiet_options(Skin::second));
  stage.ent.cause(*trouble_named("expired@sign_in"));
  sign_in(stage.visitor);
  BOOST_TEST(stage.visitor.reads("<H2>Ouverture de session</H2>"));
  BOOST_TEST(!stage.visitor.reads("<P><B>"));
  sign_in(stage.visitor);
  BOOST_TEST(stage.visitor.reads("Utilisateur : superadmin"));
}

BOOST_AUTO_TEST_CASE(requests_are_shown_five_a_page_the_oldest_first) {
  Stage stage(quiet_options(Skin::second));
  sign_in(stage.visitor);
  for (int number = 12; number <= 17; ++number) {
    BOOST_TEST(!stage.visitor.reads("Page suivante"));
    deposit_edt(stage.visitor);
    stage.now += minutes(20);
    get(stage.visitor, "/intra/suivi.do");
  }
  BOOST_TEST(stage.visitor.reads("demande.do?n=16"));
  BOOST_TEST(!stage.visitor.reads("demande.do?n=17"));
  get(stage.visitor, "/intra/suivi.do?page=" + stage.visitor.between("suivi.do?page=", "\">Page suivante"));
  BOOST_TEST(stage.visitor.reads("demande.do?n=17"));
  BOOST_TEST(!stage.visitor.reads("demande.do?n=16"));
  BOOST_TEST(!stage.visitor.reads("Page suivante"));
}

BOOST_AUTO_TEST_CASE(no_button_is_the_first_button_which_gives_up) {
  Stage stage(quiet_options(Skin::second));
  sign_in(stage.visitor);
  get(stage.visitor, "/intra/edt.do");
  const Upload file = edt_upload("fichier");
  submit(stage.visitor, "/intra/edt.do", {{"provenance", "EDT"}, {"contenu", "1"}}, &file);
  BOOST_TEST(stage.visitor.reads("<H2>Imports</H2>"));
}

BOOST_AUTO_TEST_CASE(the_checkbox_wins_over_its_hidden_companion) {
  Stage stage(quiet_options(Skin::second));
  sign_in(stage.visitor);
  get(stage.visitor, "/intra/edt.do");
  const Upload file = edt_upload("fichier");
  submit(stage.visitor, "/intra/edt.do", {{"provenance", "EDT"}, {"action", "Envoyer"}}, &file);
  BOOST_TEST(stage.visitor.reads("cochez le contenu"));
  submit(stage.visitor, "/intra/edt.do", {{"provenance", "PN"}, {"contenu", "1"}, {"action", "Envoyer"}}, &file);
  BOOST_TEST(stage.visitor.reads("Contrôle du dépôt"));
}

BOOST_AUTO_TEST_CASE(identifiers_take_their_time_and_name_whom_they_miss) {
  Stage stage(quiet_options(Skin::second));
  sign_in(stage.visitor);
  get(stage.visitor, "/intra/idpn.do");
  const Upload file = idpn_upload("fichier");
  submit(stage.visitor, "/intra/idpn.do", {{"etendue", "N"}, {"action", "Envoyer"}}, &file);
  submit(stage.visitor, "/intra/idpn.do", {{"action", "Lancer la reprise"}});
  BOOST_TEST(stage.visitor.reads("Demande enregistrée"));
  get(stage.visitor, "/intra/suivi.do");
  BOOST_TEST(stage.visitor.reads("Codes PRONOTE, nouvelles personnes"));
  BOOST_TEST(stage.visitor.reads("En traitement"));
  stage.now += minutes(2);
  get(stage.visitor, "/intra/demande.do?n=12");
  BOOST_TEST(stage.visitor.reads("<H3>Personnes introuvables</H3>"));
  BOOST_TEST(stage.ledger().at("imports").at(0).at("mode").as_string() == "partial");
}

BOOST_AUTO_TEST_CASE(a_forged_token_is_lost_and_a_refused_file_says_why) {
  Stage stage(quiet_options(Skin::second));
  sign_in(stage.visitor);
  get(stage.visitor, "/intra/edt.do");
  const Upload file{"fichier", "EDT_To_KOSMOS.xml", "rien"};
  submit(stage.visitor, "/intra/edt.do", {{"provenance", "EDT"}, {"contenu", "1"}, {"action", "Envoyer"}}, &file);
  BOOST_TEST(stage.visitor.reads("<H2>Fichier non accepté</H2>"));
  get(stage.visitor, "/intra/edt.do");
  submit(stage.visitor, "/intra/edt.do", {{"action", "Envoyer"}, {"jeton", "0"}});
  BOOST_TEST(stage.visitor.reads("<H2>Opération perdue</H2>"));
}

BOOST_AUTO_TEST_CASE(maintenance_comes_with_status_200) {
  Options options = quiet_options(Skin::second);
  options.troubles = {*trouble_named("maintenance@list")};
  Stage stage(options);
  sign_in(stage.visitor);
  get(stage.visitor, "/intra/suivi.do");
  BOOST_TEST(stage.visitor.reads("<H2>Portail fermé</H2>"));
  BOOST_TEST(stage.visitor.page.status == 200);
}

BOOST_AUTO_TEST_SUITE_END()
