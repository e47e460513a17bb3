#include "letters/selection.h"

#include "files.h"

using files::piles_of;
using letters::Filter;
using letters::select;

namespace {

const std::string kSchool =
    "T1;;Enseignant;ZED;Zoé;t1;x;;;;\n"
    "E2;6A;Eleve;ÉMILE;Léa;e2;x;P2;;;\n"
    "E1;6A;Eleve;DURAND;Tom;e1;x;P1;P3;;\n"
    "P1;6A;Parent;DURAND;Paul;p1;x;;;Tom;DURAND\n"
    "P3;6A;Parent;ABEL;Anne;p3;x;;;Tom;DURAND\n"
    "P2;6A;Parent;ÉMILE;Luc;p2;x;;;Léa;ÉMILE\n"
    "S1;;Personnel;BEL;Bob;s1;x;;;;\n"
    "E3;10B;Eleve;FAR;Max;e3;x;;;;\n"
    "E4;4B;Eleve;DURAND;Lou;e4;x;P1;;;\n"
    "O1;;Invité;COL;Eve;o1;x;;;;\n";

std::string finding(const letters::Selection& selection, std::string_view code) {
  for (const auto& each : selection.findings)
    if (each.code == code) return each.sentence;
  return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(selection)

BOOST_AUTO_TEST_CASE(piles_in_the_order_of_handing_out) {
  const auto file = files::of(kSchool);
  const auto all = select(file);
  // Each pupil, then the parents; É among E; 4B, 6A, 10B; P1 lies with the first of the classes of Tom and Lou.
  BOOST_TEST(piles_of(all) == "4B: E4 P1 | 6A: E1 P3 E2 P2 | 10B: E3 | Enseignants: T1 | Personnels: S1 O1");
  BOOST_TEST(all.letters() == 10u);
  BOOST_TEST(all.findings.empty());
}

BOOST_AUTO_TEST_CASE(one_letter_names_all_children) {
  const auto file = files::of(kSchool);
  const auto all = select(file);
  const auto& letter = all.piles[0].letters[1];
  BOOST_TEST_REQUIRE(letter.account->uid == "P1");
  BOOST_TEST_REQUIRE(letter.children.size() == 2u);
  BOOST_TEST(letter.children[0].first_name == "Lou");
  BOOST_TEST(letter.children[1].first_name == "Tom");
}

BOOST_AUTO_TEST_CASE(by_class) {
  const auto file = files::of(kSchool);
  Filter filter;
  filter.classes = {"6a"};
  BOOST_TEST(piles_of(select(file, filter)) == "6A: E1 P3 P1 E2 P2");  // P1 lies with the class that was asked for
  filter.classes = {"10 B", "4B"};
  BOOST_TEST(piles_of(select(file, filter)) == "4B: E4 P1 | 10B: E3");
  filter.classes = {"7Z"};
  const auto none = select(file, filter);
  BOOST_TEST(piles_of(none).empty());
  BOOST_TEST(finding(none, "class_unknown") ==
             "Personne, dans le fichier des identifiants, n'est dans la classe « 7Z ». Les classes du fichier : 4B, 6A "
             "et 10B.");
}

BOOST_AUTO_TEST_CASE(by_profile_and_by_uid) {
  const auto file = files::of(kSchool);
  Filter filter;
  filter.profiles = {formats::Profile::parent};
  BOOST_TEST(piles_of(select(file, filter)) == "4B: P1 | 6A: P3 P2");
  filter.profiles = {formats::Profile::teacher, formats::Profile::other};
  BOOST_TEST(piles_of(select(file, filter)) == "Enseignants: T1 | Personnels: O1");
  filter.profiles.clear();
  filter.only_uids = {"E3", "S1", "nobody"};
  BOOST_TEST(piles_of(select(file, filter)) == "10B: E3 | Personnels: S1");
  filter.only_uids->clear();
  BOOST_TEST(piles_of(select(file, filter)).empty());  // nobody is new
}

BOOST_AUTO_TEST_CASE(who_left_and_who_has_no_login_gets_none) {
  const auto file = files::of(
      "E1;;Eleve;A;A;e1;x;P1;;;\nP1;;Parent;A;B;p1;x;;;A;A\nE2;6A;Eleve;C;C;;;P2;;;\nP2;6A;Parent;C;D;p2;x;;;C;C\nT;;"
      "Enseignant;T;T;;;;;;\n");
  const auto found = select(file);
  BOOST_TEST(piles_of(found) == "6A: P2");
  BOOST_TEST(finding(found, "left").starts_with("2\u00A0élèves ou responsables n'ont pas de classe"));
  BOOST_TEST(finding(found, "no_login").starts_with("2\u00A0personnes n'ont pas encore d'identifiant"));
}

BOOST_AUTO_TEST_CASE(a_child_who_left_is_not_named) {
  const auto file = files::of("P1;6A;Parent;A;B;p1;x;;;Léa;A\nP1;;Parent;A;B;p1;x;;;Tom;A\n");
  const auto found = select(file);
  BOOST_TEST(piles_of(found) == "6A: P1");
  BOOST_TEST_REQUIRE(found.piles[0].letters[0].children.size() == 1u);
  BOOST_TEST(found.piles[0].letters[0].children[0].first_name == "Léa");
}

BOOST_AUTO_TEST_CASE(a_file_without_classes) {
  const auto file =
      formats::read_credentials("nom;uid;login;profil\nB;E1;e1;Eleve\nA;P1;p1;Parent\nC;T1;t1;Professeur\n");
  BOOST_TEST_REQUIRE(file.has_value());
  const auto found = select(*file);
  BOOST_TEST(piles_of(found) == "Élèves et responsables: P1 E1 | Enseignants: T1");
  BOOST_TEST(found.findings.empty());
  Filter filter;
  filter.classes = {"6A"};
  BOOST_TEST(finding(select(*file, filter), "class_unknown").ends_with("Le fichier ne nomme aucune classe."));
}

BOOST_AUTO_TEST_SUITE_END()
