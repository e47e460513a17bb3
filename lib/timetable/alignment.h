// Which line of the ENT's timetable tells of which lesson of the export. The rules, in this order:
//
// 1. Lines are moved to the bell (of the export's own hours) that rings within ten minutes: an hour of 55 minutes is one.
// 2. A lesson and a line that share minutes, and subject or teacher, belong together, those first that agree in most.
//    Either may be as long as several of the other: hours split or merged by the ENT.
// 3. Of what is left, a line that names those of a lesson at the same hour in one more line, or a lesson that a line
//    at the same hour names among others (parallel groups), belongs to it.
// 4. A lesson and a line of the same subject, and not of different teachers, at different hours: the lesson was moved.
// 5. A lesson and a line at exactly the same hour of which at most one thing differs belong together.
// 6. What is left is missing in the ENT, or extra there.
#pragma once

#include "timetable/lessons.h"
#include "timetable/likeness.h"

#include <vector>

namespace timetable {

// A line whose day and hours could be read.
struct Line {
  domain::Day day{};
  domain::TimeOfDay begin{}, end{};
  ShownLesson text;
};

struct Alignment {
  std::vector<std::vector<std::size_t>> lines_of;    // of each lesson; empty: missing
  std::vector<std::vector<std::size_t>> lessons_of;  // of each line; empty: extra
  std::vector<bool> hour_differs;                    // of each lesson: moved, longer or shorter
};

// The lines come back with their hours moved to the bells, and with the text of those that they stand for (rule 3).
[[nodiscard]] Alignment align(const Expected& expected, std::vector<Line>& lines, const Vocabulary& vocabulary);

}  // namespace timetable
