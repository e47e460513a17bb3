#include "portal/choices.h"

#include <algorithm>

namespace portal {

namespace {

constexpr std::size_t kMostChoices = 1000;
constexpr std::size_t kLongestChoice = 300;

class Choices {
 public:
  void add(const std::string& text) {
    const auto choice = shortened(text, kLongestChoice);
    if (choice.empty() || all.size() >= kMostChoices) return;
    if (std::find(all.begin(), all.end(), choice) == all.end()) all.push_back(choice);
  }
  std::vector<std::string> all;
};

std::optional<std::vector<std::string>> of_field(const Page& page, const std::string& field) {
  Choices choices;
  bool there = false;
  for (const Form& form : page.forms)
    for (const Control& control : form.controls) {
      if (control.disabled) continue;
      if (control.type == Control::Type::select && (reads_like(control.label, field) || control.name == field)) {
        there = true;
        for (const auto& option : control.options)
          if (!option.disabled && !option.value.empty()) choices.add(option.text);
      }
      if (control.type == Control::Type::radio && (reads_like(control.group, field) || control.name == field)) {
        there = true;
        choices.add(control.label);
      }
    }
  return there ? std::optional(std::move(choices.all)) : std::nullopt;
}

std::optional<std::vector<std::string>> of_column(const Page& page, const Collect& what) {
  for (const Table& table : page.tables) {
    if (what.table && !reads_like(*what.table, table.caption)) continue;
    if (what.table_like && !what.table_like->find(table.caption)) continue;
    const auto found = std::find_if(table.header.begin(), table.header.end(),
                                    [&](const std::string& each) { return reads_like(each, what.columns.front()); });
    if (found == table.header.end()) continue;
    const auto place = static_cast<std::size_t>(found - table.header.begin());
    Choices choices;
    for (const auto& cells : table.rows)
      if (place < cells.size()) choices.add(cells[place]);
    return std::move(choices.all);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::vector<std::string>> choices_on(const Page& page, const Collect& what) {
  return what.choices.empty() ? of_column(page, what) : of_field(page, what.choices);
}

}  // namespace portal
