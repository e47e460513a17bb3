// Days and hours: as the ENT words them, as a sentence words them, and those on which France rests.
#pragma once

#include "domain/lesson.h"

#include <optional>
#include <string>
#include <string_view>

namespace timetable {

using domain::Day;
using domain::TimeOfDay;

// "lundi", "Lun. 7 sept.", "lundi 07/09", "07/09/2026", "2026-09-07", "lundi 1er septembre 2026", "7". What is missing is
// taken from the week of `monday`: the day that bears that name or number, the year that brings the date nearest. Empty
// if no day can be told; a full date may lie in another week.
[[nodiscard]] std::optional<Day> read_day(std::string_view text, Day monday);

struct Hours {
  TimeOfDay begin{};
  std::optional<TimeOfDay> end{};
};

// "8h00", "08:00", "8 h", "08h30 - 09h25", "08:00:00". `end` may be empty if `begin` holds both.
[[nodiscard]] std::optional<Hours> read_hours(std::string_view begin, std::string_view end);

[[nodiscard]] std::string in_words(Day day);                              // "lundi 7 septembre", "mardi 1er septembre"
[[nodiscard]] std::string in_words(TimeOfDay at);                         // "8 h", "8 h 05"
[[nodiscard]] std::string span_in_words(TimeOfDay begin, TimeOfDay end);  // "de 8 h à 9 h 30"

// Days without school that no export tells of, and that the ENT may or may not know: the legal holidays, Good Friday
// (Alsace and Moselle) and the Friday after Ascension Day.
[[nodiscard]] bool may_be_holiday(Day day);

}  // namespace timetable
