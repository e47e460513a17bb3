#include "portal/page.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace portal;

BOOST_AUTO_TEST_SUITE(label)

namespace {

// "name=label|name=label", hidden controls left out.
std::string labels(const std::string& html) {
  std::string out;
  const auto page = read_page(200, "http://ent/", "text/html; charset=utf-8", "<form>" + html + "</form>");
  for (const auto& control : page.forms.at(0).controls)
    if (control.type != Control::Type::hidden) out += (out.empty() ? "" : "|") + control.name + "=" + control.label;
  return out;
}

std::string groups(const std::string& html) {
  std::string out;
  const auto page = read_page(200, "http://ent/", "text/html; charset=utf-8", "<form>" + html + "</form>");
  for (const auto& control : page.forms.at(0).controls)
    out += (out.empty() ? "" : "|") + control.name + "=" + control.group;
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_the_page_says_itself_comes_first) {
  BOOST_TEST(labels("<label for=i>Nom&nbsp;:</label> autre <input id=i name=a placeholder=P>") == "a=Nom :");
  BOOST_TEST(labels("<label>Version <select name=a><option>2023</select></label>") == "a=Version");
  BOOST_TEST(labels("<label>Pr\u00e9nom <input name=a></label>") == "a=Prénom");
  BOOST_TEST(labels("<span id=x>Code</span><span id=y>postal</span><input name=a aria-labelledby='x y'>") ==
             "a=Code postal");
  BOOST_TEST(labels("texte <input name=a aria-label=Rechercher>") == "a=Rechercher");
  BOOST_TEST(labels("<input name=a placeholder='Mot de passe' title=T>") == "a=Mot de passe");
  BOOST_TEST(labels("<input name=a title=Identifiant>") == "a=Identifiant");
}

BOOST_AUTO_TEST_CASE(else_the_text_before_it) {
  BOOST_TEST(labels("<p>Nom : <b>(requis)</b> <input name=a> Pr\u00e9nom : <input name=b></p>") ==
             "a=Nom : (requis)|b=Prénom :");
  BOOST_TEST(labels("<p>Nom :<br><input name=a><br>Ville<br><input name=b></p>") == "a=Nom :|b=Ville");
  BOOST_TEST(labels("Nom <input type=hidden name=h><input name=a>") == "a=Nom");
  BOOST_TEST(labels("<p>Autre</p><p>Nom <span style='display: none'>cach\u00e9</span><input name=a></p>") == "a=Nom");
}

BOOST_AUTO_TEST_CASE(else_the_cell_to_its_left_or_the_block_before) {
  BOOST_TEST(labels("<table><tr><td>Fichier&nbsp;*&nbsp;:</td><td><input type=file name=a></td></tr>"
                    "<tr><th>Version</th><td>&nbsp;</td><td><select name=b></select></td></tr></table>") ==
             "a=Fichier * :|b=Version");
  BOOST_TEST(labels("<table><tr><td>Du</td><td><input name=a></td><td>au</td><td><input name=b></td></tr></table>") ==
             "a=Du|b=au");
  BOOST_TEST(labels("<table><tr><td>X</td><td><input name=a></td><td><input name=b></td></tr></table>") == "a=X|b=");
  BOOST_TEST(labels("<dl><dt>Nom</dt><dd><input name=a></dd></dl>") == "a=Nom");
  BOOST_TEST(labels("<div class=row><div>Nom</div><div><div><input name=a></div></div></div>") == "a=Nom");
  BOOST_TEST(labels("<div>Nom <input name=a></div><div><input name=b></div>") == "a=Nom|b=");
}

BOOST_AUTO_TEST_CASE(radios_and_checkboxes_are_named_after) {
  BOOST_TEST(labels("<p>Mode : <input type=radio name=a> complet <input type=radio name=a> partiel</p>") ==
             "a=complet|a=partiel");
  BOOST_TEST(labels("<p>complet <input type=radio name=a> partiel <input type=radio name=a></p>") ==
             "a=complet|a=partiel");
  BOOST_TEST(labels("<input type=checkbox name=a> EDT<br><input type=checkbox name=b> PRONOTE") == "a=EDT|b=PRONOTE");
  BOOST_TEST(labels("<table><tr><td><input type=checkbox name=a></td><td>EDT</td></tr></table>") == "a=EDT");
  BOOST_TEST(labels("<table><tr><td>Uniquement sans ID</td><td><input type=checkbox name=a></td></tr></table>") ==
             "a=Uniquement sans ID");
}

BOOST_AUTO_TEST_CASE(groups_are_legends_or_what_begins_the_line) {
  BOOST_TEST(groups("<fieldset><legend>Mode <b>d'import</b></legend><p>x <input type=radio name=a> c</p></fieldset>") ==
             "a=Mode d'import");
  BOOST_TEST(groups("<p>Mode : <input type=radio name=a> complet <input type=radio name=a> partiel</p>") ==
             "a=Mode :|a=Mode :");
  BOOST_TEST(
      groups("<table><tr><td>Mode</td><td><input type=radio name=a> complet<br><input type=radio name=a> partiel</td>"
             "</tr></table>") == "a=Mode|a=Mode");
  BOOST_TEST(groups("<div role=radiogroup aria-label=Choix><input type=radio name=a> x</div>") == "a=Choix");
}

BOOST_AUTO_TEST_CASE(readers_do_not_see_white_space_case_or_composition) {
  BOOST_TEST(reads_like("Pr\u00e9nom\u00a0*\u202f:", " pre\u0301nom "));
  BOOST_TEST(reads_like("L\u2019\u00e9l\u00e8ve", "l'\u00c9L\u00c8VE"));
  BOOST_TEST(reads_like("Emploi\u00adtemps", "emploitemps"));
  BOOST_TEST(!reads_like("élève", "eleve"));
  BOOST_TEST(!reads_like("Valider", "Valider tout"));
  BOOST_TEST(fold(" : * ") == "");
}

BOOST_AUTO_TEST_SUITE_END()
