#include "portal/page_redacted.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace portal;

BOOST_AUTO_TEST_SUITE(page_redacted)

namespace {

std::string redacted_of(const std::string& html) {
  return redacted(read_page(200, "https://ent.fr/sg.do?ticket=ST-1-abc", "text/html; charset=utf-8", html));
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(structure_stays_people_and_secrets_go) {
  const auto copy = redacted_of(
      "<title>Import EDT</title><script>var secret1</script><!-- secret2 --><h1>Import des emplois du temps</h1>"
      "<p>Bonjour Marie secret3, <a href='/profil;jsessionid=secret4?id=secret5&amp;x=1'>Marie CURIE-SECRET6</a></p>"
      "<table><form id=zone method=post action='/sg.do?PROC=secret7'><tr><td>Fichier :</td><td><input type=file name=f>"
      "<input type=hidden name='#ETAT#' value=secret8><input name=u value=secret9></td></tr></table>"
      "<select name=v><option value=secret10>EDT 2023</select><textarea "
      "name=t>secret11</textarea><button>Valider</button></form>"
      "<table><tr><th>\u00c9l\u00e8ve</th><th>Naissance</th></tr><tr><td>secret12</td><td><a "
      "href=x>secret13</a></td></tr><tr><th>secret14</th>"
      "<td>x</td></tr></table><h2>Pi\u00e8ce 123456789 de a.secret15@ent.fr ABCD1234EFGH5678</h2>");
  BOOST_TEST(!holds(copy, "ecret"), copy);
  BOOST_TEST(!holds(copy, "SECRET"), copy);
  BOOST_TEST(!holds(copy, "ticket"), copy);
  BOOST_TEST(!holds(copy, "123456789"));
  BOOST_TEST(!holds(copy, "ABCD1234EFGH5678"));
  for (const auto* part : {"<title>Import EDT</title>", "<h1>Import des emplois du temps</h1>", "Fichier :",
                           "name=\"#ETAT#\"", "type=\"file\"", "form=\"f0\"", "<button", "Valider</button>", "EDT 2023",
                           "Élève", "Naissance", "method=\"post\"", "action=\"/sg.do?PROC=…\""})
    BOOST_TEST(holds(copy, part), part);
}

BOOST_AUTO_TEST_CASE(a_value_in_an_address_path_goes_too) {
  const auto copy = redacted_of("<a href='/liste/eleve=DURAND/page>PROC=BILANS'>Bilans</a>");
  BOOST_TEST(copy.find("DURAND") == copy.npos);
  BOOST_TEST(copy.find("href=\"/liste/…/…\"") != copy.npos, copy);
}

BOOST_AUTO_TEST_CASE(long_lists_may_be_people) {
  std::string options;
  for (int i = 0; i < 13; ++i) options += "<option>secret" + std::to_string(i);
  BOOST_TEST(!holds(redacted_of("<form><select name=eleve>" + options + "</select></form>"), "secret"));
}

BOOST_AUTO_TEST_CASE(names_are_what_two_capitals_begin) {
  BOOST_TEST(without_names("Bonjour Mme Martin, bienvenue") == "… bienvenue");
  BOOST_TEST(without_names("Emploi du temps d'\u00c9lodie Durand") == "Emploi du temps …");
  BOOST_TEST(without_names("Import EDT") == "Import EDT");
  BOOST_TEST(without_names("Importer les identifiants Pronote") == "Importer les identifiants Pronote");
  BOOST_TEST(without_names("Cahier de textes") == "Cahier de textes");
  BOOST_TEST(without_names("dossier 12345 du 01/09/2026") == "dossier … du 01/09/2026");
  BOOST_TEST(without_names("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
