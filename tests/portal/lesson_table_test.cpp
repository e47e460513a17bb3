#include "portal/lesson_table.h"

#include "portal/grid.h"

#include <boost/test/unit_test.hpp>

#include <set>

using namespace portal;
using std::chrono::days;
using std::chrono::sys_days;
using Part = LessonTable::Part;

namespace {

const sys_days kMonday = std::chrono::year(2026) / 9 / 7;

Page page(const std::string& html) { return read_page(200, "http://ent/", "text/html; charset=utf-8", html); }

LessonTable list() {
  LessonTable table;
  table.columns = {
      {Part::day, "Jour"}, {Part::times, "Heures"}, {Part::subject, "Matière"}, {Part::teacher, "Professeurs"}};
  return table;
}

LessonTable grid() {
  LessonTable table;
  table.table = "Semaine";
  table.lines.emplace(Part::subject, Pattern("^([A-Z]+)$"));
  table.lines.emplace(Part::room, Pattern("^Salle (.+)$"));
  return table;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lesson_table)

BOOST_AUTO_TEST_CASE(days_by_name_or_date) {
  BOOST_TEST((day_meant("lundi", kMonday) == kMonday));
  BOOST_TEST((day_meant("Ven.", kMonday) == kMonday + days(4)));
  BOOST_TEST((day_meant("mardi 08/09/2026", kMonday) == kMonday + days(1)));
  BOOST_TEST((day_meant("MER. 9-9", kMonday) == kMonday + days(2)));
  BOOST_TEST((day_meant("2026-09-10", kMonday) == kMonday + days(3)));
  BOOST_TEST(!day_meant("lundi 14/09", kMonday));  // the page shows another week than was asked for
  BOOST_TEST(!day_meant("Heure", kMonday));
  BOOST_TEST(!day_meant("", kMonday));
  const sys_days new_year = std::chrono::year(2026) / 12 / 28;
  BOOST_TEST((day_meant("vendredi 01/01", new_year) == new_year + days(4)));
}

BOOST_AUTO_TEST_CASE(hours_as_people_write_them) {
  using Hours = std::vector<int>;
  BOOST_TEST((hours_in("08:00 - 09:30") == Hours{480, 570}));
  BOOST_TEST((hours_in("de 8h à 9h30") == Hours{480, 570}));
  BOOST_TEST((hours_in("8 h 9 h") == Hours{480, 540}));
  BOOST_TEST((hours_in("13H05") == Hours{785}));
  BOOST_TEST(hours_in("salle 12, 3e étage, 25:00, 8:75, 123:00").empty());
  BOOST_TEST(hours_in("").empty());
}

BOOST_AUTO_TEST_CASE(a_list_has_a_row_for_each_lesson) {
  const auto week =
      week_on(page("<table><tr><th>Jour<th>Heures<th>Matière<th>Professeurs"
                   "<tr><td>lundi<td>8h-9h<td>MATHS<td>DURAND Paul, N'DIAYE Awa"
                   "<tr><td>mardi<td>10:00 à 12:00<td>ARTS<br>plastiques<td>A B<br>C D"
                   "<tr><td>jeudi<td>plus tard<td>EPS<td><tr><td>lundi 14/09<td>8h-9h<td>EPS<td></table>"),
              list(), kMonday);
  BOOST_REQUIRE(week.has_value());
  BOOST_REQUIRE(week->lessons.size() == 2u);
  BOOST_TEST(week->unreadable == 2);
  const ShownLesson maths{kMonday, 480, 540, "MATHS", {"DURAND Paul", "N'DIAYE Awa"}, {}, ""};
  BOOST_TEST((week->lessons[0] == maths));
  const ShownLesson arts{kMonday + days(1), 600, 720, "ARTS plastiques", {"A B", "C D"}, {}, ""};
  BOOST_TEST((week->lessons[1] == arts));
}

BOOST_AUTO_TEST_CASE(a_cell_that_spans_rows_is_one_lesson) {
  const auto week = week_on(page("<h2>Semaine</h2><table><tr><th>Jour<th>Jour<th>Heures<th>Matière<th>Professeurs"
                                 "<tr><td rowspan=2>lundi<td>x<td>8h-9h<td>MATHS<td>A<tr><td>x<td>9h-10h<td>EPS<td>B"
                                 "</table>"),
                            list(), kMonday);
  BOOST_REQUIRE(week.has_value());
  BOOST_REQUIRE(week->lessons.size() == 2u);
  BOOST_TEST((week->lessons[1].day == kMonday));
  BOOST_TEST(week->lessons[1].subject == "EPS");
}

BOOST_AUTO_TEST_CASE(a_grid_has_a_column_for_each_day) {
  const std::string html =
      "<table><caption>Semaine</caption><tr><th><th>lundi<th>mardi"
      "<tr><th>8:00<td rowspan=2>MATHS<br>Salle 12<td>EPS"
      "<tr><th>9:00<td>SVT<p>Salle B</p>"
      "<tr><th>10:00 - 11:30<td><td>ARTS</table>";
  const auto week = week_on(page(html), grid(), kMonday);
  BOOST_REQUIRE(week.has_value());
  BOOST_REQUIRE(week->lessons.size() == 4u);
  BOOST_TEST((week->lessons[0] == ShownLesson{kMonday, 480, 600, "MATHS", {}, {"12"}, ""}));
  BOOST_TEST((week->lessons[1] == ShownLesson{kMonday + days(1), 480, 540, "EPS", {}, {}, ""}));
  BOOST_TEST((week->lessons[2] == ShownLesson{kMonday + days(1), 540, 600, "SVT", {}, {"B"}, ""}));
  BOOST_TEST((week->lessons[3] == ShownLesson{kMonday + days(1), 600, 690, "ARTS", {}, {}, ""}));
}

BOOST_AUTO_TEST_CASE(several_lessons_in_a_cell_begin_where_the_profile_says) {
  LessonTable table = grid();
  table.begins = Pattern("^\\d+h");
  table.lines.emplace(Part::times, Pattern("^(\\d+h.*)$"));
  const auto week = week_on(page("<table><caption>Semaine</caption><tr><th>Heure<th>lundi"
                                 "<tr><th>matin<td>Rappel : conseil<div>8h-9h<br>ALLEMAND<br>Salle 1, Salle 2</div>"
                                 "<div>8h-10h<br>ESPAGNOL</div></table>"),
                            table, kMonday);
  BOOST_REQUIRE(week.has_value());
  BOOST_REQUIRE(week->lessons.size() == 2u);
  BOOST_TEST(week->lessons[0].subject == "ALLEMAND");
  BOOST_TEST(week->lessons[1].ends == 600);
}

BOOST_AUTO_TEST_CASE(another_table_is_no_week) {
  BOOST_TEST(!week_on(page("<table><tr><th>Jour<th>Matière<tr><td>lundi<td>EPS</table>"), list(), kMonday));
  BOOST_TEST(
      !week_on(page("<table><caption>Mois</caption><tr><th><th>lundi<tr><th>8:00<td>EPS</table>"), grid(), kMonday));
  BOOST_TEST(!week_on(page("<p>Rien</p>"), list(), kMonday));
}

// Whatever spans say, a grid is bounded and no cell covers another.
BOOST_AUTO_TEST_CASE(wild_spans_stay_within_bounds) {
  std::string html = "<table><tr><th>a<th>b";
  for (int i = 0; i < 300; ++i)
    html += "<tr><td rowspan=" + std::to_string(i * 7919 % 5000) + " colspan=" + std::to_string(i * 104729 % 400) +
            ">x<td>y";
  const auto grids = grids_on(page(html + "</table>"));
  BOOST_REQUIRE(grids.size() == 1u);
  std::set<std::pair<std::size_t, std::size_t>> covered;
  for (const GridCell& cell : grids[0].cells) {
    BOOST_REQUIRE(cell.column + cell.columns <= 100u);
    BOOST_REQUIRE(cell.row + cell.rows <= 2000u);
    BOOST_TEST(covered.insert({cell.row, cell.column}).second);
  }
}

BOOST_AUTO_TEST_SUITE_END()
