#include "portal/grid.h"

#include "portal/html_tree.h"
#include "portal/page_text.h"
#include "portal/table_reader.h"

#include <algorithm>
#include <charconv>

namespace portal {

namespace {

constexpr std::size_t kMostRows = 2000;
constexpr std::size_t kMostColumns = 100;

std::size_t spanned(const xmlNode* cell, const char* attribute_name, std::size_t most) {
  const auto text = attribute_or(cell, attribute_name, "1");
  std::size_t span = 1;
  std::from_chars(text.data(), text.data() + text.size(), span);
  return std::clamp<std::size_t>(span, 1, std::max<std::size_t>(1, most));
}

// Puts cells one after the other where HTML's table model puts them ("forming a table").
class Layout {
 public:
  explicit Layout(Grid& grid) : grid_(grid) {}

  void next_row() {
    if (started_) ++row_;
    started_ = true;
    column_ = 0;
    grid_.rows = std::max(grid_.rows, row_ + 1);
  }

  void place(const xmlNode* node) {
    if (!started_ || row_ >= kMostRows) return;
    while (column_ < kMostColumns && taken_until_[column_] > row_) ++column_;
    if (column_ >= kMostColumns) return;
    GridCell cell{row_,
                  column_,
                  spanned(node, "rowspan", kMostRows - row_),
                  spanned(node, "colspan", kMostColumns - column_),
                  is(node, "th"),
                  text_of(node)};
    for (std::size_t i = 0; i < cell.columns; ++i) taken_until_[column_ + i] = row_ + cell.rows;
    column_ += cell.columns;
    grid_.columns = std::max(grid_.columns, column_);
    grid_.cells.push_back(std::move(cell));
  }

 private:
  Grid& grid_;
  bool started_ = false;
  std::size_t row_ = 0;
  std::size_t column_ = 0;
  std::vector<std::size_t> taken_until_ = std::vector<std::size_t>(kMostColumns, 0);
};

Grid read_grid(const FoundTable& found) {
  Grid grid;
  grid.caption = found.table.caption;
  Layout layout(grid);
  walk(
      found.node,
      [&](const xmlNode* node) {
        if (node == found.node) return true;
        if (!is_element(node) || is(node, "table") || is(node, "caption") || is_hidden(node)) return false;
        if (is(node, "tr")) layout.next_row();
        const bool cell = is(node, "td") || is(node, "th");
        if (cell) layout.place(node);
        return !cell;
      },
      [](const xmlNode*) {});
  return grid;
}

}  // namespace

const GridCell* Grid::at(std::size_t row, std::size_t column) const {
  const auto found = std::find_if(cells.begin(), cells.end(), [&](const GridCell& cell) {
    return cell.row <= row && row < cell.row + cell.rows && cell.column <= column &&
           column < cell.column + cell.columns;
  });
  return found == cells.end() ? nullptr : &*found;
}

std::vector<Grid> grids_on(const Page& page) {
  std::vector<Grid> grids;
  const HtmlTree tree(page.html);
  if (tree.root())
    for (const FoundTable& each : find_tables(tree.root())) grids.push_back(read_grid(each));
  return grids;
}

}  // namespace portal
