// A lesson as the timetable export has it: one place in one week. Values only; lib/formats reads them, lib/timetable
// holds them against what the ENT shows. Teachers' names are personal data: report pages only, never a log.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace domain {

using Day = std::chrono::sys_days;       // a day of the school's calendar
using TimeOfDay = std::chrono::minutes;  // since midnight on the school's clock

struct Subject {
  std::string code;   // "MATHS"; empty if the file has none
  std::string label;  // "MATHEMATIQUES"; likewise

  friend bool operator==(const Subject&, const Subject&) = default;
};

struct Teacher {
  std::string last_name;
  std::string first_name;  // EDT cuts it off at ten characters: "MARIE DESI"

  friend bool operator==(const Teacher&, const Teacher&) = default;
};

// Those who are taught: a whole class, a part of one, or a group.
struct Learners {
  enum class Who { school_class, part, group };
  Who who = Who::school_class;
  std::string name;                  // a part has none of its own in the vendor's schema: empty then
  std::vector<std::string> classes;  // names of the classes whose pupils take part
  // Classes that the part or the group is made of, but none of whose pupils is in it on that day: whether the lesson
  // stands in their timetable the file does not tell.
  std::vector<std::string> without_pupils;

  friend bool operator==(const Learners&, const Learners&) = default;
};

struct Lesson {
  Day day{};
  TimeOfDay begin{}, end{};
  Subject subject;
  std::vector<Teacher> teachers;  // of that week; likewise all that follow
  std::vector<std::string> rooms;
  std::vector<Learners> learners;
  bool sure = true;  // false: the file does not tell whether it takes place on that day

  friend bool operator==(const Lesson&, const Lesson&) = default;
};

// The lessons of one week, of all classes, by day and hour.
struct WeekOfLessons {
  Day monday{};
  std::vector<Lesson> lessons;
  bool whole = true;  // false: courses were left out whose day or hour cannot be told
};

}  // namespace domain
