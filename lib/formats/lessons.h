// The lessons of a clear EDT export, week by week. Unlike everything else in this folder it lets names out: those of
// teachers, classes, groups and rooms, which the ENT's timetable pages show as well. Pupils are only counted, and no
// IDPN is read.
//
// What a course's participants say is followed to the letter: each (teacher, class, part, group, room) has its own mask
// of weeks, bit i = week i, week 1 being that of `DatePremierJourSemaine1`; a lesson of week i has those whose bit i is
// set. A course that nobody's mask places has no lesson.
//
// Which classes a lesson belongs to: the class that takes part; the class of a part that takes part; the classes that a
// group names, or whose parts it names. That is how the file composes its groups (pupils name classes and parts, never
// groups). A part without any pupil on that day leaves it open (`Learners::without_pupils`), unless the file lists no
// pupil at all; a group of which the file names neither class nor part belongs to no class that could be told.
//
// Read as leniently as the rest of the folder: local names, attribute names without regard to case, unknown sections
// passed over. A lesson is not sure where a mask of its course cannot be read, and outside of the school year
// (`DateDebut` to `DateFin`). Days are counted from Monday = 1 [M].
#pragma once

#include "domain/fault.h"
#include "domain/lesson.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formats {

// The whole timetable, in memory, cheap to ask and to copy. A value: may be asked from any thread.
class Schedule {
 public:
  // Names of the classes, in the file's order; those without a name are left out.
  [[nodiscard]] const std::vector<std::string>& classes() const;

  // The lessons of the week that holds `day`.
  [[nodiscard]] domain::WeekOfLessons week_of(domain::Day day) const;

  // The first Monday, on or after `from`, of a week in which some class has a lesson for sure. Empty if there is none.
  // A week that has begun is no such week: the ENT may not generate lessons for days that are over.
  [[nodiscard]] std::optional<domain::Day> next_week(domain::Day from) const;

 private:
  struct Content;
  friend class ScheduleReader;
  explicit Schedule(std::shared_ptr<const Content> content) : content_(std::move(content)) {}
  std::shared_ptr<const Content> content_;
};

// Refuses, with the fault file_refused, what is not a clear EDT export (a container is encrypted: nobody but the ENT
// reads its lessons), what is broken, and a timetable without the date of its first week.
[[nodiscard]] domain::Result<Schedule> read_schedule(std::string_view bytes);

}  // namespace formats
