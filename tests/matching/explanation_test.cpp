// Each kind of likeness, and the sentence that explains it.
#include "matching/suggestion.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace matching {

BOOST_AUTO_TEST_SUITE(explanation)

namespace data = boost::unit_test::data;

Candidate shown(const std::string& line, const char* school = "0134567U") {
  const Person person = read_person(line).value();
  Candidate candidate;
  candidate.id = line;
  candidate.name = person.name;
  candidate.role = person.role;
  candidate.birth_date = person.birth_date;
  candidate.school = domain::Uai::parse(school).value();
  return candidate;
}

Suggestions asked(const std::string& line, const std::vector<Candidate>& candidates) {
  return suggest(read_person(line).value(), candidates, {.school = domain::Uai::parse("0134567U").value()});
}

struct Pair {
  const char* export_name;  // in EDT
  const char* ent_name;
  const char* words;  // of the explanation
};

std::ostream& operator<<(std::ostream& out, const Pair& pair) {
  return out << pair.export_name << " / " << pair.ent_name;
}

const Pair kPairs[] = {
    {"LEGOFF Maelle", "LE GOFF Maëlle", " : espace et accent ;"},
    {"LE FLOCH Lea", "LE FLOC'H Léa", " : apostrophe et accent ;"},
    {"COEUR Zoé", "CŒUR Zoé", " : ligature ;"},
    {"STRAUSS Till", "STRAUẞ Till", " : ligature ;"},
    {"SAINT MARTIN Anne Lise", "SAINT-MARTIN Anne-Lise", " : espace et trait d'union ;"},
    {"MUELLER Greta", "MÜLLER Greta", "tréma allemand"},
    {"ST-AUBIN Paul", "SAINT-AUBIN Paul", "« Saint » abrégé"},
    {"TREILLE Jean", "DE LA TREILLE Jean", "particule écrite autrement"},
    {"TREILLE (DE LA) Jean", "DE LA TREILLE Jean", "particule écrite autrement"},
    {"MAMADOU Diallo", "DIALLO Mamadou", "nom et prénom inversés"},
    {"DIALLO Mamadou Saliou", "DIALLO MAMADOU Saliou", "un mot passé du nom au prénom"},
    {"GARCIA LOPEZ Ana", "LOPEZ GARCIA Ana", "noms dans un autre ordre"},
    {"DUPONT-MARTIN Ana", "MARTIN Ana", "un seul des deux noms"},
    {"MARÉCHAL-GIRAUDET Léa", "MARÉCHAL Léa", "un seul des deux noms"},
    {"WU-HAMIDI Siyu", "WU Siyu", "un seul des deux noms"},
    {"LOPES Marie Ana", "LOPES Ana-Marie", "prénoms dans un autre ordre"},
    {"LOPES Jean-Pierre", "LOPES Jean", "un seul des prénoms"},
    {"LOPES Jean-Pierre", "LOPES Pierre", "un seul des prénoms"},
    {"LOPES J.-Pierre", "LOPES Jean-Pierre", "prénom abrégé"},
    {"LOPES Alex", "LOPES Alexandre", "prénom raccourci"},
    {"SIVANESARAJ Arun", "SIVANESARAJARATNAM Arun", "nom coupé"},
    {"BELKACEM Mohammed", "BELKACEM Mohamed", "lettre doublée d'un côté seulement dans le prénom"},
    {"BEKLACEM Ali", "BELKACEM Ali", "deux lettres interverties dans le nom"},
    {"BELKCEM Ali", "BELKACEM Ali", "une lettre en plus ou en moins dans le nom"},
    {"BELKAVEM Ali", "BELKACEM Ali", "une lettre différente dans le nom"},
    {"BELKACEM Youssouf", "BELKACEM Yussuf", "même son dans le prénom"},
    {"GUÃ©GUEN Yann", "GUÉGUEN Yann", "accents abîmés par un programme"},
    {"GU?GUEN Yann", "GUÉGUEN Yann", "lettre illisible dans le nom"},
    {"L\u2019HÔTE Zoé", "L'HÔTE Zoé", "signes ou espaces invisibles"},
    {"BENALI Karima", "BENALI Karim", "prénom à la terminaison différente"},
};

BOOST_DATA_TEST_CASE(each_kind_is_explained, data::make(kPairs), pair) {
  const std::string facts = " (élève, né le 12/03/2011)";
  const auto suggestions = asked(pair.export_name + facts, {shown(pair.ent_name + facts)});
  BOOST_REQUIRE(suggestions.equals == 1u);
  const std::string& sentence = suggestions.sentence;
  BOOST_TEST(sentence.find(pair.words) != sentence.npos, sentence);
  BOOST_TEST(sentence.find("même date de naissance") != sentence.npos, sentence);
  BOOST_TEST(sentence.starts_with("« "));
  BOOST_TEST(sentence.ends_with("."));
}

BOOST_AUTO_TEST_CASE(a_whole_sentence) {
  Candidate maelle = shown("LE GOFF Maëlle (élève, née le 12/03/2011)");
  maelle.school_class = "6A";
  BOOST_TEST(
      asked("LEGOFF Maelle (élève, née le 12/03/2011)", {maelle}).sentence ==
      "« LE GOFF Maëlle » (6A) dans l'ENT, « LEGOFF Maelle » dans EDT : espace et accent ; même date de naissance.");
}

BOOST_AUTO_TEST_CASE(another_school) {
  const auto suggestions = asked("LE GOFF Maëlle (élève, née le 12/03/2011)",
                                 {shown("LE GOFF Maëlle (élève, née le 12/03/2011)", "0135580V")});
  BOOST_TEST(
      suggestions.sentence ==
      "« LE GOFF Maëlle » dans l'ENT, « LE GOFF Maëlle » dans EDT : même nom et même prénom ; même date de naissance ; "
      "présent dans un autre établissement : 0135580V.");
  BOOST_TEST(suggestions.settled);
}

BOOST_AUTO_TEST_CASE(birth_dates) {
  const auto with = [](const char* date) {
    return asked("LE GOFF Maëlle (élève, née le 12/03/2011)",
                 {shown(std::string("LE GOFF Maëlle (élève, née le ") + date + ")")});
  };
  for (const char* near : {"21/03/2011", "13/03/2011", "12/03/2012", "12/08/2011"}) {
    const auto suggestions = with(near);
    BOOST_TEST(suggestions.equals == 1u, near);
    BOOST_TEST(suggestions.sentence.find(std::string("dates de naissance voisines : ") + near +
                                         " dans l'ENT, 12/03/2011 dans EDT") != std::string::npos,
               suggestions.sentence);
  }
  BOOST_TEST(with("03/12/2011").equals == 1u);  // day and month exchanged
  BOOST_TEST(with("27/09/2009").sentence.find("mais dates de naissance différentes") != std::string::npos);
  BOOST_TEST(asked("LE GOFF Maëlle (élève, née le 12/03/2011)",
                   {shown("LE GOFF Maëlle (élève, née le 27/09/2009)", "0135580V")})
                 .equals == 0u);
  BOOST_TEST(
      asked("LE GOF Maëlle (élève, née le 12/03/2011)", {shown("LE GOFF Maëlle (élève, née le 27/09/2009)")}).equals ==
      0u);
  BOOST_TEST(asked("LE GOFF Maëlle (élève, née le 12/03/2011)", {shown("LE GOFF Maëlle (élève)")})
                 .sentence.find("l'ENT ne montre pas sa date de naissance (12/03/2011 dans EDT)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(nobody_is_like_enough) {
  const auto suggestions =
      asked("LE GOFF Maëlle (élève, née le 12/03/2011)",
            {shown("LE GOFF Ronan (élève, né le 12/03/2009)"), shown("DIALLO Maëlle (élève, née le 12/03/2011)"),
             shown("LE GOFF Maëlle (responsable)")});
  BOOST_TEST(suggestions.people.empty());
  BOOST_TEST(suggestions.equals == 0u);
  BOOST_TEST(suggestions.sentence.find("« LE GOFF Maëlle »") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(pages_that_say_anything_take_no_time) {
  std::string words, letters(5000, 'A');
  for (int i = 0; i < 500; ++i) words += "D'A-B ";
  for (const std::string& text : {words, letters, words + letters + " X"}) {
    Candidate candidate;
    candidate.name = {text, text};
    const std::vector<Candidate> many(50, candidate);
    BOOST_TEST(asked("LE GOFF Maëlle", many).people.empty());
    (void)suggest(Person{.name = {text, text}}, many, {});
  }
}

BOOST_AUTO_TEST_CASE(a_brother_is_not_his_sister) {
  for (const char* other : {"BENALI Adam (élève, né le 03/05/2009)", "BENALI Lina (élève, née le 03/05/2009)"})
    BOOST_TEST(asked("BENALI Inès (élève, née le 12/03/2011)", {shown(other)}).people.empty(), other);
}

BOOST_AUTO_TEST_CASE(teachers_are_found_without_a_date_and_as_staff) {
  BOOST_TEST(asked("ROUSEL Anne (enseignante)", {shown("ROUSSEL Anne (enseignante)")}).equals == 1u);
  const auto staff = asked("ROUSSEL Anne (enseignante)", {shown("ROUSSEL Anne (personnel)")});
  BOOST_TEST(staff.sentence.find("autre profil dans l'ENT : personnel") != std::string::npos, staff.sentence);
  BOOST_TEST(asked("ROUSSEL Anne (enseignante)", {shown("MOREAU Anne (enseignante)")}).people.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace matching
