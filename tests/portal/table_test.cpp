#include "portal/page.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace portal;

BOOST_AUTO_TEST_SUITE(table)

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::vector<Table> tables(const std::string& html) {
  return read_page(200, "http://ent/", "text/html; charset=utf-8", html).tables;
}

}  // namespace

BOOST_AUTO_TEST_CASE(header_and_rows_are_told_apart) {
  const auto found = tables(
      "<table><caption>Bilans <i>d'import</i></caption><thead><tr><th>Date<th>R\u00e9sultat</thead>"
      "<tbody><tr><td>1<br>mai<td>OK<tr><th>2<td><b>Refus</b></tbody></table>");
  BOOST_REQUIRE(found.size() == 1u);
  BOOST_TEST(found[0].caption == "Bilans d'import");
  BOOST_TEST((found[0].header == std::vector<std::string>{"Date", "Résultat"}));
  BOOST_TEST((found[0].rows == Rows{{"1 mai", "OK"}, {"2", "Refus"}}));
}

BOOST_AUTO_TEST_CASE(without_header_all_rows_are_rows) {
  const auto found =
      tables("<table><tr><th>Classes</th><td>12</td></tr><tr><td></td></tr><tr><th>Groupes<td>3</table>");
  BOOST_REQUIRE(found.size() == 1u);
  BOOST_TEST(found[0].header.empty());
  BOOST_TEST((found[0].rows == Rows{{"Classes", "12"}, {"Groupes", "3"}}));
}

BOOST_AUTO_TEST_CASE(the_heading_just_before_names_a_table) {
  const auto found = tables("<h2>Un</h2><p>x</p><table><tr><td>a</table><h3>Deux</h3><table><tr><td>b</table>");
  BOOST_REQUIRE(found.size() == 2u);
  BOOST_TEST(found[0].caption == "Un");
  BOOST_TEST(found[1].caption == "Deux");
}

BOOST_AUTO_TEST_CASE(layout_is_no_table_but_what_it_holds_is) {
  const auto found = tables(
      "<table><tr><td>Menu</td><td><table><tr><td><h2>Liste</h2><table><tr><th>A</th><th>B</th></tr>"
      "<tr><td>1</td><td>2</td></tr></table></td></tr></table></td></tr></table>");
  BOOST_REQUIRE(found.size() == 1u);
  BOOST_TEST(found[0].caption == "Liste");
  BOOST_TEST((found[0].header == std::vector<std::string>{"A", "B"}));
  BOOST_TEST((found[0].rows == Rows{{"1", "2"}}));
}

BOOST_AUTO_TEST_CASE(a_cell_that_spans_columns_keeps_the_others_under_their_headers) {
  const auto found = tables(
      "<table><tr><th>A<th colspan=2>B<th>C<tr><td colspan=3>x<td>y<tr><td colspan=4>Aucun import"
      "<tr hidden><td>z<tr><td colspan=99999999999>1<td>2</table>");
  BOOST_REQUIRE(found.size() == 1u);
  BOOST_TEST((found[0].header == std::vector<std::string>{"A", "B", "", "C"}));
  BOOST_TEST((found[0].rows.at(0) == std::vector<std::string>{"x", "", "", "y"}));
  BOOST_TEST((found[0].rows.at(1) == std::vector<std::string>{"Aucun import"}));
  BOOST_TEST(found[0].rows.size() == 3u);
}

BOOST_AUTO_TEST_SUITE_END()
