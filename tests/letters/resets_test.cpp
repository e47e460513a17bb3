#include "letters/resets.h"

#include "files.h"

using letters::reset_passwords;
using Uids = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(resets)

BOOST_AUTO_TEST_CASE(the_same_file_resets_nothing) {
  const auto file = files::of("A;6A;Eleve;D;L;l.d;x1;;;;\nB;;Enseignant;E;F;f.e;{SSHA}x;;;;\n");
  BOOST_TEST(reset_passwords(file, file).empty());
}

BOOST_AUTO_TEST_CASE(an_initial_password_that_is_another_one_or_is_there_again) {
  const auto before = files::of(
      "A;6A;Eleve;D;L;a;x1;;;;\nB;6A;Eleve;D;L;b;x2;;;;\nC;6A;Eleve;D;L;c;{SSHA}x;;;;\nD;6A;Eleve;D;L;d;{SSHA}x;;;;\n");
  const auto now = files::of(
      "A;6A;Eleve;D;L;a;modifié;;;;\nB;6A;Eleve;D;L;b;autre;;;;\nC;6A;Eleve;D;L;c;rendu;;;;\nD;6A;Eleve;D;L;d;{SSHA}y;;"
      ";;\nE;6A;Eleve;D;L;e;x9;;;;\n");
  BOOST_TEST(reset_passwords(before, now) == (Uids{"B", "C"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_name_a_class_or_a_place_in_the_file_is_no_reset) {
  const auto before = files::of("A;6A;Eleve;D;L;l.d;x1;;;;\nB;6A;Eleve;E;F;f.e;x2;;;;\n");
  const auto now = files::of("B;6B;Eleve;E-NOUVEAU;F;f.e;x2;;;;\nA;6A;Eleve;D;L;l.d;x1;;;;\n");
  BOOST_TEST(reset_passwords(before, now).empty());
}

BOOST_AUTO_TEST_SUITE_END()
