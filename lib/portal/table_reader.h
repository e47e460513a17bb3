// The data tables of a tree. A table that only lays out others (a table stands in one of its cells, and it has neither
// header cells nor a caption of its own) is none, and what it holds is read for itself.
#pragma once

#include "portal/html_tree.h"
#include "portal/page.h"

#include <vector>

namespace portal {

struct FoundTable {
  Table table;
  const xmlNode* node;  // lives as long as the tree
};
[[nodiscard]] std::vector<FoundTable> find_tables(const xmlNode* root);

[[nodiscard]] std::vector<Table> read_tables(const xmlNode* root);

}  // namespace portal
