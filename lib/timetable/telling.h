// Sentences about differences, each beginning with the class: plain spaces and apostrophes, as elsewhere in lib/.
#pragma once

#include "timetable/alignment.h"
#include "timetable/comparison.h"

#include <string>
#include <vector>

namespace timetable {

// A difference before it is told. What is expected and shown is text to be quoted; either may be empty.
struct Sighting {
  Difference::Kind kind = Difference::Kind::missing;
  const domain::Lesson* lesson = nullptr;  // null: extra
  std::vector<const Line*> lines;          // none: missing
  std::string expected, shown;             // of a subject, teacher or room; of an hour, a room that differs as well

  domain::Day day() const { return lesson != nullptr ? lesson->day : lines.front()->day; }
  domain::TimeOfDay begin() const { return lesson != nullptr ? lesson->begin : lines.front()->begin; }
};

[[nodiscard]] std::string teachers_of(const domain::Lesson& lesson);  // "DUPONT JEAN et MARTIN ZOE"
[[nodiscard]] std::string subject_of(const domain::Lesson& lesson);   // its label, else its code

[[nodiscard]] std::string tell(const std::string& class_name, const Sighting& sighting);

// Several of one kind: subjects, teachers or rooms with the same words in place of the same others.
[[nodiscard]] std::string tell_alike(const std::string& class_name, const std::vector<const Sighting*>& alike);

[[nodiscard]] std::string tell_empty_day(const std::string& class_name, domain::Day day, std::int64_t lessons);
[[nodiscard]] std::string tell_empty_week(const std::string& class_name, domain::Day monday, std::int64_t lessons);
[[nodiscard]] std::string tell_absent_teacher(const std::string& class_name,
                                              const std::vector<const Sighting*>& missing);

}  // namespace timetable
