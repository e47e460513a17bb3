#include "portal/report_page.h"

#include <algorithm>

namespace portal {

namespace {

constexpr std::size_t kMostFigures = 200;
constexpr std::size_t kMostPeople = 20'000;
constexpr std::size_t kLongest = 300;

// Where the wanted columns stand; empty if the table lacks one. No wanted columns: all of them.
std::optional<std::vector<std::size_t>> places_in(const Table& table, const std::vector<std::string>& columns) {
  std::vector<std::size_t> places;
  for (const std::string& column : columns) {
    const auto found = std::find_if(table.header.begin(), table.header.end(),
                                    [&](const std::string& each) { return reads_like(each, column); });
    if (found == table.header.end()) return std::nullopt;
    places.push_back(static_cast<std::size_t>(found - table.header.begin()));
  }
  return places;
}

// The rows of the first table that is meant, reduced to the wanted cells.
std::vector<std::vector<std::string>> rows_of(const Page& page, const Collect& what) {
  for (const Table& table : page.tables) {
    if (what.table && !reads_like(*what.table, table.caption)) continue;
    if (what.table_like && !what.table_like->find(table.caption)) continue;
    const auto places = places_in(table, what.columns);
    if (!places) continue;
    if (places->empty()) return table.rows;
    std::vector<std::vector<std::string>> rows;
    for (const auto& cells : table.rows) {
      std::vector<std::string>& row = rows.emplace_back();
      for (const std::size_t place : *places) row.push_back(place < cells.size() ? cells[place] : std::string());
    }
    return rows;
  }
  return {};
}

std::string joined(const std::vector<std::string>& cells) {
  std::string text;
  for (const std::string& each : cells)
    if (!each.empty()) text += (text.empty() ? "" : " ") + each;
  return text;
}

void add_figure(domain::Outcome& outcome, const std::string& label, const std::string& value) {
  if (!label.empty() && !value.empty() && outcome.figures.size() < kMostFigures)
    outcome.figures.push_back({shortened(label, kLongest), shortened(value, kLongest)});
}

void add_person(domain::Outcome& outcome, const std::string& text) {
  if (!text.empty() && outcome.not_recognised.size() < kMostPeople)
    outcome.not_recognised.push_back(shortened(text, kLongest));
}

void collect_lines(const std::vector<std::string_view>& lines, const Collect& what, domain::Outcome& outcome) {
  bool inside = what.after.empty();
  bool begun = false;
  for (const std::string_view line : lines) {
    if (!inside) {
      inside = reads_like(line, what.after);
      continue;
    }
    const auto found = what.text->find(line);
    if (found) add_person(outcome, found->front());
    if (found) begun = true;
    if (found || what.after.empty()) continue;
    if (begun) return;                      // the run of lines has ended
    inside = reads_like(line, what.after);  // those words stood elsewhere too: a table's cell, say
  }
}

}  // namespace

void collect(const Page& page, const Collect& what, domain::Outcome& outcome) {
  const bool figures = what.what == Collect::What::figures;
  if (!what.text) {
    for (const auto& row : rows_of(page, what)) {
      if (figures && row.size() >= 2) add_figure(outcome, row[0], row[1]);
      if (!figures) add_person(outcome, joined(row));
    }
    return;
  }
  const auto lines = lines_of(page.text);
  if (!figures) return collect_lines(lines, what, outcome);
  for (const std::string_view line : lines) {
    const auto found = what.text->find(line);
    if (!found) continue;
    if (found->size() >= 2) {
      add_figure(outcome, found->at(0), found->at(1));
    } else {
      add_figure(outcome, what.label, found->front());
      return;
    }
  }
}

}  // namespace portal
