// What is expected of a class in a week, and what the ENT shows of it.
#pragma once

#include "domain/lesson.h"

#include <string>
#include <vector>

namespace timetable {

// The lessons of one class. Those that are not sure for this class are among them: whether the ENT shows them or not,
// nothing is said of them.
struct Expected {
  std::string class_name;
  domain::Day monday{};
  std::vector<domain::Lesson> lessons;
  bool whole =
      true;  // false: the export has lessons that could not be placed; what the ENT has beyond may be one of them
};

// A lesson is a class's if its pupils are among those who are taught. It is not sure if a part or a group without pupils
// of the class is all that ties it to the class, if the export does not say which classes it is for, or on a day that may
// be a holiday (calendar.h).
[[nodiscard]] Expected lessons_of(const std::string& class_name, const domain::WeekOfLessons& week);

// A line of the class's timetable in the ENT, every cell as the ENT words it; empty: there is none.
struct ShownLesson {
  std::string day{};    // "lundi 7 septembre", "07/09/2026", "Lundi"
  std::string begin{};  // "8h00", or "08:00 - 09:00" with `end` empty
  std::string end{};
  std::string subject{};
  std::string teachers{};  // one or several, separated by line ends, ',', ';', '/', '+', '&' or "et"
  std::string rooms{};     // likewise
  std::string group{};
};

}  // namespace timetable
