// Is a class's timetable in the ENT what the export says? Pure: values in, values and French sentences out.
//
// Which line tells of which lesson is decided by the rules of alignment.h, whether two wordings can mean the same by those
// of likeness.h. Then, of the lessons that are sure (lessons.h):
//
// 1. One without a line is missing; a line without a lesson is extra, unless the export has lessons that could not be
//    placed.
// 2. A moved, longer or shorter lesson is one difference, of its hour. So is a wrong subject, teacher or room each.
// 3. A cell without text is a difference only if other lines have that column filled. Where the export says nothing (no
//    teacher in that week), nothing is compared.
// 4. A line whose day or hour cannot be read stands for one missing lesson that it may be: that one is not judged.
// 5. A page of another week, or of which no line can be read, is not compared. Of a page, 500 lines are read at most.
// 6. Groups are not compared, only used to tell lessons apart: their names are worded too differently.
// 7. The same mistake in several lessons is told once: a day or a week without any lesson, a teacher all of whose lessons
//    are missing (the ENT did not recognise him, perhaps), one wording in place of another.
//
// Sentences may name teachers: for reports only, never a log.
#pragma once

#include "domain/finding.h"
#include "timetable/lessons.h"
#include "timetable/vocabulary.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timetable {

struct Difference {
  enum class Kind { missing, extra, hour, subject, teacher, room };
  Kind kind = Kind::missing;
  std::int64_t lessons = 1;  // that it concerns
  std::string sentence;      // French, whole, beginning with the class
};

// "lesson_missing", "lesson_extra", "lesson_hour", ...: the code of its finding.
[[nodiscard]] std::string_view name_of(Difference::Kind kind);

struct Comparison {
  std::string class_name;
  domain::Day monday{};
  bool compared = true;                 // false: rule 5
  bool other_week = false;              // why not: the page shows another week
  std::int64_t expected = 0;            // lessons that were judged
  std::int64_t right = 0;               // those of them with no difference at all
  std::int64_t extra = 0;               // lines that the export has no lesson for
  std::int64_t unread = 0;              // lines that could not be read
  std::vector<Difference> differences;  // by day and hour of the first lesson concerned
};

// `vocabulary` is best that of the whole school's week (vocabulary_of).
[[nodiscard]] Comparison compare(const Expected& expected, std::span<const ShownLesson> shown,
                                 const Vocabulary& vocabulary);

// One finding for each difference, `most` at most, then « et N autres » (code "lessons_more"); before them, what could
// not be compared (code "lessons_unread").
[[nodiscard]] std::vector<domain::Finding> findings_of(const Comparison& comparison, std::size_t most = 8);

// « 12 classes comparées, semaine du lundi 7 septembre : 340 séances sur 341 sont justes. » A lesson of several classes
// counts in each. `comparisons` are of the same week.
[[nodiscard]] std::string summary_of(std::span<const Comparison> comparisons);

// What to do, if there is any difference; else empty.
[[nodiscard]] std::string advice_on(std::span<const Comparison> comparisons);

}  // namespace timetable
