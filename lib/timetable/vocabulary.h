// What the school's timetable knows by name. It makes the comparison sharp without making it strict: a wording that
// could be an abbreviation of what is expected is taken for it, unless it is the very name of something else.
#pragma once

#include "domain/lesson.h"

#include <span>
#include <string>
#include <vector>

namespace timetable {

struct Vocabulary {
  std::vector<domain::Subject> subjects;
  std::vector<domain::Teacher> teachers;
  std::vector<std::string> rooms;
  std::vector<domain::TimeOfDay> bells;  // when lessons begin and end, ascending
};

// Of all lessons of a week, whatever the class; each once, in the order of the lessons.
[[nodiscard]] Vocabulary vocabulary_of(std::span<const domain::Lesson> lessons);

}  // namespace timetable
