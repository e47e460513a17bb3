#include "portal/imports_list.h"

#include <boost/test/unit_test.hpp>

using namespace portal;

namespace {

using Column = ImportsList::Column;

ImportsList by_number() {
  ImportsList list;
  list.columns = {{Column::number, "N°"}, {Column::kind, "Type"}, {Column::file, "Fichier"}, {Column::state, "État"}};
  list.identity = {Column::number};
  list.kinds = {{domain::Kind::edt, {"EDT"}}, {domain::Kind::idpn, {"Codes", "Codes neufs"}}};
  list.states = {{Progress::done, {"Fini"}}, {Progress::queued, {"Attend"}}};
  return list;
}

Row row(const std::string& number, const std::string& kind = "EDT", const std::string& file = "EDT.xml",
        const std::string& state = "Fini") {
  return {{{Column::number, number}, {Column::kind, kind}, {Column::file, file}, {Column::state, state}}, {}};
}

using Found = std::variant<Row, NoRow, UnclearRow>;

Found find(const std::vector<Row>& before, std::vector<Row> after, const ImportsList& list = by_number(),
           domain::Kind kind = domain::Kind::edt, const std::string& file = "EDT.xml") {
  return new_since(mark_of(before, list), std::move(after), list, kind, file);
}

std::string number_of(const Found& found) {
  if (std::holds_alternative<NoRow>(found)) return "none";
  if (std::holds_alternative<UnclearRow>(found)) return "unclear";
  return cell(std::get<Row>(found), Column::number);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(imports_list)

BOOST_AUTO_TEST_CASE(where_nothing_is_remembered_only_a_list_without_its_kind_tells) {
  const auto find = [](std::vector<Row> rows) {
    return number_of(new_since(kNothingRemembered, std::move(rows), by_number(), domain::Kind::edt, "EDT.xml"));
  };
  BOOST_TEST(find({}) == "none");
  BOOST_TEST(find({row("1", "Codes")}) == "none");
  BOOST_TEST(find({row("1", "EDT")}) == "unclear");
  BOOST_TEST(find({row("1", "EDT", "autre.xml")}) == "unclear");
  BOOST_TEST(find({row("1", "Autre chose")}) == "unclear");
}

BOOST_AUTO_TEST_CASE(a_row_that_was_not_there_is_ours) {
  BOOST_TEST(number_of(find({}, {row("1")})) == "1");
  BOOST_TEST(number_of(find({row("2"), row("1")}, {row("3"), row("2"), row("1")})) == "3");
}

BOOST_AUTO_TEST_CASE(behind_a_mark_that_knows_more_rows_follow_nothing_is_new) {
  const auto find_behind = [](const std::vector<Row>& before, std::vector<Row> after) {
    const auto list = by_number();
    return number_of(new_since(mark_of(before, list, true), std::move(after), list, domain::Kind::edt, "EDT.xml"));
  };
  BOOST_TEST(find_behind({row("4"), row("3")}, {row("5"), row("4"), row("3"), row("2"), row("1")}) == "5");
  BOOST_TEST(find_behind({row("4"), row("3")}, {row("4"), row("3"), row("2"), row("1")}) == "none");
  BOOST_TEST(find_behind({row("4"), row("3")}, {row("9"), row("8")}) == "unclear");
  BOOST_TEST(number_of(find({row("4"), row("3")}, {row("4"), row("3"), row("2")})) == "2");  // no such promise
}

BOOST_AUTO_TEST_CASE(a_list_reaches_back_to_what_the_mark_knows) {
  const auto list = by_number();
  const auto mark = mark_of({row("4"), row("3")}, list);
  BOOST_TEST(reaches_back(mark, {row("5"), row("4")}, list));
  BOOST_TEST(!reaches_back(mark, {row("6"), row("5")}, list));
  BOOST_TEST(!reaches_back(mark, {}, list));
}

BOOST_AUTO_TEST_CASE(nothing_new_is_absent) {
  BOOST_TEST(number_of(find({}, {})) == "none");
  BOOST_TEST(number_of(find({row("2"), row("1")}, {row("2"), row("1")})) == "none");
}

BOOST_AUTO_TEST_CASE(a_state_that_moves_on_makes_no_new_row) {
  BOOST_TEST(number_of(find({row("1", "EDT", "EDT.xml", "Attend")}, {row("1", "EDT", "EDT.xml", "Fini")})) == "none");
}

BOOST_AUTO_TEST_CASE(another_kind_is_not_ours) {
  BOOST_TEST(number_of(find({}, {row("1", "Codes neufs")})) == "none");
  BOOST_TEST(number_of(find({}, {row("2", "Codes"), row("1")})) == "1");
}

BOOST_AUTO_TEST_CASE(an_unknown_kind_may_be_ours) {
  BOOST_TEST(number_of(find({}, {row("1", "Emploi du temps")})) == "1");
}

BOOST_AUTO_TEST_CASE(of_several_the_one_with_our_name) {
  BOOST_TEST(number_of(find({}, {row("2", "EDT", "autre.xml"), row("1")})) == "1");
  BOOST_TEST(number_of(find({}, {row("2"), row("1")})) == "unclear");
}

BOOST_AUTO_TEST_CASE(a_new_one_under_another_name_is_neither_ours_nor_absent) {
  BOOST_TEST(number_of(find({}, {row("1", "EDT", "autre.xml")})) == "unclear");
}

BOOST_AUTO_TEST_CASE(without_a_number_the_newest_of_two_alike_is_new) {
  ImportsList list = by_number();
  list.identity = {Column::kind, Column::file};
  const Row old = row("x", "EDT", "EDT.xml", "Fini");
  const Row fresh = row("x", "EDT", "EDT.xml", "Attend");
  const auto found = find({old}, {fresh, old}, list);
  BOOST_REQUIRE(std::holds_alternative<Row>(found));
  BOOST_TEST(cell(std::get<Row>(found), Column::state) == "Attend");
}

BOOST_AUTO_TEST_CASE(a_long_list_is_remembered_by_its_newest) {
  std::vector<Row> rows;
  for (int number = 500; number > 0; --number) rows.push_back(row(std::to_string(number)));
  BOOST_TEST(mark_of(rows, by_number()).size() < 4000);
  BOOST_TEST(number_of(find(rows, rows)) == "none");
  auto after = rows;
  after.insert(after.begin(), row("501"));
  BOOST_TEST(number_of(find(rows, after)) == "501");
  // Nothing of what was known is left: nobody can tell.
  BOOST_TEST(number_of(find(rows, {row("900")})) == "unclear");
}

BOOST_AUTO_TEST_CASE(without_a_mark_nobody_can_tell) {
  for (const char* mark : {"", "v0 0123", "{}"})
    BOOST_TEST(number_of(new_since(mark, {row("1")}, by_number(), domain::Kind::edt, "EDT.xml")) == "unclear");
}

BOOST_AUTO_TEST_CASE(a_mark_tells_nothing_of_the_rows) {
  BOOST_TEST(mark_of({row("1", "EDT", "DURAND.xml")}, by_number()).find("DURAND") == std::string::npos);
  BOOST_TEST(mark_of({}, by_number()) == "v1");
}

BOOST_AUTO_TEST_CASE(rows_come_with_their_own_link) {
  Page page;
  page.tables.push_back({"Imports", {"N°", "Type", "Fichier", "État", "Bilan"}, {}});
  page.tables.back().rows = {{"1", "EDT", "a.xml", "Fini", "Voir"},
                             {"2", "EDT", "b.xml", "Attend", ""},
                             {"3", "EDT", "c.xml", "Fini", "Voir"}};
  page.links = {{"Menu", "/menu"}, {"Voir", "/1"}, {"Voir", "/3"}};
  ImportsList list = by_number();
  list.columns[Column::report] = "Bilan";
  list.newest_first = false;
  auto rows = rows_on(page, list);
  BOOST_REQUIRE(rows && rows->size() == 3);
  BOOST_TEST(rows->at(0).report_address == "/3");
  BOOST_TEST(rows->at(1).report_address.empty());
  BOOST_TEST(rows->at(2).report_address == "/1");
  page.links.push_back({"Voir", "/elsewhere"});  // now nobody knows whose is whose
  rows = rows_on(page, list);
  BOOST_TEST(rows->at(0).report_address.empty());
}

BOOST_AUTO_TEST_CASE(a_table_without_our_columns_is_not_the_list) {
  Page page;
  page.tables.push_back({"Imports", {"N°", "Type", "État"}, {{"1", "EDT", "Fini"}}});
  BOOST_TEST(!rows_on(page, by_number()));
  page.tables.back().header.push_back("FICHIER :");
  BOOST_TEST(rows_on(page, by_number())->size() == 1);
  ImportsList captioned = by_number();
  captioned.table = "Autre";
  BOOST_TEST(!rows_on(page, captioned));
}

BOOST_AUTO_TEST_SUITE_END()
