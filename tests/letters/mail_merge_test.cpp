#include "letters/mail_merge.h"

#include "files.h"
#include "formats/csv.h"

namespace {

letters::Look merge_look() {
  letters::Look look;
  look.school_name = "Collège \"A\"; B";
  look.portal_address = "https://ent.example/";
  look.date = report::french::Local{std::chrono::sys_days{std::chrono::year{2025} / 9 / 2}.time_since_epoch()};
  return look;
}

std::string merged(const formats::CredentialsFile& file) {
  return std::string(letters::mail_merge(letters::select(file), merge_look()).csv.reveal());
}

const std::string kTitles =
    "\xEF\xBB\xBF"
    "etablissement;date;adresse_portail;groupe;classe;profil;civilite;prenom;nom;identifiant;mot_de_passe;mot_de_passe_"
    "modifie;"
    "noms_des_enfants;rue;code_postal;ville;pays\r\n";
const std::string kFirst = "\"Collège \"\"A\"\"; B\";mardi\u00A02\u00A0septembre\u00A02025;https://ent.example/;";

}  // namespace

BOOST_AUTO_TEST_SUITE(mail_merge)

BOOST_AUTO_TEST_CASE(a_row_a_letter) {
  const auto file = files::of(
      "P;6A;Parent;DURAND;Paul;p.d;Azerty12;;;Léa;DURAND\nP;4B;Parent;DURAND;Paul;p.d;Azerty12;;;Tom;DURAND\n"
      "T;;Enseignant;LE GALL;Yann;y.l;{SSHA}x;;;;\n");
  BOOST_TEST(merged(file) ==
             kTitles + kFirst +
                 "4B;4B;Parent;;Paul;DURAND;p.d;Azerty12;non;Tom DURAND\u00A0(4B) et Léa DURAND\u00A0(6A);;;;\r\n" +
                 kFirst + "Enseignants;;Enseignant;;Yann;LE GALL;y.l;;oui;;;;;\r\n");
}

BOOST_AUTO_TEST_CASE(cells_in_marks_where_needed) {
  const auto file = files::of("A;6A;Eleve;\"D;X\";\"L \"\"a\"\"\";a;\" x,\"\"\";;;;\n");
  BOOST_TEST(merged(file) == kTitles + kFirst + "6A;6A;Eleve;;\"L \"\"a\"\"\";\"D;X\";a;\" x,\"\"\";non;;;;;\r\n");
}

BOOST_AUTO_TEST_CASE(formulas_are_disarmed_and_told) {
  const auto file =
      files::of("A;6A;Eleve;=1+1;@SUM;a;-Pass;;;;\nB;6A;Eleve;X;+Y;=b;x;;;;\nC;6A;Eleve;Y;Z;c;\" =x;y\";;;;\n");
  const auto merge = letters::mail_merge(letters::select(file), merge_look());
  const std::string text(merge.csv.reveal());
  for (const char* cell :
       {";\u00A0=1+1;", ";\u00A0@SUM;", ";\u00A0-Pass;", ";\u00A0+Y;", ";\u00A0=b;", ";\"\u00A0 =x;y\";"})
    BOOST_TEST(text.find(cell) != std::string::npos, cell);
  BOOST_TEST_REQUIRE(merge.findings.size() == 1u);
  BOOST_TEST(merge.findings[0].sentence.find("3\u00A0identifiants ou mots de passe commencent par") !=
             std::string::npos);
  BOOST_TEST(
      letters::mail_merge(letters::select(files::of("A;6A;Eleve;=1;X;a;p-=+@;;;;\n")), merge_look()).findings.empty());
}

BOOST_AUTO_TEST_CASE(what_is_read_back_is_what_was_written) {
  const auto file = files::of("A;6A;Eleve;\"D;X\";L;a;\"p;\"\"q\";;;;\n");
  const std::string text = merged(file);
  formats::csv::Reader reader(text, ';');
  const auto titles = reader.next(), row = reader.next();
  BOOST_TEST_REQUIRE(row.has_value());
  BOOST_TEST(!reader.next().has_value());
  BOOST_TEST(row->cells.size() == titles->cells.size());
}

BOOST_AUTO_TEST_SUITE_END()
