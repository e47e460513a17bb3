// Whether two wordings can mean the same: each rule of likeness.h.
#include "timetable/likeness.h"

#include <boost/test/unit_test.hpp>

#include <ostream>

namespace timetable {

static std::ostream& boost_test_print_type(std::ostream& out, Likeness likeness) {
  return out << (likeness == Likeness::same ? "same" : likeness == Likeness::unknown ? "unknown" : "different");
}

}  // namespace timetable

BOOST_AUTO_TEST_SUITE(likeness)

using domain::Subject;
using domain::Teacher;
using timetable::Likeness;
using timetable::Vocabulary;

namespace {

const Vocabulary& school() {
  static const Vocabulary vocabulary{.subjects = {{"MATHS", "MATHEMATIQUES"},
                                                  {"AGL1", "ANGLAIS LV1"},
                                                  {"AGL2", "ANGLAIS LV2"},
                                                  {"EPS", "ED.PHYSIQUE & SPORT."},
                                                  {"SVT", "SCIENCES VIE & TERRE"},
                                                  {"HIGEO", "HISTOIRE & GEOGRAPH."},
                                                  {"EDMUS", "EDUCATION MUSICALE"},
                                                  {"EDCIV", "EDUCATION CIVIQUE"},
                                                  {"A-PLA", "ARTS PLASTIQUES"}},
                                     .teachers = {{"DUPONT", "JEAN"},
                                                  {"SERGENT", "ANNIE"},
                                                  {"SERGENT", "MARC"},
                                                  {"LE GOFF", "MAËLLE"},
                                                  {"MARTIN", "ZOÉ"},
                                                  {"MARTINEZ", "LUC"},
                                                  {"REBOUL", "JEAN JACQU"},
                                                  {"BEN SAÏD", "Nour"},
                                                  {"N'DIAYE", "Beatriz"},
                                                  {"N'DIAYE", "Nadia"},
                                                  {"ROCHE-DURAND", "Élise"}},
                                     .rooms = {"1", "12", "B12", "Salle 6A", "Salle 6B", "Laboratoire 1",
                                               "Laboratoire 2", "AC1", "Gymnase", "Gymnase 1"},
                                     .bells = {}};
  return vocabulary;
}

Likeness subject(const char* label, const char* shown) {
  for (const Subject& each : school().subjects)
    if (each.label == label) return timetable::like_subject(each, shown, school());
  return timetable::like_subject({"", label}, shown, school());
}

Likeness teacher(const char* last_name, const char* shown, const char* first_name = nullptr) {
  for (const Teacher& each : school().teachers)
    if (each.last_name == last_name && (first_name == nullptr || each.first_name == first_name))
      return timetable::like_teachers({each}, {}, shown, school());
  return timetable::like_teachers({{last_name, first_name == nullptr ? "" : first_name}}, {}, shown, school());
}

Likeness room(const char* name, const char* shown) { return timetable::like_rooms({name}, {}, shown, school()); }

}  // namespace

BOOST_AUTO_TEST_CASE(subjects_in_other_words) {
  for (const auto& [label, shown] : {std::pair("MATHEMATIQUES", "Mathématiques"),
                                     {"MATHEMATIQUES", "MATHS"},
                                     {"MATHEMATIQUES", "Math."},
                                     {"ANGLAIS LV1", "Anglais"},
                                     {"ANGLAIS LV1", "anglais - LV1"},
                                     {"ED.PHYSIQUE & SPORT.", "Éducation physique et sportive"},
                                     {"ED.PHYSIQUE & SPORT.", "EPS"},
                                     {"SCIENCES VIE & TERRE", "Sciences de la vie et de la Terre"},
                                     {"HISTOIRE & GEOGRAPH.", "Histoire-Géographie"},
                                     {"HISTOIRE & GEOGRAPH.", "HG"},
                                     {"EDUCATION MUSICALE", "Éduc. mus."},
                                     {"ARTS PLASTIQUES", "A-PLA"},
                                     {"SCIENCES VIE & TERRE", "SVT et environnement"},
                                     {"TECHNOLOGIE", "Technos"},
                                     {"LATIN", "LCA Latin"}})
    BOOST_TEST(subject(label, shown) == Likeness::same, label << " / " << shown);
}

BOOST_AUTO_TEST_CASE(other_subjects) {
  for (const auto& [label, shown] : {std::pair("MATHEMATIQUES", "Anglais LV1"),
                                     {"ANGLAIS LV1", "ANGLAIS LV2"},
                                     {"ANGLAIS LV1", "AGL2"},
                                     {"ANGLAIS LV1", "Anglais LV3"},
                                     {"EDUCATION MUSICALE", "Éducation civique"},
                                     {"EDUCATION MUSICALE", "Éduc. civ."},
                                     {"MATHEMATIQUES", "SVT"},
                                     {"MATHEMATIQUES", "Cuisine"}})
    BOOST_TEST(subject(label, shown) == Likeness::different, label << " / " << shown);
  BOOST_TEST(subject("MATHEMATIQUES", " - ") == Likeness::unknown);
  BOOST_TEST(subject("", "Cuisine") == Likeness::unknown);
}

BOOST_AUTO_TEST_CASE(teachers_in_other_words) {
  for (const auto& [last_name, shown] : {std::pair("DUPONT", "M. DUPONT"),
                                         {"DUPONT", "Dupont Jean"},
                                         {"DUPONT", "DUPONT J."},
                                         {"DUPONT", "J. Dupont"},
                                         {"DUPONT", "Monsieur Jean DUPONT"},
                                         {"DUPONT", "DUPONT, Jean"},
                                         {"DUPONT", "Dupond"},  // a slip of the pen
                                         {"LE GOFF", "Mme LEGOFF"},
                                         {"LE GOFF", "Maelle Le Goff"},
                                         {"REBOUL", "REBOUL Jean-Jacques"},
                                         {"REBOUL", "REBOUL J.-J."},
                                         {"REBOUL", "REBOUL JJ"},
                                         {"BEN SAÏD", "Nour BENSAID"},
                                         {"ROCHE-DURAND", "Mme DURAND"},
                                         {"ROCHE-DURAND", "ROCHE DURAND Elise"},
                                         {"SERGENT", "SERGENT"},
                                         {"DUPONT", "M. DUPONT (professeur principal)"}})
    BOOST_TEST(teacher(last_name, shown) == Likeness::same, last_name << " / " << shown);
  BOOST_TEST(teacher("N'DIAYE", "Mme N'Diaye", "Beatriz") == Likeness::same);  // its N is not Nadia's
  // "M." is a title or an initial: nothing can be told.
  BOOST_TEST(teacher("SERGENT", "M. SERGENT", "ANNIE") == Likeness::same);
  BOOST_TEST(teacher("SERGENT", "SERGENT M.", "ANNIE") == Likeness::same);
  BOOST_TEST(teacher("ZIMMERMANN", "Mme ZIMMERM.") == Likeness::same);
}

BOOST_AUTO_TEST_CASE(other_teachers) {
  for (const auto& [last_name, shown] : {std::pair("DUPONT", "M. MARTIN"),
                                         {"MARTIN", "MARTINEZ Luc"},
                                         {"MARTINEZ", "MARTIN Zoé"},
                                         {"MARTINEZ", "Mme MARTIN"},
                                         {"DUPONT", "M. INCONNU"},
                                         {"DUPONT", "M. DUPONT, Mme MARTIN"},
                                         {"DUPONT", "M. DUPONT, M. INCONNU"}})
    BOOST_TEST(teacher(last_name, shown) == Likeness::different, last_name << " / " << shown);
  BOOST_TEST(teacher("SERGENT", "SERGENT Marc", "ANNIE") == Likeness::different);
  BOOST_TEST(teacher("SERGENT", "SERGENT A.", "MARC") == Likeness::different);
  BOOST_TEST(teacher("DUPONT", "") == Likeness::unknown);
}

BOOST_AUTO_TEST_CASE(several_teachers) {
  const std::vector<Teacher> both{{"DUPONT", "JEAN"}, {"MARTIN", "ZOÉ"}};
  const auto like = [&](const std::vector<Teacher>& allowed, const char* shown) {
    return timetable::like_teachers(both, allowed, shown, school());
  };
  BOOST_TEST(like({}, "MARTIN Zoé\nDUPONT Jean") == Likeness::same);
  BOOST_TEST(like({}, "M. DUPONT et Mme MARTIN") == Likeness::same);
  BOOST_TEST(like({}, "M. DUPONT") == Likeness::different);
  BOOST_TEST(like({}, "DUPONT, MARTIN, SERGENT Marc") == Likeness::different);
  BOOST_TEST(like({{"SERGENT", "MARC"}}, "DUPONT, MARTIN, SERGENT Marc") == Likeness::same);
  BOOST_TEST(timetable::like_teachers({}, {}, "DUPONT", school()) == Likeness::unknown);
}

BOOST_AUTO_TEST_CASE(rooms_in_other_words) {
  for (const auto& [name, shown] : {std::pair("12", "Salle 12"),
                                    {"12", "S. 012"},
                                    {"12", "s12"},
                                    {"12", "salle n° 12"},
                                    {"12", "Bâtiment C, salle 12"},
                                    {"B12", "Salle B 12"},
                                    {"Salle 6A", "6A"},
                                    {"Laboratoire 1", "Labo 1"},
                                    {"Laboratoire 1", "LABORATOIRE 01"},
                                    {"AC1", "Salle AC 1"},
                                    {"C7", "7"},
                                    {"C.D.I.", "CDI"}})
    BOOST_TEST(room(name, shown) == Likeness::same, name << " / " << shown);
}

BOOST_AUTO_TEST_CASE(other_rooms) {
  for (const auto& [name, shown] : {std::pair("12", "14"),
                                    {"12", "B12"},
                                    {"1", "12"},
                                    {"AC1", "1"},
                                    {"Salle 6A", "Salle 6B"},
                                    {"Salle 6A", "Salle 6C"},
                                    {"Laboratoire 1", "Labo 2"},
                                    {"Gymnase 1", "Gymnase"},
                                    {"12", "12, Gymnase"},
                                    {"CDI", "Piscine"}})
    BOOST_TEST(room(name, shown) == Likeness::different, name << " / " << shown);
  BOOST_TEST(room("12", "") == Likeness::unknown);
  BOOST_TEST(timetable::like_rooms({}, {}, "12", school()) == Likeness::unknown);
  BOOST_TEST(timetable::like_rooms({"12"}, {"Gymnase"}, "12, Gymnase", school()) == Likeness::same);
  BOOST_TEST(timetable::like_rooms({"12", "1"}, {}, "12", school()) == Likeness::different);
  BOOST_TEST(timetable::like_rooms({"A/12, haut"}, {}, "Salle A/12, haut", school()) == Likeness::same);
}

BOOST_AUTO_TEST_SUITE_END()
