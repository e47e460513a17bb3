#include "portal/table_reader.h"

#include "portal/page_text.h"

#include <algorithm>
#include <charconv>

namespace portal {

namespace {

constexpr int kWidest = 100;  // columns that one cell is believed to span

bool is_heading(const xmlNode* node) {
  const auto name = name_of(node);
  return (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') || name == "legend";
}

int span_of(const xmlNode* cell) {
  const auto text = attribute_or(cell, "colspan", "1");
  int span = 1;
  std::from_chars(text.data(), text.data() + text.size(), span);
  return std::clamp(span, 1, kWidest);
}

// A cell that spans columns leaves the others empty, so that texts stay under their headers; alone in its row ("Aucun
// import") it is just its text.
std::vector<std::string> texts_of(const std::vector<const xmlNode*>& cells) {
  std::vector<std::string> texts;
  for (const auto* cell : cells) {
    texts.push_back(line_of(cell));
    if (cells.size() > 1) texts.resize(texts.size() + static_cast<std::size_t>(span_of(cell) - 1));
  }
  return texts;
}

struct CellRow {
  std::vector<const xmlNode*> cells;
  bool header = false;
};

struct Content {
  Table table;
  bool lays_out = false;
};

Content read_table(const xmlNode* table) {
  std::vector<CellRow> rows;
  bool nested = false;
  Content content;
  walk(
      table,
      [&](const xmlNode* node) {
        if (node == table) return true;
        if (is(node, "table")) {
          nested = true;
          return false;
        }
        if (is(node, "caption")) {
          content.table.caption = line_of(node);
          return false;
        }
        if (is_element(node) && is_hidden(node)) return false;
        if (is(node, "tr")) rows.push_back({{}, is(node->parent, "thead")});
        if ((is(node, "td") || is(node, "th")) && !rows.empty()) rows.back().cells.push_back(node);
        return true;
      },
      [](const xmlNode*) {});

  bool any_header = false;
  for (auto& [cells, header] : rows) {
    if (cells.empty()) continue;
    const bool all_headers =
        std::all_of(cells.begin(), cells.end(), [](const xmlNode* cell) { return is(cell, "th"); });
    any_header = any_header || std::any_of(cells.begin(), cells.end(), [](const auto* cell) { return is(cell, "th"); });
    auto texts = texts_of(cells);
    if (content.table.header.empty() && content.table.rows.empty() && (header || all_headers) &&
        (header || cells.size() > 1))
      content.table.header = std::move(texts);
    else if (!header && std::any_of(texts.begin(), texts.end(), [](const auto& text) { return !text.empty(); }))
      content.table.rows.push_back(std::move(texts));
  }
  content.lays_out = nested && !any_header && content.table.header.empty() && content.table.caption.empty();
  return content;
}

}  // namespace

std::vector<Table> read_tables(const xmlNode* root) {
  std::vector<Table> tables;
  for (FoundTable& each : find_tables(root)) tables.push_back(std::move(each.table));
  return tables;
}

std::vector<FoundTable> find_tables(const xmlNode* root) {
  std::vector<FoundTable> tables;
  std::string heading;
  walk(
      root,
      [&](const xmlNode* node) {
        if (!is_element(node)) return false;
        if (is_hidden(node)) return false;
        if (is_heading(node)) heading = line_of(node);
        if (!is(node, "table")) return true;
        auto [table, lays_out] = read_table(node);
        if (!lays_out && (!table.rows.empty() || !table.header.empty())) {
          if (table.caption.empty()) table.caption = heading;
          tables.push_back({std::move(table), node});
        }
        return true;
      },
      [](const xmlNode*) {});
  return tables;
}

}  // namespace portal
