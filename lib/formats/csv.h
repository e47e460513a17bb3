// Comma-separated values, as spreadsheets and the ENT write them: cells bare or in quotation marks, in which a mark is
// doubled and a line may end.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace formats::csv {

struct Cell {
  std::string_view raw;  // without the marks around it; those inside are still doubled
  bool quoted = false;
};

enum class Flaw {
  none,
  quotes,    // a mark that is never closed, or that something stands behind
  too_long,  // a cell or a row beyond what is sensible
};

struct Row {
  std::size_t line = 0;  // the file's, counted from 1, where it begins
  std::vector<Cell> cells;
  Flaw flaw = Flaw::none;  // then the cells mean nothing
};

inline constexpr std::size_t kLongestCell = 4096;  // bytes
inline constexpr std::size_t kMostCells = 256;

// Reads row by row, in one pass and without a copy: in time proportional to the text even if every quotation mark in it is
// wrong, but for a factor of kLongestCell. Behind a flaw it goes on where the next row may begin.
class Reader {
 public:
  Reader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  // Empty after the last row. Blank lines are no rows.
  [[nodiscard]] std::optional<Row> next();

 private:
  void read_row(Row& row);
  bool read_cell(Row& row);  // whether another one follows
  bool read_quoted(Row& row);
  bool fail(Row& row, Flaw flaw);  // goes on behind the line where it stands
  void skip_blank_lines();
  bool at_line_end() const;

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

}  // namespace formats::csv
