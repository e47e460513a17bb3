#include "documents.h"
#include "samples/exports.h"

BOOST_AUTO_TEST_SUITE(timetable)

using tests::accepted;
using tests::finds;
using tests::kEdtName;
using tests::replaced;

BOOST_AUTO_TEST_CASE(counts_of_a_small_one) {
  const domain::Export content = accepted(tests::timetable(), kEdtName);
  const domain::Counts expected{.subjects = 1,
                                .teachers = 1,
                                .classes = 1,
                                .class_parts = 1,
                                .groups = 0,
                                .rooms = 1,
                                .pupils = 1,
                                .responsibles = 1,
                                .courses = 1,
                                .lessons = 3,
                                .identifiers = 2};
  BOOST_TEST((content.counts == expected));
  BOOST_TEST(content.findings.empty());
  BOOST_TEST(content.year->start == 2025);
}

BOOST_AUTO_TEST_CASE(counts_of_an_invented_school) {
  const auto school = samples::make_school(*domain::Uai::parse("0751234X"), 250, 9, 2024);
  const domain::Export content = accepted(samples::write_clear_edt(school), "x.xml");
  BOOST_TEST((content.counts == samples::counts_of(school)));
  BOOST_TEST(content.year->start == 2024);
}

BOOST_AUTO_TEST_CASE(lessons_are_the_union_of_week_masks_with_all_64_bits) {
  const std::string all = replaced(tests::timetable(), "Semaines=\"12\"", "Semaines=\"18446744073709551615\"");
  BOOST_TEST(accepted(all, kEdtName).counts->lessons == 64);
  const std::string two = replaced(tests::timetable(), "</Cours></Cours>",
                                   "</Cours><Cours><Salle Semaines=\"9223372036854775808\"/></Cours></Cours>");
  BOOST_TEST(accepted(two, kEdtName).counts->lessons == 4);
}

BOOST_AUTO_TEST_CASE(week_masks_that_cannot_be_read_are_reported) {
  for (const char* mask : {"18446744073709551616", "-1", "0x10", "", "12 ", "douze"}) {
    const domain::Export content =
        accepted(replaced(tests::timetable(), "Semaines=\"12\"", "Semaines=\"" + std::string(mask) + "\""), kEdtName);
    BOOST_TEST(content.counts->lessons == 2, mask);
    BOOST_TEST(finds(content, "weeks_unreadable"), mask);
  }
}

BOOST_AUTO_TEST_CASE(prefixes_other_namespaces_comments_and_attribute_case_do_not_matter) {
  std::string text = tests::timetable("version=\"9\" Uai=\"0134567U\"");
  text = replaced(text, "http://www.index-education.com/exportemploidutemps", "urn:autre");
  text = replaced(text, "<Groupes/>", "<Groupes><!-- rien --> \n </Groupes>");
  text = replaced(text, "Semaines=\"6\"/>", "SEMAINES=\"6\"><!--Domaine : [1..2]--></Professeur>");
  BOOST_TEST(accepted(text, kEdtName).counts->lessons == 3);
  BOOST_TEST(accepted(text, kEdtName).findings.empty());

  std::string prefixed =
      "<e:ExportEmploiDuTemps xmlns:e=\"x\" UAI=\"0134567U\"><e:Cours><e:Cours>"
      "<e:Classe Semaines=\"3\"/></e:Cours></e:Cours></e:ExportEmploiDuTemps>";
  BOOST_TEST(accepted(prefixed, "x.xml").counts->courses == 1);
  BOOST_TEST(accepted(prefixed, "x.xml").counts->lessons == 2);
}

BOOST_AUTO_TEST_CASE(sections_of_later_versions_are_passed_over_but_their_identifiers_count) {
  const std::string text = tests::timetable(
      "UAI=\"0134567U\"", "<Personnels><Personnel IDPN=\"CDEFGH1234567890\"/><Personnel IDPN=\"\"/></Personnels>");
  const domain::Export content = accepted(text, kEdtName);
  BOOST_TEST(content.counts->identifiers == 3);
  BOOST_TEST(content.findings.empty());
}

BOOST_AUTO_TEST_CASE(what_is_missing_or_implausible_is_reported) {
  const domain::Export bare = accepted("<ExportEmploiDuTemps/>", kEdtName);
  for (const char* code : {"school_missing", "year_missing", "sections_missing", "no_class", "no_pupil", "no_course"})
    BOOST_TEST(finds(bare, code), code);
  BOOST_TEST(!bare.school.has_value());
  const auto missing = std::find_if(bare.findings.begin(), bare.findings.end(),
                                    [](const auto& each) { return each.code == "sections_missing"; });
  BOOST_TEST(tests::says(missing->sentence, "Matieres, Professeurs, Classes, Groupes, Salles, Eleves, Cours"));

  const std::string no_weeks = replaced(replaced(tests::timetable(), "\"6\"", "\"0\""), "\"12\"", "\"0\"");
  BOOST_TEST(finds(accepted(no_weeks, kEdtName), "no_lesson"));
  for (const char* end : {"2025-08-31", "2028-08-31"})
    BOOST_TEST(finds(accepted(replaced(tests::timetable(), "2026-08-31", end), kEdtName), "year_implausible"), end);
  BOOST_TEST(finds(accepted(replaced(tests::timetable(), "2026-08-31", "31/08/2026"), kEdtName), "year_missing"));
}

BOOST_AUTO_TEST_CASE(the_school_s_number_is_judged) {
  const domain::Export wrong = accepted(tests::timetable("UAI=\"0134567A\""), kEdtName);
  BOOST_TEST(wrong.school->str() == "0134567A");
  BOOST_TEST_REQUIRE(finds(wrong, "check_letter"));
  BOOST_TEST(tests::says(wrong.findings.front().sentence, "0134567U"));
  BOOST_TEST(accepted(tests::timetable("UAI=\" 0134567u \""), kEdtName).school->str() == "0134567U");
  BOOST_TEST(finds(accepted(tests::timetable("UAI=\"lycée\""), kEdtName), "school_unreadable"));
  BOOST_TEST(finds(accepted(tests::timetable("UAI=\"  \""), kEdtName), "school_missing"));
}

BOOST_AUTO_TEST_CASE(no_name_and_no_identifier_leaves_the_folder) {
  const std::string text = tests::timetable("UAI=\"0134567A\" Nom=\"ABCDEFGH12345678\"");
  for (const domain::Finding& each : accepted(text, kEdtName).findings)
    BOOST_TEST(!tests::says(each.sentence, "ABCDEFGH12345678"));
}

BOOST_AUTO_TEST_SUITE_END()
