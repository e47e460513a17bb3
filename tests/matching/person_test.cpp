// Lines of the ENT's report, as people.
#include "matching/person.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace matching {

BOOST_AUTO_TEST_SUITE(person)

namespace data = boost::unit_test::data;
using namespace std::chrono_literals;

struct Line {
  const char* text;
  const char* last;
  const char* first;
  Role role;
  const char* birth_date;  // "" if none is told
};

std::ostream& operator<<(std::ostream& out, const Line& line) { return out << line.text; }

const Line kLines[] = {
    {"LE GOFF Maëlle (élève, née le 12/03/2011)", "LE GOFF", "Maëlle", Role::pupil, "12/03/2011"},
    {"BENALI Lina (élève, né(e) le 01/02/2012)", "BENALI", "Lina", Role::pupil, "01/02/2012"},
    {"DIALLO Mamadou Saliou (enseignant)", "DIALLO", "Mamadou Saliou", Role::teacher, ""},
    {"M. DE LA TREILLE Jean-Noël (Professeur)", "DE LA TREILLE", "Jean-Noël", Role::teacher, ""},
    {"Mme N'DIAYE N'Deye (enseignante)", "N'DIAYE", "N'Deye", Role::teacher, ""},
    {"van den BERG Lucas (élève, né le 2011-03-12)", "van den BERG", "Lucas", Role::pupil, "12/03/2011"},
    {"Maëlle LE GOFF (élève)", "LE GOFF", "Maëlle", Role::pupil, ""},
    {"BENALI Lina Élève", "BENALI", "Lina", Role::pupil, ""},
    {"BENALI Lina, élève, 1er mars 2011", "BENALI", "Lina", Role::pupil, "01/03/2011"},
    {"BRAS (LE) Maïwenn (élève, née le 08/09/2010)", "BRAS (LE)", "Maïwenn", Role::pupil, "08/09/2010"},
    {"MARTIN Léa, Marie (élève, née le 8.9.2010)", "MARTIN", "Léa, Marie", Role::pupil, "08/09/2010"},
    {"DUPONT-MARTIN Léa (élève, née le 31/02/2010)", "DUPONT-MARTIN", "Léa", Role::pupil, ""},
    {"DOS SANTOS JOÃO (élève)", "DOS SANTOS", "JOÃO", Role::pupil, ""},
    {"DUPONT J. (enseignant)", "DUPONT", "J.", Role::teacher, ""},
    {"MÉRÉ Mérédith", "MÉRÉ", "Mérédith", Role::unknown, ""},
    {"KHOURY\u00A0Sirine (responsable légal)", "KHOURY", "Sirine", Role::guardian, ""},
    {"HADDAD", "HADDAD", "", Role::unknown, ""},
};

BOOST_DATA_TEST_CASE(a_line_is_read, data::make(kLines), line) {
  const auto person = read_person(line.text);
  BOOST_REQUIRE(person.has_value());
  BOOST_TEST(person->name.last == line.last);
  BOOST_TEST(person->name.first == line.first);
  BOOST_TEST((person->role == line.role));
  BOOST_TEST((person->birth_date ? in_words(*person->birth_date) : "") == line.birth_date);
}

BOOST_DATA_TEST_CASE(what_names_nobody_is_left_as_it_is,
                     data::make({"", "   ", "—", "(élève, née le 12/03/2011)", "12/03/2011", "? ?"}), text) {
  BOOST_TEST(!read_person(text).has_value());
}

BOOST_AUTO_TEST_CASE(no_line_is_too_strange) {
  for (const char* text : {"((((", "A (", ")A(élève", "\xFF\xFE (élève)", "Ã (x)", ",élève", "a,", "é\xCC", "1/2/3/4",
                           "(élève", "X (99999999999/1/1)"})
    BOOST_CHECK_NO_THROW((void)read_person(text));
}

BOOST_AUTO_TEST_CASE(dates) {
  BOOST_TEST((read_date("12/03/2011") == Date{2011y, std::chrono::March, 12d}));
  BOOST_TEST((read_date("12 mars 2011") == Date{2011y, std::chrono::March, 12d}));
  BOOST_TEST((read_date("1er août 2011") == Date{2011y, std::chrono::August, 1d}));
  for (const char* none : {"", "12/03", "12/03/11", "32/03/2011", "12/13/2011", "2011", "le 12/03/2011 ou 2012"})
    BOOST_TEST(!read_date(none).has_value(), none);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace matching
