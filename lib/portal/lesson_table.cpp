#include "portal/lesson_table.h"

#include "portal/grid.h"
#include "portal/page_text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace portal {

namespace {

using LessonPart = LessonTable::Part;
using std::chrono::days;
using std::chrono::sys_days;

constexpr std::size_t kMostLessons = 1000;
constexpr std::size_t kLongestPart = 300;

using Parts = std::map<LessonPart, std::string>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::vector<std::string> names_in_list(const std::string& text) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find_first_of(",;/\n", at), text.size());
    if (auto name = folded_space(std::string_view(text).substr(at, end - at)); !name.empty())
      names.push_back(shortened(name, kLongestPart));
    at = end + 1;
  }
  return names;
}

bool is_meant(const Grid& grid, const LessonTable& wanted) {
  if (wanted.table && !reads_like(*wanted.table, grid.caption)) return false;
  return !wanted.table_like || wanted.table_like->find(grid.caption).has_value();
}

void add_lesson(const Parts& parts, sys_days monday, ShownWeek& week) {
  if (week.lessons.size() >= kMostLessons) return;
  const auto part = [&](LessonPart which) {
    const auto found = parts.find(which);
    return found == parts.end() ? std::string() : found->second;
  };
  const auto day = day_meant(part(LessonPart::day), monday);
  const auto hours = hours_in(part(LessonPart::times) + " " + part(LessonPart::start) + " " + part(LessonPart::end));
  if (!day || hours.empty()) {
    ++week.unreadable;
    return;
  }
  week.lessons.push_back({*day, hours.front(), hours.size() > 1 ? hours[1] : hours.front(),
                          shortened(folded_space(part(LessonPart::subject)), kLongestPart),
                          names_in_list(part(LessonPart::teacher)), names_in_list(part(LessonPart::room)),
                          shortened(folded_space(part(LessonPart::group)), kLongestPart)});
}

std::optional<std::map<LessonPart, std::size_t>> columns_in(const Grid& grid, const LessonTable& wanted) {
  std::map<LessonPart, std::size_t> places;
  for (const auto& column : wanted.columns) {
    const auto found = std::find_if(grid.cells.begin(), grid.cells.end(), [&](const GridCell& cell) {
      return cell.row == 0 && reads_like(cell.text, column.second);
    });
    if (found == grid.cells.end()) return std::nullopt;
    places[column.first] = found->column;
  }
  return places;
}

void read_list(const Grid& grid, const std::map<LessonPart, std::size_t>& places, sys_days monday, ShownWeek& week) {
  for (std::size_t row = 1; row < grid.rows; ++row) {
    Parts parts;
    bool any = false;
    for (const auto& [which, column] : places)
      if (const GridCell* cell = grid.at(row, column)) {
        parts[which] = cell->text;
        any = any || !cell->text.empty();
      }
    if (any) add_lesson(parts, monday, week);
  }
}

// "08:00" of the row where the cell begins, and the end of the last one that it covers: as its header says, else where the
// next row begins.
std::string times_by_rows(const Grid& grid, const GridCell& cell) {
  const auto header = [&](std::size_t row) {
    const GridCell* found = grid.at(row, 0);
    return found && found->header ? hours_in(found->text) : std::vector<int>();
  };
  const auto written = [](int minutes) {
    return std::to_string(minutes / 60) + ":" + (minutes % 60 < 10 ? "0" : "") + std::to_string(minutes % 60);
  };
  const auto first = header(cell.row);
  if (first.empty()) return {};
  const std::size_t last = cell.row + cell.rows - 1;
  const auto ends = header(last);
  const auto next = last + 1 < grid.rows ? header(last + 1) : std::vector<int>();
  const int end = ends.size() > 1 ? ends[1] : !next.empty() ? next.front() : first.front();
  return written(first.front()) + " " + written(end);
}

std::string found_in(const std::vector<std::string_view>& lines, const Pattern& pattern) {
  for (const auto line : lines)
    if (const auto found = pattern.find(line)) return found->front();
  return {};
}

void read_grid_cell(const Grid& grid, const GridCell& cell, const LessonTable& wanted, sys_days monday,
                    ShownWeek& week) {
  const GridCell* above = grid.at(0, cell.column);
  std::vector<std::vector<std::string_view>> lessons;
  for (const auto line : lines_of(cell.text)) {
    const bool begins = wanted.begins ? wanted.begins->find(line).has_value() : lessons.empty();
    if (begins) lessons.emplace_back();
    if (!lessons.empty()) lessons.back().push_back(line);
  }
  for (const auto& lines : lessons) {
    Parts parts;
    if (above) parts[LessonPart::day] = above->text;
    for (const auto& [which, pattern] : wanted.lines) parts[which] = found_in(lines, pattern);
    if (wanted.lines.count(LessonPart::times) == 0 && wanted.lines.count(LessonPart::start) == 0)
      parts[LessonPart::times] = times_by_rows(grid, cell);
    add_lesson(parts, monday, week);
  }
}

// The numbers of a text, in their order.
std::vector<int> numbers_in(const std::string& text) {
  std::vector<int> numbers;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end > i && end - i <= 4) numbers.push_back(std::stoi(text.substr(i, end - i)));
    i = std::max(end, i + 1);
  }
  return numbers;
}

}  // namespace

std::optional<sys_days> day_meant(const std::string& text, sys_days monday) {
  const auto numbers = numbers_in(text);
  if (numbers.size() >= 2) {
    const bool iso = numbers.size() >= 3 && numbers[0] > 31;
    const int day = iso ? numbers[2] : numbers[0];
    const int month = numbers[1];
    for (int i = 0; i < 7; ++i) {
      const std::chrono::year_month_day date(monday + days(i));
      if (static_cast<int>(static_cast<unsigned>(date.day())) == day &&
          static_cast<int>(static_cast<unsigned>(date.month())) == month)
        return monday + days(i);
    }
    return std::nullopt;
  }
  static constexpr std::array<std::string_view, 7> kNames = {"lun", "mar", "mer", "jeu", "ven", "sam", "dim"};
  const auto folded = fold(text);
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (folded.starts_with(kNames[i])) return monday + days(static_cast<int>(i));
  return std::nullopt;
}

std::vector<int> hours_in(const std::string& text) {
  std::vector<int> hours;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == i) {
      ++i;
      continue;
    }
    const std::string digits = text.substr(i, end - i);
    i = end;
    const std::size_t mark = text.find_first_not_of(' ', end);
    if (digits.size() > 2 || mark == std::string::npos) continue;
    if (text[mark] != ':' && text[mark] != 'h' && text[mark] != 'H') continue;
    const bool two = mark + 2 < text.size() && is_digit(text[mark + 1]) && is_digit(text[mark + 2]);
    if (text[mark] == ':' && !two) continue;
    const int hour = std::stoi(digits);
    const int minute = two ? std::stoi(text.substr(mark + 1, 2)) : 0;
    i = mark + (two ? 3 : 1);
    if (hour <= 24 && minute < 60) hours.push_back(hour * 60 + minute);
  }
  return hours;
}

std::optional<ShownWeek> week_on(const Page& page, const LessonTable& table, sys_days monday) {
  for (const Grid& grid : grids_on(page)) {
    if (!is_meant(grid, table)) continue;
    ShownWeek week;
    if (table.lines.empty()) {
      const auto places = columns_in(grid, table);
      if (!places) continue;
      read_list(grid, *places, monday, week);
    } else {
      for (const GridCell& cell : grid.cells)
        if (cell.row > 0 && !cell.header && !cell.text.empty()) read_grid_cell(grid, cell, table, monday, week);
    }
    return week;
  }
  return std::nullopt;
}

}  // namespace portal
