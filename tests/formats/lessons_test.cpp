// The lessons of a week, of small documents, of an invented school, and of the vendor's real file.
#include "formats/lessons.h"

#include "documents.h"
#include "formats/real_exports.h"
#include "samples/exports.h"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <map>
#include <set>

BOOST_AUTO_TEST_SUITE(lessons)

using namespace std::chrono;
using domain::Learners;
using domain::Lesson;
using formats::Schedule;
using tests::replaced;

namespace {

constexpr sys_days kWeek1 = 2025y / September / 1;

// A class of two parts and a group of one of them; a mathematics course in weeks 1 and 2.
std::string small(std::string_view courses, std::string_view pupils = "") {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ExportEmploiDuTemps Version=\"1.1\" UAI=\"0134567U\">"
         "<AnneeScolaire DateDebut=\"2025-09-01\" DateFin=\"2026-08-31\" DatePremierJourSemaine1=\"2025-09-01\"/>"
         "<GrilleHoraire NombrePlacesParJour=\"3\" DureePlace=\"30\"><PlacesParJour>"
         "<Place Numero=\"0\" LibelleHeureDebut=\"08:00:00\" LibelleHeureFin=\"08:30:00\"/>"
         "<Place Numero=\"1\" LibelleHeureDebut=\"08:30:00\" LibelleHeureFin=\"09:00:00\"/>"
         "<Place Numero=\"2\" LibelleHeureDebut=\"09:10:00\" LibelleHeureFin=\"09:40:00\"/>"
         "</PlacesParJour></GrilleHoraire>"
         "<Matieres><Matiere Ident=\"1\" Code=\"MATHS\" Libelle=\"MATHÉMATIQUES\"/></Matieres>"
         "<Professeurs><Professeur Ident=\"1\" Nom=\"DUPONT\" Prenom=\"JEAN\" IDPN=\"ABCDEFGH12345678\"/>"
         "<Professeur Ident=\"2\" Nom=\"MARTIN\" Prenom=\"Zoé\"/></Professeurs>"
         "<Classes><Classe Ident=\"1\" Nom=\"6A\"><PartieDeClasse Ident=\"1\"/><PartieDeClasse Ident=\"2\"/></Classe>"
         "<Classe Ident=\"2\" Nom=\"6B\"><PartieDeClasse Ident=\"3\"/></Classe></Classes>"
         "<Groupes><Groupe Ident=\"1\" Nom=\"6AB LAT\"><PartieDeClasse Ident=\"2\"/><PartieDeClasse "
         "Ident=\"3\"/></Groupe>"
         "<Groupe Ident=\"2\" Nom=\"6AB\"><Classe Ident=\"1\"/><Classe Ident=\"2\"/></Groupe>"
         "<Groupe Ident=\"3\" Nom=\"CHORALE\"/></Groupes>"
         "<Salles><Salle Ident=\"1\" Nom=\"12\"/><Salle Ident=\"2\" Nom=\"14\"/></Salles>"
         "<Eleves>" +
         std::string(pupils) + "</Eleves><Cours>" + std::string(courses) + "</Cours></ExportEmploiDuTemps>";
}

std::string course(std::string_view inside,
                   std::string_view place = "Jour=\"2\" NumeroPlaceDebut=\"0\" NombrePlaces=\"2\"") {
  return "<Cours " + std::string(place) + "><Matiere Ident=\"1\"/>" + std::string(inside) + "</Cours>";
}

constexpr std::string_view kPlain =
    "<Professeur Ident=\"1\" Semaines=\"6\"/><Classe Ident=\"1\" Semaines=\"6\"/><Salle Ident=\"1\" Semaines=\"6\"/>";

Schedule read(const std::string& bytes) {
  auto schedule = formats::read_schedule(bytes);
  BOOST_TEST_REQUIRE(schedule.has_value(), schedule.error().sentence);
  return *schedule;
}

Lesson only_lesson(const std::string& bytes, sys_days day = kWeek1) {
  const auto week = read(bytes).week_of(day);
  BOOST_TEST_REQUIRE(week.lessons.size() == 1u);
  return week.lessons.front();
}

std::size_t lessons_in(const std::string& bytes, sys_days day) { return read(bytes).week_of(day).lessons.size(); }

using Names = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_CASE(a_lesson_has_everything_that_the_file_says_of_it) {
  const Schedule schedule = read(small(course(kPlain)));
  BOOST_TEST((schedule.classes() == Names{"6A", "6B"}));
  const auto week = schedule.week_of(kWeek1 + days{9});  // a Wednesday
  BOOST_TEST((week.monday == kWeek1 + days{7}));
  BOOST_TEST(week.whole);
  BOOST_TEST_REQUIRE(week.lessons.size() == 1u);
  const Lesson expected{.day = kWeek1 + days{8},
                        .begin = 8h,
                        .end = 9h,
                        .subject = {"MATHS", "MATHÉMATIQUES"},
                        .teachers = {{"DUPONT", "JEAN"}},
                        .rooms = {"12"},
                        .learners = {{Learners::Who::school_class, "6A", {"6A"}, {}}},
                        .sure = true};
  BOOST_TEST((week.lessons.front() == expected));
}

BOOST_AUTO_TEST_CASE(the_grid_says_when_it_begins_and_ends) {
  const Lesson lesson = only_lesson(small(course(kPlain, "Jour=\"5\" NumeroPlaceDebut=\"1\" NombrePlaces=\"2\"")));
  BOOST_TEST((lesson.day == kWeek1 + days{4}));
  BOOST_TEST((lesson.begin == 8h + 30min));
  BOOST_TEST((lesson.end == 9h + 40min));
}

BOOST_AUTO_TEST_CASE(a_mask_s_bit_is_the_week_of_that_number) {
  const std::string bytes = small(course(kPlain));
  BOOST_TEST(lessons_in(bytes, kWeek1 - days{1}) == 0u);
  BOOST_TEST(lessons_in(bytes, kWeek1) == 1u);
  BOOST_TEST(lessons_in(bytes, kWeek1 + days{13}) == 1u);
  BOOST_TEST(lessons_in(bytes, kWeek1 + days{14}) == 0u);
  BOOST_TEST(lessons_in(bytes, kWeek1 + days{7 * 70}) == 0u);
  BOOST_TEST(lessons_in(bytes, kWeek1 - days{7 * 70}) == 0u);
  const std::string last = small(course("<Classe Ident=\"1\" Semaines=\"9223372036854775808\"/>"));
  BOOST_TEST(lessons_in(last, kWeek1 + days{7 * 62}) == 1u);
  // Week 1 need not begin on a Monday.
  const std::string tuesday = replaced(bytes, "Semaine1=\"2025-09-01\"", "Semaine1=\"2025-09-02\"");
  BOOST_TEST((only_lesson(tuesday).day == kWeek1 + days{1}));
}

BOOST_AUTO_TEST_CASE(each_participant_has_weeks_of_its_own) {
  const std::string bytes =
      small(course("<Professeur Ident=\"1\" Semaines=\"2\"/><Professeur Ident=\"2\" Semaines=\"4\"/>"
                   "<Classe Ident=\"1\" Semaines=\"6\"/><Classe Ident=\"2\" Semaines=\"4\"/>"
                   "<Salle Ident=\"1\" Semaines=\"4\"/><Salle Ident=\"2\" Semaines=\"2\"/>"));
  const Lesson first = only_lesson(bytes), second = only_lesson(bytes, kWeek1 + days{7});
  BOOST_TEST(first.teachers.front().last_name == "DUPONT");
  BOOST_TEST((first.rooms == Names{"14"}));
  BOOST_TEST(first.learners.size() == 1u);
  BOOST_TEST(second.teachers.front().last_name == "MARTIN");
  BOOST_TEST((second.rooms == Names{"12"}));
  BOOST_TEST(second.learners.size() == 2u);
}

BOOST_AUTO_TEST_CASE(classes_of_parts_and_groups) {
  const std::string pupils =
      "<Eleve><Classe Ident=\"1\"/><PartieDeClasse Ident=\"1\" DateEntree=\"2025-09-01\" "
      "DateSortie=\"2026-08-31\"/></Eleve>"
      "<Eleve><PartieDeClasse Ident=\"3\" DateEntree=\"2025-09-10\" DateSortie=\"2026-08-31\"/></Eleve>";
  const auto learners = [&](std::string_view who, sys_days day = kWeek1, bool with_pupils = true) {
    return only_lesson(small(course(who), with_pupils ? pupils : ""), day).learners.front();
  };
  const std::string_view part = "<PartieDeClasse Ident=\"1\" Semaines=\"6\"/>",
                         latin = "<Groupe Ident=\"1\" Semaines=\"6\"/>";
  BOOST_TEST((learners(part) == Learners{Learners::Who::part, "", {"6A"}, {}}));
  // Nobody of 6A learns Latin, and of 6B somebody from the tenth on.
  BOOST_TEST((learners(latin) == Learners{Learners::Who::group, "6AB LAT", {}, {"6A", "6B"}}));
  BOOST_TEST((learners(latin, kWeek1 + days{7}) == Learners{Learners::Who::group, "6AB LAT", {}, {"6A", "6B"}}));
  const std::string wednesday = small(course(latin, "Jour=\"3\" NumeroPlaceDebut=\"0\" NombrePlaces=\"1\""), pupils);
  BOOST_TEST((only_lesson(wednesday, kWeek1 + days{7}).learners.front().classes == Names{"6B"}));
  BOOST_TEST((only_lesson(wednesday, kWeek1 + days{7}).learners.front().without_pupils == Names{"6A"}));
  // Without any pupil in the file, what it is made of decides.
  BOOST_TEST((learners(latin, kWeek1, false) == Learners{Learners::Who::group, "6AB LAT", {"6A", "6B"}, {}}));
  BOOST_TEST((learners("<Groupe Ident=\"2\" Semaines=\"6\"/>").classes == Names{"6A", "6B"}));
  // A group that the file does not compose is nobody's that could be told.
  BOOST_TEST((learners("<Groupe Ident=\"3\" Semaines=\"6\"/>") == Learners{Learners::Who::group, "CHORALE", {}, {}}));
}

BOOST_AUTO_TEST_CASE(a_course_in_no_week_has_no_lesson) {
  BOOST_TEST(lessons_in(small(course("")), kWeek1) == 0u);
  BOOST_TEST(lessons_in(small(course("<Classe Ident=\"1\" Semaines=\"0\"/>")), kWeek1) == 0u);
  BOOST_TEST(read(small(course(""))).week_of(kWeek1).whole);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_not_claimed) {
  const std::string bytes = small(course(kPlain));
  for (const char* what : {"<Professeur Ident=\"1\" Semaines=\"6\"", "<Classe Ident=\"1\" Semaines=\"6\""}) {
    std::string mask = what;
    mask.replace(mask.find("\"6\""), 3, "\"douze\"");
    BOOST_TEST(!only_lesson(replaced(bytes, what, mask)).sure, what);
  }
  BOOST_TEST(!only_lesson(replaced(bytes, "<Salle Ident=\"1\" S", "<Salle Ident=\"99\" S")).sure);
  BOOST_TEST(!only_lesson(replaced(bytes, "DateDebut=\"2025-09-01\"", "DateDebut=\"2025-09-03\"")).sure);
  BOOST_TEST(only_lesson(replaced(bytes, "DateDebut=\"2025-09-01\"", "DateDebut=\"2025-09-02\"")).sure);
  for (const char* place :
       {"Jour=\"2\" NumeroPlaceDebut=\"2\" NombrePlaces=\"2\"", "Jour=\"2\"",
        "Jour=\"8\" NumeroPlaceDebut=\"0\" NombrePlaces=\"2\"", "NumeroPlaceDebut=\"0\" NombrePlaces=\"2\"",
        "Jour=\"2\" NumeroPlaceDebut=\"0\" NombrePlaces=\"0\""}) {
    const auto week = read(small(course(kPlain, place))).week_of(kWeek1);
    BOOST_TEST(week.lessons.empty(), place);
    BOOST_TEST(!week.whole, place);
  }
}

BOOST_AUTO_TEST_CASE(order_case_prefixes_and_comments_do_not_matter) {
  std::string bytes = small(course(kPlain));
  const Lesson plain = only_lesson(bytes);
  const auto at = bytes.find("<Cours>"), end = bytes.find("</Cours></Exp") + 8;
  const std::string courses = bytes.substr(at, end - at);
  bytes.erase(at, end - at);
  bytes.insert(bytes.find("<GrilleHoraire"), courses);
  bytes = replaced(bytes, "Semaines=\"6\"/>", "SEMAINES=\"6\"><!--Domaine : [1..2]-->\n</Professeur>");
  bytes = replaced(bytes, "<Salles>", "<e:Salles xmlns:e=\"x\"><!-- -->");
  bytes = replaced(bytes, "</Salles>", "</e:Salles><Personnels><Professeur Ident=\"1\" Nom=\"AUTRE\"/></Personnels>");
  BOOST_TEST((only_lesson(bytes) == plain));
}

BOOST_AUTO_TEST_CASE(the_next_week_with_lessons_is_one_that_has_not_begun) {
  const Schedule schedule = read(small(course("<Classe Ident=\"1\" Semaines=\"34\"/>")));  // weeks 1 and 5
  BOOST_TEST((schedule.next_week(kWeek1 - days{30}) == kWeek1));
  BOOST_TEST((schedule.next_week(kWeek1) == kWeek1));
  BOOST_TEST((schedule.next_week(kWeek1 + days{1}) == kWeek1 + days{28}));
  BOOST_TEST(!schedule.next_week(kWeek1 + days{29}).has_value());
  // Nobody is taught, or perhaps: no week to look at.
  BOOST_TEST(!read(small(course("<Professeur Ident=\"1\" Semaines=\"6\"/>"))).next_week(kWeek1).has_value());
  BOOST_TEST(!read(small(course("<Classe Ident=\"1\" Semaines=\"?\"/>"))).next_week(kWeek1).has_value());
}

BOOST_AUTO_TEST_CASE(what_is_no_clear_timetable_is_refused) {
  const auto refusal = [](std::string_view bytes) {
    const auto schedule = formats::read_schedule(bytes);
    BOOST_TEST_REQUIRE(!schedule.has_value());
    BOOST_TEST((schedule.error().fault == domain::Fault::file_refused));
    return schedule.error().sentence;
  };
  BOOST_TEST(tests::says(refusal("<EXPORT_INDEX_EDUCATION/>"), "chiffré"));
  BOOST_TEST(tests::says(refusal("<html></html>"), "page web"));
  BOOST_TEST(tests::says(refusal("<Autre/>"), "n'est pas un emploi du temps"));
  BOOST_TEST(tests::says(refusal(""), "vide"));
  const std::string bytes = small(course(kPlain));
  BOOST_TEST(tests::says(refusal(bytes.substr(0, bytes.size() / 2)), "incomplet"));
  BOOST_TEST(tests::says(refusal("<ExportEmploiDuTemps/>"), "première semaine"));
}

BOOST_AUTO_TEST_CASE(an_invented_school_s_lessons_are_those_it_was_given) {
  const auto school = samples::make_school(*domain::Uai::parse("0751234X"), 250, 9, 2026);
  const Schedule schedule = read(samples::write_clear_edt(school));
  BOOST_TEST(schedule.classes().size() == school.classes.size());
  for (const int number : {1, 2, 3, 8, 10, 44, 45}) {
    const auto week = schedule.week_of(sys_days{school.first_week} + days{7 * (number - 1)});
    std::multiset<std::tuple<std::string, std::int64_t, std::int64_t, std::string, std::string>> expected, read;
    for (const samples::Course& each : school.courses) {
      if ((each.rooms.front().weeks >> number & 1) == 0) continue;
      expected.insert({school.subjects[each.subject - 1].code, each.day, 480 + 30 * each.first_slot,
                       school.teachers[each.teachers.front().ident - 1].last_name,
                       school.rooms[each.rooms.front().ident - 1].name});
    }
    for (const Lesson& each : week.lessons) {
      BOOST_TEST(each.sure == (each.day >= sys_days{school.year_begin}));  // a Tuesday in 2026
      BOOST_TEST((each.end - each.begin == 1h));
      read.insert({each.subject.code, (each.day - week.monday).count() + 1, each.begin.count(),
                   each.teachers.at(0).last_name, each.rooms.at(0)});
    }
    BOOST_TEST((expected == read), "week " << number << ": " << expected.size() << " and " << read.size());
    BOOST_TEST((number == 8 || number == 45) == read.empty());
  }
  BOOST_TEST((schedule.next_week(sys_days{2026y / October / 15}) == sys_days{2026y / November / 2}));
}

BOOST_AUTO_TEST_CASE(the_real_export_has_the_lessons_that_another_xml_library_found) {
  const auto file = tests::real_export("Edt_To_LaclasseCom_0134567U_clear.xml");
  if (!file) {
    BOOST_TEST_MESSAGE("the real exports are not there");
    return;
  }
  const Schedule schedule = read(*file);
  BOOST_TEST(schedule.classes().size() == 16u);
  constexpr sys_days first = 2013y / September / 2;
  std::size_t all = 0;
  for (int week = 0; week < 64; ++week) all += schedule.week_of(first + days{7 * (week - 1)}).lessons.size();
  BOOST_TEST(all == 14226u);

  const auto week = schedule.week_of(first + days{7});
  BOOST_TEST(week.whole);
  BOOST_TEST(week.lessons.size() == 451u);
  std::map<std::string, int> by_class;
  for (const Lesson& lesson : week.lessons) {
    BOOST_TEST(lesson.sure);
    for (const Learners& each : lesson.learners) {
      BOOST_TEST(each.without_pupils.empty());
      for (const std::string& name : each.classes) ++by_class[name];
    }
  }
  const std::map<std::string, int> expected{{"3A", 35}, {"3B", 48}, {"3C", 42}, {"3D", 34}, {"4A", 29}, {"4B", 42},
                                            {"4C", 33}, {"4D", 30}, {"5A", 26}, {"5B", 23}, {"5C", 23}, {"5D", 24},
                                            {"6A", 32}, {"6B", 26}, {"6C", 26}, {"6D", 27}};
  BOOST_TEST((by_class == expected));
  // The first Monday of that year is before its first day.
  const auto begun = schedule.week_of(first);
  BOOST_TEST(begun.lessons.size() == 374u);
  for (const Lesson& lesson : begun.lessons) BOOST_TEST(lesson.sure == (lesson.day > first));
  BOOST_TEST((schedule.next_week(2013y / October / 20) == sys_days{2013y / November / 4}));
}

BOOST_AUTO_TEST_SUITE_END()
