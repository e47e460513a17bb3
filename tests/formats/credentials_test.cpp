#include "formats/credentials.h"

#include "formats/credentials_words.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>

using formats::Account;
using formats::CredentialsFile;
using formats::PasswordState;
using formats::Profile;
using formats::read_credentials;

namespace formats {
inline std::ostream& boost_test_print_type(std::ostream& out, Profile profile) {
  return out << static_cast<int>(profile);
}
inline std::ostream& boost_test_print_type(std::ostream& out, PasswordState state) {
  return out << static_cast<int>(state);
}
}  // namespace formats

namespace {

const std::string kTitles =
    "rne;uid;classe;profil;prenom;nom;login;mot de passe;cle de jointure;uid pere;uid mere;uid tuteur1;uid tuteur2\n";

CredentialsFile read(const std::string& text) {
  auto file = read_credentials(text);
  BOOST_TEST_REQUIRE(file.has_value(), (file ? "" : file.error().sentence));
  return std::move(*file);
}

std::string refusal(const std::string& text) {
  const auto file = read_credentials(text);
  BOOST_TEST_REQUIRE(!file.has_value());
  BOOST_TEST((file.error().fault == domain::Fault::file_refused));
  return file.error().sentence;
}

const Account& account_of(const CredentialsFile& file, std::string_view uid) {
  const auto found = std::ranges::find(file.accounts, uid, &Account::uid);
  BOOST_TEST_REQUIRE((found != file.accounts.end()));
  return *found;
}

std::string finding(const CredentialsFile& file, std::string_view code) {
  const auto found = std::ranges::find(file.findings, code, &domain::Finding::code);
  return found == file.findings.end() ? "" : found->sentence;
}

std::string password_of(const Account& account) { return std::string(account.password.reveal()); }

// A pupil's row of kTitles.
std::string row(const std::string& uid, const std::string& password = "Azerty12",
                const std::string& login = "lea.durand") {
  return "0134567U;" + uid + ";6A;Eleve;Léa;DURAND;" + login + ";" + password + ";;;;;\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(credentials)

BOOST_AUTO_TEST_CASE(the_oldest_shape) {
  const auto file = read(kTitles +
                         "0134567U;AAA1;6A;Eleve;Léa;DURAND;lea.durand;Azerty12;K-17;AAA2;AAA3;;AAA4\r\n"
                         "0134567U;AAA2;6A;Parent;Paul;DURAND;paul.durand;{SSHA}abcDEF==;;;;;\r\n"
                         "0134567U;AAA9;;Enseignant;Zoé;LE GALL;zoe.legall;Bonjour9;;;;;\r\n");
  BOOST_TEST(file.findings.empty());
  BOOST_TEST(file.has_classes);
  BOOST_TEST(file.has_passwords);
  BOOST_TEST_REQUIRE(file.accounts.size() == 3u);
  const Account& pupil = file.accounts[0];
  BOOST_TEST(pupil.uid == "AAA1");
  BOOST_TEST(pupil.profile == Profile::pupil);
  BOOST_TEST(pupil.profile_word == "Eleve");
  BOOST_TEST(pupil.first_name == "Léa");
  BOOST_TEST(pupil.last_name == "DURAND");
  BOOST_TEST(pupil.school_class == "6A");
  BOOST_TEST(pupil.login == "lea.durand");
  BOOST_TEST(password_of(pupil) == "Azerty12");
  BOOST_TEST(pupil.password_state == PasswordState::initial);
  BOOST_TEST(pupil.join_key == "K-17");
  BOOST_TEST(pupil.parents == (std::vector<std::string>{"AAA2", "AAA3", "AAA4"}), boost::test_tools::per_element());
  BOOST_TEST(pupil.school == "0134567U");
  BOOST_TEST(pupil.line == 2u);
  const Account& parent = file.accounts[1];
  BOOST_TEST(parent.profile == Profile::parent);
  BOOST_TEST(parent.password_state == PasswordState::changed);
  BOOST_TEST(parent.password.empty());
  BOOST_TEST(parent.school_class.empty());
  BOOST_TEST_REQUIRE(parent.children.size() == 1u);  // by the pupil's row
  BOOST_TEST((parent.children[0] == formats::Child{"Léa", "DURAND", "6A", "AAA1"}));
  BOOST_TEST(file.accounts[2].profile == Profile::teacher);
}

BOOST_AUTO_TEST_CASE(the_shape_with_children_and_addresses) {
  const auto file = read(
      "\xEF\xBB\xBF\"RNE\";\"UID\";\"Classe\";\"Profil\";\"Prénom\";\"Nom\";\"Login\";\"Mot de passe\";\"Clé de "
      "jointure\";"
      "\"uid père\";\"uid mère\";\"uid tuteur1\";\"uid tuteur2\";\"Prénom enfant\";\"Nom enfant\";\"Adresse\";\"Code "
      "postal\";"
      "\"Ville\";\"Pays\"\n"
      "0134567U;P1;6A;Parent;Anne;MARTIN;anne.martin;Secret99;;;;;;Tom;MARTIN;\"12 rue des Lilas\nBât. "
      "\"\"C\"\"\";29999;Ville;"
      "France\n"
      "0134567U;P1;4B;Parent;Anne;MARTIN;anne.martin;Secret99;;;;;;Lou;MARTIN;;;;\n");
  BOOST_TEST(file.findings.empty());
  BOOST_TEST_REQUIRE(file.accounts.size() == 1u);
  const Account& parent = file.accounts[0];
  BOOST_TEST_REQUIRE(parent.children.size() == 2u);
  BOOST_TEST((parent.children[0] == formats::Child{"Tom", "MARTIN", "6A", ""}));
  BOOST_TEST((parent.children[1] == formats::Child{"Lou", "MARTIN", "4B", ""}));
  BOOST_TEST(parent.address.street == "12 rue des Lilas Bât. \"C\"");
  BOOST_TEST(parent.address.postcode == "29999");
  BOOST_TEST(parent.address.town == "Ville");
  BOOST_TEST(parent.address.country == "France");
  BOOST_TEST(parent.line == 2u);
}

BOOST_AUTO_TEST_CASE(the_shape_without_passwords) {
  const auto file = read(
      "Civilité;Nom;Prénom;Profil;Login;Identifiant ENT;Etablissement;\r\n"
      "Mme;DURAND;Léa;Élève;lea.durand;AAA1;Collège des Tilleuls;\r\n"
      "M.;LE GALL;Yann;Professeur;yann.legall;AAA2;Collège des Tilleuls\r\n");
  BOOST_TEST(file.findings.empty());
  BOOST_TEST(!file.has_classes);
  BOOST_TEST(!file.has_passwords);
  BOOST_TEST_REQUIRE(file.accounts.size() == 2u);
  BOOST_TEST(file.accounts[0].title == "Mme");
  BOOST_TEST(file.accounts[0].uid == "AAA1");
  BOOST_TEST(file.accounts[0].school == "Collège des Tilleuls");
  BOOST_TEST(file.accounts[0].password_state == PasswordState::unknown);
  BOOST_TEST(file.accounts[1].profile == Profile::teacher);
}

BOOST_AUTO_TEST_CASE(columns_stand_in_any_order_and_separators_differ) {
  for (const char* text :
       {"LOGIN,Nom,uid,MOT DE PASSE,profil\nlea,DURAND,AAA1,Azerty12,eleve\n",
        "MOT_DE_PASSE\tNom de famille\tIdentifiant ENT\tprofil\tIdentifiant\nAzerty12\tDURAND\tAAA1\televe\tlea"}) {
    const auto file = read(text);
    BOOST_TEST_REQUIRE(file.accounts.size() == 1u);
    BOOST_TEST(file.accounts[0].uid == "AAA1");
    BOOST_TEST(file.accounts[0].login == "lea");
    BOOST_TEST(file.accounts[0].last_name == "DURAND");
    BOOST_TEST(password_of(file.accounts[0]) == "Azerty12");
  }
  // The surer name counts.
  const auto file = read("identifiant;login;uid;nom\n17;lea;AAA1;DURAND\n");
  BOOST_TEST(file.accounts[0].login == "lea");
}

BOOST_AUTO_TEST_CASE(windows_1252) {
  const auto file =
      read("uid;pr\xE9nom;nom;login;mot de passe;profil\nAAA1;\x8Clo\xEFse;\x8A\xD1;o;p\x80\xE9;\xC9l\xE8ve\n");
  BOOST_TEST(file.accounts[0].first_name == "Œloïse");
  BOOST_TEST(file.accounts[0].last_name == "ŠÑ");
  BOOST_TEST(password_of(file.accounts[0]) == "p€é");
  BOOST_TEST(file.accounts[0].profile == Profile::pupil);
  // 0x81 is nothing there.
  BOOST_TEST(finding(read("uid;nom;login;profil\nA;\x81\xC9;l;Eleve\n"), "row_characters").starts_with("La ligne 2 "));
}

BOOST_AUTO_TEST_CASE(one_damaged_byte_does_not_spoil_a_file) {
  const auto file = read(kTitles + row("AAA1") + "0134567U;AAA2;6A;Eleve;L\xE9;DURAND;l;p;;;;;\n" + row("AAA3"));
  BOOST_TEST_REQUIRE(file.accounts.size() == 2u);
  BOOST_TEST(file.accounts[1].first_name == "Léa");
  BOOST_TEST(finding(file, "row_characters").starts_with("La ligne 3 "));
}

BOOST_AUTO_TEST_CASE(a_password_is_kept_to_the_character) {
  const auto file = read(kTitles + row("A", "\" a;\"\"b \"") + row("B", "=1+1"));
  BOOST_TEST(password_of(account_of(file, "A")) == " a;\"b ");
  BOOST_TEST(password_of(account_of(file, "B")) == "=1+1");
}

BOOST_DATA_TEST_CASE(what_is_no_password_any_more,
                     boost::unit_test::data::make({"{SSHA}Zm9v", "{ssha}Zm9v", "{MD5}Zm9v", "{SSHA512}x",
                                                   "{PBKDF2-SHA256}x", "{CRYPT}x",
                                                   "Mot de passe modifié par l'utilisateur", "MOT DE PASSE MODIFIE",
                                                   "modifié", "Modifiée", " modifié "}),
                     cell) {
  BOOST_TEST(formats::password_state_of(cell) == PasswordState::changed);
}

BOOST_DATA_TEST_CASE(what_is_one,
                     boost::unit_test::data::make({"Azerty12", "{abc}def", "{", "modifie7", "remodifie", "a b", "-x"}),
                     cell) {
  BOOST_TEST(formats::password_state_of(cell) == PasswordState::initial);
}

BOOST_AUTO_TEST_CASE(no_password_at_all) {
  BOOST_TEST(formats::password_state_of("") == PasswordState::unknown);
  BOOST_TEST(formats::password_state_of("  ") == PasswordState::unknown);
}

BOOST_AUTO_TEST_CASE(profiles) {
  const auto are = [](Profile profile, std::initializer_list<const char*> words) {
    for (const char* word : words) BOOST_TEST(formats::profile_of(word) == profile, word);
  };
  are(Profile::pupil, {"Eleve", "Élève", "ELEVES", "National_1", "ENTEleve"});
  are(Profile::parent, {"Parent", "Parents", "Responsable", "Responsable légal", "Personne en relation avec un élève",
                        "National_2", "ENTAuxPersRelEleve", "Tuteur", "Parent d'élève"});
  are(Profile::teacher,
      {"Enseignant", "Professeur", "ENTAuxEnseignant", "National_3", "Personnel enseignant", "Documentaliste"});
  are(Profile::staff, {"Personnel", "Personnel de vie scolaire", "ENTAuxNonEnsEtab", "Personnel non enseignant",
                       "Direction", "National_5", "CPE"});
  are(Profile::other, {"", "Invité", "Tuteur de stage", "Responsable informatique"});
}

BOOST_AUTO_TEST_CASE(a_parent_of_several_in_the_oldest_shape) {
  const auto file =
      read(kTitles +
           "U;P;6A;Parent;Anne;M;anne;x1;;;;;\nU;P;4B;Parent;Anne;M;anne;x1;;;;;\n"
           "U;E1;6A;Eleve;Tom;M;tom;x2;;;P;;\nU;E2;4B;Eleve;Lou;M;lou;x3;;;P;;\nU;E3;;Eleve;Max;M;max;x4;;;P;;\n");
  BOOST_TEST_REQUIRE(file.accounts.size() == 4u);
  const auto& children = file.accounts[0].children;
  BOOST_TEST_REQUIRE(children.size() == 3u);
  BOOST_TEST((children[0] == formats::Child{"Tom", "M", "6A", "E1"}));
  BOOST_TEST((children[1] == formats::Child{"Lou", "M", "4B", "E2"}));
  BOOST_TEST((children[2] == formats::Child{"Max", "M", "", "E3"}));  // has left
}

BOOST_AUTO_TEST_CASE(a_child_known_by_both_rows_is_one) {
  const auto file = read(
      "uid;classe;profil;prenom;nom;login;uid mere;prenom enfant;nom enfant\n"
      "P;6A;Parent;Anne;M;anne;;Éloïse;Le Goff\nE;6A;Eleve;ELOISE;LE GOFF;eloise;P;;\n");
  BOOST_TEST_REQUIRE(file.accounts[0].children.size() == 1u);
  BOOST_TEST(file.accounts[0].children[0].uid == "E");
}

BOOST_AUTO_TEST_CASE(twins_are_two) {
  const auto file =
      read(kTitles +
           "U;P;6A;Parent;Anne;M;anne;x1;;;;;\nU;E1;6A;Eleve;Tom;M;tom;x2;;P;;;\nU;E2;6A;Eleve;Tim;M;tim;x3;;P;;;\n");
  BOOST_TEST(file.accounts[0].children.size() == 2u);
}

BOOST_AUTO_TEST_CASE(rows_that_cannot_be_read_are_told_by_their_line) {
  const auto file = read(kTitles + row("A") + "0134567U;B;6A;Eleve;Léa;DURAND;lea\n" +  // 3: cut off
                         "0134567U;C;6A;Eleve;Léa;DU;RAND;lea;Secret;;;;;\n" +          // 4: one cell too many
                         "0134567U;D;6A;Eleve;\"Léa\"x;DURAND;lea;Secret;;;;;\n" +      // 5: a bad mark
                         "0134567U;;6A;Eleve;Léa;DURAND;lea;Secret;;;;;\n" + row("E") + ";;;;\n");  // 6: no uid
  BOOST_TEST(file.accounts.size() == 2u);
  BOOST_TEST(finding(file, "row_cells").starts_with("Les lignes 3 et 4 "));
  BOOST_TEST(finding(file, "row_quotes").starts_with("La ligne 5 "));
  BOOST_TEST(finding(file, "row_without_uid").starts_with("La ligne 6 "));
  BOOST_TEST(file.findings.size() == 3u);
  for (const auto& each : file.findings)
    for (const char* content : {"Léa", "DURAND", "lea", "Secret", "RAND"})
      BOOST_TEST(each.sentence.find(content) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(rows_may_all_end_with_one_more_separator) {
  const std::string titles = "uid;nom;login;mot de passe\n";
  BOOST_TEST(read(titles + "A;B;C;D;\nE;F;G;H;\n").accounts.size() == 2u);
  BOOST_TEST(read(titles + "A;B;C;D;\nE;F;G;H\n").accounts.size() == 1u);  // one of them may be shifted
  BOOST_TEST(read(titles + "A;B;C;D;\n").accounts.empty());
}

BOOST_AUTO_TEST_CASE(many_lines_are_not_all_named) {
  std::string text = kTitles;
  for (int i = 0; i < 50; ++i) text += "x\n";
  const std::string told = finding(read(text), "row_cells");
  BOOST_TEST(told.starts_with("Les lignes 2, 3, "));
  BOOST_TEST(told.find(", 21 et 30 autres n'ont pas") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(lines_are_those_of_an_editor) {
  const auto file = read(kTitles + "\n\"0134567U\";A;6A;Eleve;\"L\né\na\";DURAND;lea;x;;;;;\nx\n");
  BOOST_TEST(file.accounts[0].first_name == "L é a");
  BOOST_TEST(finding(file, "row_cells").starts_with("La ligne 6 "));
}

BOOST_AUTO_TEST_CASE(rows_that_contradict_each_other) {
  const auto file = read(kTitles + row("A") + row("A", "Autre123") + row("B") + row("B", "Azerty12", "autre") +
                         row("C", "{SSHA}x") + row("C"));
  BOOST_TEST(password_of(account_of(file, "A")) == "Azerty12");
  BOOST_TEST(account_of(file, "B").login == "lea.durand");
  BOOST_TEST(finding(file, "row_contradiction").starts_with("Les lignes 3 et 5 "));
  // Who has chosen a password has done so, whatever another row remembers.
  BOOST_TEST(account_of(file, "C").password_state == PasswordState::changed);
  BOOST_TEST(account_of(file, "C").password.empty());
}

BOOST_AUTO_TEST_CASE(a_person_of_two_profiles_is_one) {
  const auto file =
      read(kTitles +
           "U;A;;Enseignant;Anne;M;anne;x;;;;;\nU;A;6A;Parent;Anne;M;anne;x;;;;;\n"
           "U;B;6A;Invité;Bea;N;bea;x;;;;;\nU;B;4B;Parent;Bea;N;bea;x;;;;;\nU;B;;Enseignant;Bea;N;bea;x;;;;;\n");
  const Account& teacher = account_of(file, "A");
  BOOST_TEST(teacher.profile == Profile::teacher);
  BOOST_TEST(teacher.children.empty());
  BOOST_TEST(teacher.school_class == "");
  const Account& parent = account_of(file, "B");
  BOOST_TEST(parent.profile == Profile::parent);
  BOOST_TEST(parent.profile_word == "Parent");
  BOOST_TEST(parent.school_class == "");
  BOOST_TEST_REQUIRE(parent.children.size() == 2u);
  BOOST_TEST(parent.children[0].school_class == "6A");
  BOOST_TEST(parent.children[1].school_class == "4B");
}

BOOST_AUTO_TEST_CASE(accounts_without_a_login_yet) {
  const auto file = read(kTitles + row("A", "", ""));
  BOOST_TEST(file.accounts[0].login.empty());
  BOOST_TEST(finding(file, "no_login").starts_with("La ligne 2 "));
}

BOOST_AUTO_TEST_CASE(children_are_bounded) {
  std::string text = kTitles + "U;P;;Parent;Anne;M;anne;x1;;;;;\n";
  for (int i = 0; i < 40; ++i) text += "U;E" + std::to_string(i) + ";6A;Eleve;T" + std::to_string(i) + ";M;t;x;;P;;;\n";
  const auto file = read(text);
  BOOST_TEST(file.accounts[0].children.size() == 30u);
  BOOST_TEST(finding(file, "many_children").starts_with("Les lignes 33, "));
}

BOOST_AUTO_TEST_CASE(texts_are_bounded) {
  const auto file = read(kTitles + row("A", std::string(129, 'x')) + row("B", "x", std::string(201, 'l')) +
                         row("C", std::string(128, 'x')));
  BOOST_TEST(file.accounts.size() == 1u);
  BOOST_TEST(finding(file, "row_characters").starts_with("Les lignes 2 et 3 "));
}

BOOST_AUTO_TEST_CASE(what_is_no_such_file) {
  BOOST_TEST(refusal("").starts_with("Ce fichier est vide"));
  BOOST_TEST(refusal("\r\n;;\n").starts_with("Ce fichier est vide"));
  BOOST_TEST(refusal("<!DOCTYPE html><html>").starts_with("Ce fichier est une page web"));
  BOOST_TEST(refusal("PK\x03\x04 etc.").starts_with("Ce fichier est un classeur"));
  BOOST_TEST(refusal("\xFF\xFEu").starts_with("Ce fichier n'a pas le codage"));
  BOOST_TEST(refusal(std::string("ui\0d", 4)).starts_with("Ce fichier n'a pas le codage"));
  BOOST_TEST(refusal("date;montant\n1;2\n").find("« uid », « nom », « login »") != std::string::npos);
  BOOST_TEST(refusal("nom;prenom;login\nA;B;C\n").find("n'y trouve pas « uid ».") != std::string::npos);
  BOOST_TEST(refusal(std::string(formats::kLargestCredentialsFile + 1, 'x')).find("16 Mo") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_file_without_anybody) {
  const auto file = read(kTitles);
  BOOST_TEST(file.accounts.empty());
  BOOST_TEST(file.findings.empty());
}

BOOST_AUTO_TEST_CASE(profiles_that_nobody_knows) {
  BOOST_TEST(finding(read("uid;nom;login;profil\nA;B;C;Invité\n"), "profile_unknown").starts_with("La ligne 2 "));
  const auto file = read("uid;nom;login\nA;B;C\n");
  BOOST_TEST(finding(file, "profile_unknown").empty());
  BOOST_TEST(!finding(file, "no_profiles").empty());
}

BOOST_AUTO_TEST_SUITE_END()
