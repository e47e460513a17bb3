// A class's timetable as an ENT might show it: the export's lessons in other words, in any order, hours split and merged.
#pragma once

#include "samples/draws.h"
#include "timetable/lessons.h"

#include <string>
#include <vector>

namespace tests {

using Page = std::vector<timetable::ShownLesson>;

// "Jean-Paul" is "J".
std::string initial_of(const std::string& name);

// One lesson's line, each cell worded by chance.
timetable::ShownLesson worded(const domain::Lesson& lesson, samples::Draws& draws);

std::string day_worded(domain::Day day, samples::Draws& draws);
std::string teacher_worded(const domain::Teacher& teacher, samples::Draws& draws);
std::string room_worded(const std::string& room, samples::Draws& draws);
std::string subject_worded(const domain::Subject& subject, samples::Draws& draws);
void set_hours(timetable::ShownLesson& line, domain::TimeOfDay begin, domain::TimeOfDay end, samples::Draws& draws);

// The whole week: shuffled, some hours in two halves, some double hours in one line. `alone` is never split nor merged.
Page page_of(const std::vector<domain::Lesson>& lessons, samples::Draws& draws, const domain::Lesson* alone = nullptr);

}  // namespace tests
