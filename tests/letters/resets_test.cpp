#include "letters/changes.h"

#include "files.h"

using letters::Change;
using letters::Changes;
using letters::compare;

namespace letters {
inline std::ostream& boost_test_print_type(std::ostream& out, const Change& change) {
  return out << change.uid << ":" << change.before << ">" << change.now;
}
}  // namespace letters

namespace {

using Uids = std::vector<std::string>;

void check(const Uids& found, const Uids& expected) { BOOST_TEST(found == expected, boost::test_tools::per_element()); }

}  // namespace

BOOST_AUTO_TEST_SUITE(changes)

BOOST_AUTO_TEST_CASE(the_same_file_brings_nobody_new) {
  const auto file = files::of("A;6A;Eleve;D;L;l.d;x1;;;;\nB;;Enseignant;E;F;f.e;{SSHA}x;;;;\n");
  BOOST_TEST(compare(file, file).empty());
}

BOOST_AUTO_TEST_CASE(who_came_and_who_went) {
  const auto before = files::of("A;6A;Eleve;D;L;l.d;x1;;;;\nB;6A;Eleve;E;F;f.e;x2;;;;\n");
  const auto now = files::of("C;6A;Eleve;G;H;h.g;x3;;;;\nA;6A;Eleve;D;L;l.d;x1;;;;\n");
  const Changes found = compare(before, now);
  check(found.appeared, {"C"});
  check(found.gone, {"B"});
  BOOST_TEST(found.other_class.empty());
  BOOST_TEST(!found.empty());
}

BOOST_AUTO_TEST_CASE(a_name_or_a_place_in_the_file_is_no_change) {
  const auto before = files::of("A;6A;Eleve;D;L;l.d;x1;;;;\nB;6A;Eleve;E;F;f.e;x2;;;;\n");
  const auto now = files::of("B;6A;Eleve;E-NOUVEAU;F;f.e;x2;;;;\nA;6A;Eleve;D;L;l.d;x1;;;;\n");
  BOOST_TEST(compare(before, now).empty());
}

BOOST_AUTO_TEST_CASE(a_login_that_was_not_there_yet_makes_somebody_new) {
  const auto before = files::of("A;6A;Eleve;D;L;;;;;;\n");
  const auto now = files::of("A;6A;Eleve;D;L;l.d;x1;;;;\nB;6A;Eleve;E;F;;;;;;\n");
  const Changes found = compare(before, now);
  check(found.appeared, {"A"});  // and not B, who has nothing to be handed yet
  BOOST_TEST(found.other_login.empty());
}

BOOST_AUTO_TEST_CASE(class_and_login) {
  const auto before = files::of("A;6A;Eleve;D;L;l.d;x1;;;;\nB;6A;Eleve;E;F;f.e;x2;;;;\nP;6A;Parent;E;G;g.e;x3;;;F;E\n");
  const auto now = files::of("A;;Eleve;D;L;l.d;x1;;;;\nB;6B;Eleve;E;F;f.e2;x2;;;;\nP;6B;Parent;E;G;g.e;x3;;;F;E\n");
  const Changes found = compare(before, now);
  BOOST_TEST(found.other_class == (std::vector<Change>{{"A", "6A", ""}, {"B", "6A", "6B"}}),
             boost::test_tools::per_element());
  BOOST_TEST(found.other_login == (std::vector<Change>{{"B", "f.e", "f.e2"}}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(passwords) {
  const auto before = files::of(
      "A;6A;Eleve;D;L;a;x1;;;;\nB;6A;Eleve;D;L;b;x2;;;;\nC;6A;Eleve;D;L;c;{SSHA}x;;;;\nD;6A;Eleve;D;L;d;{SSHA}x;;;;\n");
  const auto now = files::of(
      "A;6A;Eleve;D;L;a;modifié;;;;\nB;6A;Eleve;D;L;b;autre;;;;\nC;6A;Eleve;D;L;c;rendu;;;;\nD;6A;Eleve;D;L;d;{SSHA}y;;"
      ";;\n");
  const Changes found = compare(before, now);
  check(found.password_chosen, {"A"});
  check(found.password_reset, {"B", "C"});
}

BOOST_AUTO_TEST_CASE(a_file_without_classes_moves_nobody) {
  const auto before = files::of("A;6A;Eleve;D;L;l.d;x1;;;;\n");
  const auto now = formats::read_credentials("uid;nom;login;profil\nA;D;l.d;Eleve\n");
  BOOST_TEST_REQUIRE(now.has_value());
  BOOST_TEST(compare(before, *now).other_class.empty());
}

BOOST_AUTO_TEST_SUITE_END()
