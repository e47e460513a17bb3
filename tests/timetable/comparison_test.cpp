// Each rule of comparison.h and alignment.h, and the sentences.
#include "timetable/comparison.h"

#include "timetable/calendar.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(comparison)

using namespace std::chrono;
using domain::Learners;
using domain::Lesson;
using timetable::Comparison;
using timetable::Difference;
using timetable::Expected;
using timetable::ShownLesson;
using Kind = Difference::Kind;
using Sentences = std::vector<std::string>;

namespace {

constexpr sys_days kMonday = 2026y / September / 7;

Lesson lesson(int day, int hour, const std::string& subject = "MATHÉMATIQUES", const std::string& teacher = "DUPONT",
              const std::string& room = "12", int length = 1) {
  Lesson each;
  each.day = kMonday + days{day};
  each.begin = hours{hour};
  each.end = hours{hour + length};
  each.subject = {"", subject};
  if (!teacher.empty()) each.teachers.push_back({teacher, "JEAN"});
  if (!room.empty()) each.rooms.push_back(room);
  each.learners.push_back({Learners::Who::school_class, "6A", {"6A"}, {}});
  return each;
}

ShownLesson line(int day, const std::string& begin, const std::string& end,
                 const std::string& subject = "Mathématiques", const std::string& teachers = "M. DUPONT",
                 const std::string& rooms = "Salle 12") {
  return {timetable::in_words(kMonday + days{day}), begin, end, subject, teachers, rooms, "6A"};
}

Comparison compare(const std::vector<Lesson>& lessons, const std::vector<ShownLesson>& shown, bool whole = true) {
  const domain::WeekOfLessons week{kMonday, lessons, whole};
  timetable::Vocabulary vocabulary = timetable::vocabulary_of(lessons);
  vocabulary.teachers.push_back({"MARTIN", "ZOÉ"});
  vocabulary.rooms.push_back("14");
  vocabulary.subjects.push_back({"", "FRANÇAIS"});
  return timetable::compare(timetable::lessons_of("6A", week), shown, vocabulary);
}

Sentences sentences_of(const Comparison& comparison) {
  Sentences sentences;
  for (const Difference& each : comparison.differences) sentences.push_back(each.sentence);
  return sentences;
}

Sentences differences(const std::vector<Lesson>& lessons, const std::vector<ShownLesson>& shown, bool whole = true) {
  return sentences_of(compare(lessons, shown, whole));
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_the_same_is_right) {
  const Comparison same = compare({lesson(0, 8), lesson(1, 8)}, {line(0, "8h", "9h"), line(1, "8h", "9h")});
  BOOST_TEST(same.compared);
  BOOST_TEST(same.expected == 2);
  BOOST_TEST(same.right == 2);
  BOOST_TEST(same.differences.empty());
}

BOOST_AUTO_TEST_CASE(a_missing_lesson) {
  BOOST_TEST(
      (differences({lesson(0, 8), lesson(0, 9, "FRANÇAIS", "MARTIN")}, {line(0, "8h", "9h")}) ==
       Sentences{"6A, lundi 7 septembre de 9 h à 10 h : la séance « FRANÇAIS » (MARTIN JEAN, salle « 12 ») manque dans "
                 "l'ENT."}));
}

BOOST_AUTO_TEST_CASE(an_extra_lesson) {
  const Comparison extra =
      compare({lesson(0, 8)}, {line(0, "8h", "9h"), line(2, "14h", "15h", "Français", "Mme MARTIN", "14")});
  BOOST_TEST((sentences_of(extra) ==
              Sentences{"6A, mercredi 9 septembre de 14 h à 15 h : l'ENT montre une séance « Français » "
                        "(Mme MARTIN, salle « 14 ») que l'export n'a pas."}));
  BOOST_TEST(extra.extra == 1);
  BOOST_TEST(extra.right == 1);
  // It may be one of those that could not be placed.
  BOOST_TEST(differences({lesson(0, 8)}, {line(0, "8h", "9h"), line(2, "14h", "15h", "Français")}, false).empty());
}

BOOST_AUTO_TEST_CASE(a_moved_lesson_is_one_difference) {
  const std::vector<Lesson> lessons{lesson(0, 8), lesson(1, 8, "FRANÇAIS", "MARTIN")};
  const ShownLesson french = line(1, "8h", "9h", "Français", "Mme Martin");
  BOOST_TEST(
      (differences(lessons, {line(0, "10h", "11h"), french}) ==
       Sentences{"6A : la séance « MATHÉMATIQUES » (DUPONT JEAN, salle « 12 »), prévue le lundi 7 septembre de 8 h à "
                 "9 h, est de 10 h à 11 h dans l'ENT."}));
  BOOST_TEST(
      (differences(lessons, {line(3, "8h", "9h", "Maths", "Dupont", "14"), french}) ==
       Sentences{"6A : la séance « MATHÉMATIQUES » (DUPONT JEAN, salle « 12 »), prévue le lundi 7 septembre de 8 h à "
                 "9 h, est le jeudi 10 septembre de 8 h à 9 h dans l'ENT, en salle « 14 »."}));
  // Two that changed places are two moved ones, although both are at an hour with a lesson.
  const Comparison swapped = compare(lessons, {line(1, "8h", "9h"), line(0, "8h", "9h", "Français", "Mme Martin")});
  BOOST_TEST_REQUIRE(swapped.differences.size() == 2u);
  for (const Difference& each : swapped.differences) BOOST_TEST((each.kind == Kind::hour));
  BOOST_TEST(swapped.right == 0);
}

BOOST_AUTO_TEST_CASE(a_longer_or_shorter_lesson_is_one_of_its_hour) {
  BOOST_TEST(
      (differences({lesson(0, 8, "MATHÉMATIQUES", "DUPONT", "12", 2)}, {line(0, "8h", "9h")}) ==
       Sentences{"6A : la séance « MATHÉMATIQUES » (DUPONT JEAN, salle « 12 »), prévue le lundi 7 septembre de 8 h à "
                 "10 h, est de 8 h à 9 h dans l'ENT."}));
  for (const auto& [begin, end] : {std::pair("8h", "10h"), {"8h30", "9h30"}, {"7h30", "9h"}}) {
    const Comparison off = compare({lesson(0, 8)}, {line(0, begin, end)});
    BOOST_TEST_REQUIRE(off.differences.size() == 1u);
    BOOST_TEST((off.differences.front().kind == Kind::hour));
  }
}

BOOST_AUTO_TEST_CASE(a_few_minutes_are_the_bell_s) {
  BOOST_TEST(differences({lesson(0, 8)}, {line(0, "8h05", "8h55")}).empty());
  BOOST_TEST(differences({lesson(0, 8), lesson(0, 9)}, {line(0, "8h00", "8h55"), line(0, "9h05", "10h")}).empty());
  BOOST_TEST(differences({lesson(0, 8)}, {line(0, "8h15", "9h")}).size() == 1u);
}

BOOST_AUTO_TEST_CASE(an_end_that_is_not_shown_is_not_missed) {
  BOOST_TEST(differences({lesson(0, 8, "MATHÉMATIQUES", "DUPONT", "12", 2)}, {line(0, "8h", "")}).empty());
}

BOOST_AUTO_TEST_CASE(hours_may_be_split_and_merged) {
  const Lesson two_hours = lesson(0, 8, "MATHÉMATIQUES", "DUPONT", "12", 2);
  BOOST_TEST(differences({two_hours}, {line(0, "9h", "10h"), line(0, "8h", "9h")}).empty());
  BOOST_TEST(differences({lesson(0, 8), lesson(0, 9)}, {line(0, "8h", "10h")}).empty());
  BOOST_TEST(differences({lesson(0, 8), lesson(0, 9), lesson(0, 10)}, {line(0, "8h", "9h30"), line(0, "9h30", "11h")})
                 .empty());
  // An error in one half is one error.
  const Comparison half = compare({two_hours}, {line(0, "8h", "9h"), line(0, "9h", "10h", "Maths", "M. Dupont", "14")});
  BOOST_TEST_REQUIRE(half.differences.size() == 1u);
  BOOST_TEST((half.differences.front().kind == Kind::room));
  // Of two lessons merged into one line, both rooms may be named.
  BOOST_TEST(differences({lesson(0, 8), lesson(0, 9, "MATHÉMATIQUES", "DUPONT", "14")},
                         {line(0, "8h", "10h", "Maths", "M. Dupont", "12, 14")})
                 .empty());
}

BOOST_AUTO_TEST_CASE(a_wrong_room_teacher_or_subject) {
  const auto one = [](const ShownLesson& shown) { return differences({lesson(0, 8)}, {shown}); };
  BOOST_TEST(
      (one(line(0, "8h", "9h", "Maths", "M. Dupont", "Salle 14")) ==
       Sentences{"6A, lundi 7 septembre de 8 h à 9 h : pour « MATHÉMATIQUES », l'ENT indique la salle « Salle 14 » et "
                 "l'export « 12 »."}));
  BOOST_TEST(
      (one(line(0, "8h", "9h", "Maths", "Mme Martin")) ==
       Sentences{
           "6A, lundi 7 septembre de 8 h à 9 h : pour « MATHÉMATIQUES », l'ENT indique l'enseignant « Mme Martin » "
           "et l'export « DUPONT JEAN »."}));
  BOOST_TEST((one(line(0, "8h", "9h", "Français")) ==
              Sentences{"6A, lundi 7 septembre de 8 h à 9 h : l'ENT indique la matière « Français » et l'export "
                        "« MATHÉMATIQUES » (DUPONT JEAN)."}));
  // Two errors in one line are two differences of one lesson.
  const Comparison two = compare({lesson(0, 8)}, {line(0, "8h", "9h", "Maths", "Mme Martin", "14")});
  BOOST_TEST(two.differences.size() == 2u);
  BOOST_TEST(two.right == 0);
  // With another subject, teacher and room it is another lesson.
  const Comparison other = compare({lesson(0, 8)}, {line(0, "8h", "9h", "Français", "Mme Martin", "14")});
  BOOST_TEST_REQUIRE(other.differences.size() == 2u);
  BOOST_TEST((other.differences[0].kind == Kind::missing));
  BOOST_TEST((other.differences[1].kind == Kind::extra));
}

BOOST_AUTO_TEST_CASE(a_wrong_subject_is_told_without_a_column_of_teachers) {
  const Comparison other =
      compare({lesson(0, 8), lesson(0, 9)}, {line(0, "8h", "9h", "Français", ""), line(0, "9h", "10h", "Maths", "")});
  BOOST_TEST_REQUIRE(other.differences.size() == 1u);
  BOOST_TEST((other.differences.front().kind == Kind::subject));
}

BOOST_AUTO_TEST_CASE(an_empty_cell_is_a_difference_only_in_a_column_that_is_filled) {
  const std::vector<Lesson> lessons{lesson(0, 8), lesson(0, 9, "FRANÇAIS", "MARTIN")};
  const ShownLesson french = line(0, "9h", "10h", "Français", "Mme Martin");
  BOOST_TEST(
      (differences(lessons, {line(0, "8h", "9h", "Maths", ""), french}) ==
       Sentences{"6A, lundi 7 septembre de 8 h à 9 h : pour « MATHÉMATIQUES », l'ENT n'indique pas d'enseignant, et "
                 "l'export « DUPONT JEAN »."}));
  BOOST_TEST(differences(lessons, {line(0, "8h", "9h", "Maths", ""), line(0, "9h", "10h", "Français", " - ")}).empty());
  BOOST_TEST(differences(lessons, {line(0, "8h", "9h", "Maths", "M. Dupont", ""), french}).size() == 1u);
  // What the export does not say is not compared.
  BOOST_TEST(differences({lesson(0, 8, "MATHÉMATIQUES", "", "")}, {line(0, "8h", "9h")}).empty());
}

BOOST_AUTO_TEST_CASE(parallel_groups_in_one_line_or_several) {
  const std::vector<Lesson> groups{lesson(0, 8, "SOUTIEN", "DUPONT", "12"), lesson(0, 8, "SOUTIEN", "MARTIN", "14"),
                                   lesson(0, 8, "SOUTIEN", "LEROY", "20")};
  BOOST_TEST(differences(groups, {line(0, "8h", "9h", "Soutien", "DUPONT, MARTIN, LEROY", "12, 14, 20")}).empty());
  BOOST_TEST(differences(groups, {line(0, "8h", "9h", "Soutien", "LEROY", "20"),
                                  line(0, "8h", "9h", "Soutien", "DUPONT\nMARTIN", "14\n12")})
                 .empty());
  const Comparison two =
      compare(groups, {line(0, "8h", "9h", "Soutien", "LEROY", "20"), line(0, "8h", "9h", "Soutien", "DUPONT", "12")});
  BOOST_TEST_REQUIRE(two.differences.size() == 1u);
  BOOST_TEST((two.differences.front().kind == Kind::missing));
  // One lesson of two teachers in two lines.
  Lesson both = lesson(0, 8);
  both.teachers.push_back({"LEROY", "PAUL"});
  BOOST_TEST(
      differences({both}, {line(0, "8h", "9h", "Maths", "Dupont"), line(0, "8h", "9h", "Maths", "Leroy")}).empty());
  BOOST_TEST(differences({both}, {line(0, "8h", "9h", "Maths", "Dupont")}).size() == 1u);
  BOOST_TEST(differences({both}, {line(0, "8h", "9h", "Maths", "Dupont"), line(0, "8h", "9h", "Maths", "Leroy"),
                                  line(0, "8h", "9h", "Maths", "Inconnu")})
                 .size() == 1u);
}

BOOST_AUTO_TEST_CASE(what_is_not_sure_is_neither_missing_nor_extra) {
  Lesson unsure = lesson(0, 9, "FRANÇAIS", "MARTIN", "14");
  const ShownLesson maths = line(0, "8h", "9h"), french = line(0, "9h", "10h", "Français", "Mme Martin", "14");
  const auto check = [&] {
    for (const bool shown : {false, true}) {
      const Comparison same = compare({lesson(0, 8), unsure}, shown ? std::vector{maths, french} : std::vector{maths});
      BOOST_TEST(same.differences.empty());
      BOOST_TEST(same.expected == 1);
    }
  };
  unsure.sure = false;
  check();
  unsure.sure = true;
  unsure.learners = {{Learners::Who::group, "LATIN", {"6B"}, {"6A"}}};  // a group with nobody of the class in it
  check();
  unsure.learners = {{Learners::Who::group, "CHORALE", {}, {}}};  // a group of nobody knows whom
  check();
  // Another class's lesson is extra here.
  unsure.learners = {{Learners::Who::group, "LATIN", {"6B"}, {}}};
  BOOST_TEST(differences({lesson(0, 8), unsure}, {maths, french}).size() == 1u);
}

BOOST_AUTO_TEST_CASE(nothing_is_said_of_a_holiday) {
  constexpr sys_days monday = 2026y / November / 9;
  Lesson armistice = lesson(0, 8), thursday = lesson(0, 8);
  armistice.day = monday + days{2};
  thursday.day = monday + days{3};
  const domain::WeekOfLessons week{monday, {armistice, thursday}, true};
  const auto vocabulary = timetable::vocabulary_of(week.lessons);
  for (const bool shown : {false, true}) {
    std::vector<ShownLesson> lines{line(0, "8h", "9h")};
    lines.front().day = "jeudi 12 novembre";
    if (shown) lines.push_back(lines.front()), lines.back().day = "mercredi 11 novembre";
    const Comparison same = timetable::compare(timetable::lessons_of("6A", week), lines, vocabulary);
    BOOST_TEST(same.differences.empty());
    BOOST_TEST(same.expected == 1);
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_not_held_against_the_ent) {
  const std::vector<Lesson> lessons{lesson(0, 8), lesson(0, 9, "FRANÇAIS", "MARTIN")};
  const Comparison blurred = compare(lessons, {line(0, "8h", "9h"), line(0, "matin", "", "Français", "Mme Martin")});
  BOOST_TEST(blurred.differences.empty());
  BOOST_TEST(blurred.expected == 1);
  BOOST_TEST(blurred.unread == 1);
  BOOST_TEST(timetable::findings_of(blurred).front().sentence ==
             "6A : 1 ligne de l'emploi du temps que montre l'ENT n'a pas pu être lue, faute de jour ou d'heure.");
  // An unread line is one lesson, and one of that subject.
  BOOST_TEST(compare(lessons, {line(0, "8h", "9h"), line(0, "?", "", "Musique")}).differences.size() == 1u);

  const Comparison all = compare(lessons, {line(0, "?", ""), line(0, "?", "")});
  BOOST_TEST(!all.compared);
  BOOST_TEST(timetable::findings_of(all).size() == 1u);
  BOOST_TEST(timetable::findings_of(all).front().code == "lessons_unread");
}

BOOST_AUTO_TEST_CASE(another_week_is_not_compared) {
  const Comparison other = compare({lesson(0, 8)}, {line(7, "8h", "9h")});
  BOOST_TEST(!other.compared);
  BOOST_TEST(
      timetable::findings_of(other).front().sentence ==
      "6A : la page de l'ENT montre une autre semaine que celle du lundi 7 septembre ; cet emploi du temps n'a pas été "
      "comparé.");
  // Lines of another week beside those of this one are passed over.
  BOOST_TEST(differences({lesson(0, 8)}, {line(0, "8h", "9h"), line(7, "8h", "9h")}).empty());
}

BOOST_AUTO_TEST_CASE(the_same_mistake_is_told_once) {
  const std::vector<Lesson> lessons{lesson(0, 8),
                                    lesson(1, 9),
                                    lesson(2, 8),
                                    lesson(3, 8),
                                    lesson(3, 9, "FRANÇAIS", "MARTIN"),
                                    lesson(4, 9, "FRANÇAIS", "MARTIN"),
                                    lesson(4, 10)};
  const auto lines = [&](const std::string& teacher, const std::string& room) {
    return std::vector<ShownLesson>{
        line(0, "8h", "9h", "Maths", teacher, room), line(1, "9h", "10h", "Maths", teacher, room),
        line(2, "8h", "9h", "Maths", teacher, room), line(3, "8h", "9h", "Maths", teacher, room),
        line(4, "10h", "11h", "Maths", teacher, room)};
  };
  const Comparison absent = compare(lessons, lines("Dupont", "14"));
  BOOST_TEST(
      (sentences_of(absent) ==
       Sentences{
           "6A : pour 5 séances (lundi 7 septembre à 8 h, mardi 8 septembre à 9 h, mercredi 9 septembre à 8 h, …), "
           "l'ENT indique la salle « 14 » et l'export « 12 ».",
           "6A : les 2 séances de MARTIN JEAN (« FRANÇAIS ») manquent toutes dans l'ENT, qui n'a peut-être pas "
           "reconnu cet enseignant."}));
  BOOST_TEST(absent.differences[0].lessons == 5);
  BOOST_TEST(absent.right == 0);

  std::vector<ShownLesson> no_thursday = lines("Dupont", "12");
  no_thursday.erase(no_thursday.begin() + 3);
  no_thursday.push_back(line(4, "9h", "10h", "Français", "Martin"));
  BOOST_TEST((differences(lessons, no_thursday) ==
              Sentences{"6A : aucune des 2 séances du jeudi 10 septembre n'est dans l'ENT."}));
  BOOST_TEST((differences(lessons, {}) ==
              Sentences{"6A : aucune des 7 séances de la semaine du lundi 7 septembre n'est dans l'ENT."}));
}

BOOST_AUTO_TEST_CASE(at_most_so_many_sentences) {
  std::vector<ShownLesson> shown{line(0, "8h", "9h")};
  for (int hour = 9; hour < 15; ++hour)
    shown.push_back(line(0, std::to_string(hour) + "h", std::to_string(hour + 1) + "h", "Français"));
  const Comparison many = compare({lesson(0, 8)}, shown);
  BOOST_TEST(many.differences.size() == 6u);
  BOOST_TEST(timetable::findings_of(many).size() == 6u);
  const auto few = timetable::findings_of(many, 4);
  BOOST_TEST_REQUIRE(few.size() == 5u);
  BOOST_TEST(few[0].code == "lesson_extra");
  BOOST_TEST(few[4].code == "lessons_more");
  BOOST_TEST(few[4].sentence == "6A : et 2 autres différences.");
  BOOST_TEST(timetable::findings_of(many, 5).back().sentence == "6A : et 1 autre différence.");
}

// Nothing of it fits, in the largest page that is read: every line meets every lesson.
BOOST_AUTO_TEST_CASE(a_page_of_something_else_is_read_so_far_and_no_further) {
  std::vector<Lesson> lessons;
  std::vector<ShownLesson> shown;
  for (int i = 0; i < 50; ++i) lessons.push_back(lesson(i % 5, 8 + i % 9, "FRANÇAIS", "MARTIN", "14"));
  for (int i = 0; i < 600; ++i) shown.push_back(line(i % 5, "18h", "19h", "Menu", "Cantine", "Réfectoire"));
  const Comparison other = compare(lessons, shown);
  BOOST_TEST(other.extra == 500);
  BOOST_TEST(other.unread == 100);
  BOOST_TEST(other.right == 0);
  BOOST_TEST(timetable::findings_of(other).size() == 10u);
}

BOOST_AUTO_TEST_CASE(summaries) {
  const auto of = [](std::int64_t right, std::int64_t expected, std::int64_t extra = 0) {
    Comparison comparison;
    comparison.monday = kMonday;
    comparison.right = right;
    comparison.expected = expected;
    comparison.extra = extra;
    return comparison;
  };
  const auto summary = [](const std::vector<Comparison>& all) { return timetable::summary_of(all); };
  std::vector<Comparison> twelve(11, of(28, 28));
  twelve.push_back(of(32, 33));
  BOOST_TEST(summary(twelve) ==
             "12 classes comparées, semaine du lundi 7 septembre : 340 séances sur 341 sont justes.");
  BOOST_TEST(summary({of(28, 28), of(1000, 1000, 2)}) ==
             "2 classes comparées, semaine du lundi 7 septembre : les 1\u00A0028 séances sont justes, et l'ENT en "
             "montre 2 de trop.");
  BOOST_TEST(summary({of(0, 28)}) ==
             "1 classe comparée, semaine du lundi 7 septembre : aucune des 28 séances n'est juste.");
  BOOST_TEST(summary({of(1, 28)}) == "1 classe comparée, semaine du lundi 7 septembre : 1 séance sur 28 est juste.");
  BOOST_TEST(summary({of(1, 1)}) == "1 classe comparée, semaine du lundi 7 septembre : la seule séance est juste.");
  BOOST_TEST(summary({of(0, 0)}) ==
             "1 classe comparée, semaine du lundi 7 septembre : aucune séance n'y était attendue avec certitude.");
  Comparison not_compared = of(0, 0);
  not_compared.compared = false;
  BOOST_TEST(summary({of(28, 28), not_compared}) ==
             "1 classe comparée, semaine du lundi 7 septembre : les 28 séances sont justes. 1 classe n'a pas pu être "
             "comparée.");
  BOOST_TEST(summary({not_compared}) == "Aucune classe n'a pu être comparée à l'emploi du temps exporté.");
  BOOST_TEST(summary({}) == summary({not_compared}));

  BOOST_TEST(timetable::advice_on(twelve).empty());
  twelve.back().differences.push_back({Kind::missing, 1, "6A"});
  BOOST_TEST(!timetable::advice_on(twelve).empty());
}

BOOST_AUTO_TEST_SUITE_END()
