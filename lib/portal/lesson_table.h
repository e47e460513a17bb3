// A class's week, as a profile describes the page that shows it: a list with a row for each lesson, or a grid with a column
// for each day whose cells hold the lessons; and the lessons read there.
#pragma once

#include "portal/errand.h"
#include "portal/page.h"
#include "portal/pattern.h"
#include "portal/signature.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace portal {

struct LessonTable {
  enum class Part { day, start, end, times, subject, teacher, room, group };

  std::optional<std::string> table{};  // its caption; empty = the first table that has all these columns (a list only)
  std::optional<Pattern> table_like{};
  std::map<Part, std::string> columns{};  // a list: how the headers read
  // A grid: a part is what the first line of its lesson that fits holds in the group. Days are the headers of columns;
  // hours, where no line tells them, those of rows.
  std::map<Part, Pattern> lines{};
  std::optional<Pattern> begins{};  // the first line of each lesson in a cell; empty = a cell holds one lesson
  Condition empty{};                // fits the page that shows no table because the week has no lesson
};

// Empty if the page has no such table. A lesson whose day is none of that week's is counted as unreadable. Several teachers
// or rooms are told apart by commas, semicolons, strokes and line ends. Each text is cut at 300 bytes.
[[nodiscard]] std::optional<ShownWeek> week_on(const Page& page, const LessonTable& table,
                                               std::chrono::sys_days monday);

// The day of that week which "lundi", "Lun. 07/09" or "2026-09-07" means; empty if none. A date goes before a name.
[[nodiscard]] std::optional<std::chrono::sys_days> day_meant(const std::string& text, std::chrono::sys_days monday);
// The hours in a text, as minutes since midnight: "08:00 - 9h30" has two.
[[nodiscard]] std::vector<int> hours_in(const std::string& text);

}  // namespace portal
