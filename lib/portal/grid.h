// A data table with what spans rows and columns put in its place, and the lines of each cell: what page.h's tables, which
// are lists, do not keep. Read from the page's source when somebody asks.
#pragma once

#include "portal/page.h"

#include <cstddef>
#include <string>
#include <vector>

namespace portal {

struct GridCell {
  std::size_t row = 0;
  std::size_t column = 0;
  std::size_t rows = 1;  // that it spans
  std::size_t columns = 1;
  bool header = false;
  std::string text{};  // each block on a line of its own
};

struct Grid {
  std::string caption{};  // <caption>, else the heading just before it
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<GridCell> cells{};  // row by row

  // The cell that covers this place; null if none does.
  [[nodiscard]] const GridCell* at(std::size_t row, std::size_t column) const;
};

// The page's data tables, in its order, bounded: 2,000 rows of 100 columns each.
[[nodiscard]] std::vector<Grid> grids_on(const Page& page);

}  // namespace portal
