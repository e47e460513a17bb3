#include "formats/csv.h"

#include <boost/test/unit_test.hpp>

#include <string>

using formats::csv::Flaw;
using formats::csv::Reader;

namespace {

// "1:a|b 3:c": the rows with their lines; "!" for a flaw; a quoted cell in marks.
std::string rows_of(std::string_view text, char separator = ';') {
  Reader reader(text, separator);
  std::string out;
  while (const auto row = reader.next()) {
    if (!out.empty()) out += ' ';
    out += std::to_string(row->line) + ':';
    if (row->flaw != Flaw::none) out += '!';
    for (std::size_t i = 0; i < row->cells.size(); ++i) {
      if (i > 0) out += '|';
      const std::string mark = row->cells[i].quoted ? "'" : "";
      out += mark + std::string(row->cells[i].raw) + mark;
    }
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(csv)

BOOST_AUTO_TEST_CASE(rows_and_cells) {
  BOOST_TEST(rows_of("") == "");
  BOOST_TEST(rows_of("a;b\r\nc;d\r\n") == "1:a|b 2:c|d");
  BOOST_TEST(rows_of("a;b\nc;d") == "1:a|b 2:c|d");
  BOOST_TEST(rows_of("a;;\n;\n") == "1:a|| 2:|");
  BOOST_TEST(rows_of("a,b\tc", ',') == "1:a|b\tc");
  BOOST_TEST(rows_of("a\tb", '\t') == "1:a|b");
}

BOOST_AUTO_TEST_CASE(blank_lines_are_no_rows) {
  BOOST_TEST(rows_of("\r\n\na\n\r\n\nb\r") == "3:a 6:b");
  BOOST_TEST(rows_of("\r") == "");
  BOOST_TEST(rows_of("\n\n") == "");
}

BOOST_AUTO_TEST_CASE(in_quotation_marks_anything_may_stand) {
  BOOST_TEST(rows_of("\"a;b\";c\n") == "1:'a;b'|c");
  BOOST_TEST(rows_of("\"12 rue\r\nX\";c\nd\n") == "1:'12 rue\r\nX'|c 3:d");
  BOOST_TEST(rows_of("\"a \"\"b\"\" c\";\"\"\n") == "1:'a \"\"b\"\" c'|''");
  BOOST_TEST(rows_of("a\"b;c") == "1:a\"b|c");  // a mark inside a bare cell is a character
  BOOST_TEST(rows_of("\"a\"") == "1:'a'");
}

BOOST_AUTO_TEST_CASE(a_bad_mark_costs_its_line_only) {
  BOOST_TEST(rows_of("\"a\"b;c\nd;e\n") == "1:! 2:d|e");
  BOOST_TEST(rows_of("a;\"b\nc;d\ne;f\n") == "1:! 2:c|d 3:e|f");
  BOOST_TEST(rows_of("\"a\nb\"x;c\nd\n") == "1:! 3:d");
  BOOST_TEST(rows_of("\"") == "1:!");
}

BOOST_AUTO_TEST_CASE(cells_and_rows_are_bounded) {
  const std::string full(formats::csv::kLongestCell, 'x');
  BOOST_TEST(rows_of(full) == "1:" + full);
  BOOST_TEST(rows_of(full + "x\na") == "1:! 2:a");
  BOOST_TEST(rows_of("\"" + full + "\"\na") == "1:'" + full + "' 2:a");
  BOOST_TEST(rows_of("\"" + full + "x\"\na") == "1:! 2:a");
  const std::string most(formats::csv::kMostCells - 1, ';');
  BOOST_TEST(rows_of(most + "\na").ends_with(" 2:a"));
  BOOST_TEST(rows_of(most + ";\na") == "1:! 2:a");
}

BOOST_AUTO_TEST_CASE(marks_that_are_all_wrong_take_no_time) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "\"a\n";
  text += "b\n";
  Reader reader(text, ';');
  std::size_t flawed = 0, sound = 0;
  while (const auto row = reader.next()) ++(row->flaw == Flaw::none ? sound : flawed);
  BOOST_TEST(flawed == 10'000u);
  BOOST_TEST(sound == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
