// What can be said of an encrypted export's import.
#include "timetable/figures.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(figures)

using namespace std::chrono;
using timetable::Figure;
using timetable::ShownClass;

namespace {

constexpr sys_days kMonday = 2026y / September / 7;

std::vector<domain::Finding> fallen(const std::vector<Figure>& now, const std::vector<Figure>& last,
                                    double share = 0.3) {
  return timetable::fallen_figures(now, last, share);
}

ShownClass with(const std::string& name, const std::string& day) {
  return {name, {{.day = day, .begin = "8h", .subject = "Maths"}}};
}

}  // namespace

BOOST_AUTO_TEST_CASE(values) {
  for (const auto& [text, value] : {std::pair("14226", 14226),
                                    {"14 226", 14226},
                                    {"14\u00A0226 séances", 14226},
                                    {"14\u202F226", 14226},
                                    {"14.226", 14226},
                                    {"1 234 567", 1234567},
                                    {"environ 12 (dont 3 nouvelles)", 12},
                                    {"12 345678", 12},
                                    {"1234 567", 1234},
                                    {"0", 0}})
    BOOST_TEST((timetable::value_of(text) == value), text);
  for (const char* text : {"", "aucune", "99999999999999999999"})
    BOOST_TEST(!timetable::value_of(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(a_figure_that_fell_by_more_than_the_share_is_a_finding) {
  const auto findings = fallen({{"Séances générées", "9 800"}}, {{"Séances générées", "14 226"}});
  BOOST_TEST_REQUIRE(findings.size() == 1u);
  BOOST_TEST(findings.front().code == "figure_fell");
  BOOST_TEST(
      findings.front().sentence ==
      "« Séances générées » : 9\u00A0800 dans le bilan de l'ENT, contre 14\u00A0226 à l'import précédent (31 % de "
      "moins). Si ce n'est pas voulu, vérifiez que l'export a été fait depuis la bonne base et que rien n'y a été "
      "décoché.");
  BOOST_TEST(fallen({{"Cours", "70"}}, {{"Cours", "100"}}).empty());
  BOOST_TEST(fallen({{"Cours", "69"}}, {{"Cours", "100"}}).size() == 1u);
  BOOST_TEST(fallen({{"Cours", "0"}}, {{"Cours", "100"}}).size() == 1u);
  BOOST_TEST(fallen({{"Cours", "200"}}, {{"Cours", "100"}}).empty());
  BOOST_TEST(fallen({{"Cours", "0"}}, {{"Cours", "0"}}).empty());
  BOOST_TEST(fallen({{"Cours", "89"}}, {{"Cours", "100"}}, 0.1).size() == 1u);
}

BOOST_AUTO_TEST_CASE(labels_belong_together_as_words) {
  BOOST_TEST(fallen({{"SEANCES  GENEREES :", "1"}}, {{"Séances générées", "10"}}).size() == 1u);
  BOOST_TEST(fallen({{"Séances", "1"}}, {{"Cours", "10"}}).empty());
  BOOST_TEST(fallen({}, {{"Cours", "10"}}).empty());
  BOOST_TEST(fallen({{"Cours", "aucun"}}, {{"Cours", "10"}}).empty());
}

BOOST_AUTO_TEST_CASE(what_is_better_small_may_fall) {
  for (const char* label :
       {"Élèves non reconnus", "Erreurs", "Cours rejetés", "Séances supprimées", "Professeurs inconnus"})
    BOOST_TEST(fallen({{label, "1"}}, {{label, "10"}}).empty(), label);
  BOOST_TEST(fallen({{"Noms des classes", "1"}}, {{"Noms des classes", "10"}}).size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_class_without_a_lesson_is_a_finding) {
  const std::vector<ShownClass> classes{with("6A", "lundi 7 septembre"),
                                        {"6B", {}},
                                        with("6C", "lundi 14 septembre"),
                                        with("6D", "?"),
                                        {"6E", {{.day = "lundi", .begin = "8h"}}}};
  const auto findings = timetable::empty_classes(classes, kMonday);
  BOOST_TEST_REQUIRE(findings.size() == 3u);
  BOOST_TEST(findings[0].code == "class_empty");
  BOOST_TEST(
      findings[0].sentence ==
      "La classe 6B n'a aucune séance la semaine du lundi 7 septembre. Regardez dans l'ENT une autre semaine, puis le "
      "bilan de l'import ; si les séances y manquent aussi, refaites l'export.");
  BOOST_TEST(findings[1].sentence.starts_with("La classe 6C "));
  BOOST_TEST(findings[2].sentence.starts_with("La classe 6E "));  // a line without anything is no lesson
  const auto fewer = timetable::empty_classes(classes, kMonday, 1);
  BOOST_TEST_REQUIRE(fewer.size() == 2u);
  BOOST_TEST(fewer[1].sentence == "Et 2 autres classes n'en ont aucune non plus.");
  BOOST_TEST(timetable::empty_classes(std::vector{with("6A", "mardi")}, kMonday).empty());
}

BOOST_AUTO_TEST_CASE(no_class_with_a_lesson_is_one_finding) {
  const auto findings = timetable::empty_classes(std::vector<ShownClass>{{"6A", {}}, {"6B", {}}}, kMonday);
  BOOST_TEST_REQUIRE(findings.size() == 1u);
  BOOST_TEST(findings.front().sentence.starts_with(
      "Aucune des 2 classes regardées n'a de séance la semaine du lundi 7 septembre."));
  BOOST_TEST(timetable::empty_classes(std::vector<ShownClass>{{"6A", {}}}, kMonday)
                 .front()
                 .sentence.starts_with("La classe 6A "));
  BOOST_TEST(timetable::empty_classes({}, kMonday).empty());
}

BOOST_AUTO_TEST_SUITE_END()
