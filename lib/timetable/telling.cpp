#include "timetable/telling.h"

#include "timetable/calendar.h"
#include "timetable/words.h"

#include <algorithm>

namespace timetable {

namespace {

using domain::Lesson;
using Kind = Difference::Kind;

constexpr std::size_t kExamples = 3;

std::string quoted(std::string_view text) { return "« " + quotable(text) + " »"; }

// " (DUPONT JEAN, salle « 12 »)"; empty if there is neither.
std::string in_brackets(std::string_view teachers, std::string_view rooms) {
  std::string text = quotable(teachers);
  if (!quotable(rooms).empty()) text += (text.empty() ? "salle " : ", salle ") + quoted(rooms);
  return text.empty() ? "" : " (" + text + ")";
}

std::string lesson_in_words(const Lesson& lesson) {
  const std::string subject = subject_of(lesson);
  return "la séance" + (subject.empty() ? "" : " " + quoted(subject)) +
         in_brackets(teachers_of(lesson), list(lesson.rooms));
}

std::string when(domain::Day day, domain::TimeOfDay begin, domain::TimeOfDay end) {
  return in_words(day) + " " + span_in_words(begin, end);
}

// "l'ENT indique la salle « 14 » et l'export « 12 »", "l'ENT n'indique pas de salle, et l'export « 12 »".
std::string put_beside(Kind kind, const std::string& expected, const std::string& shown) {
  const char* const what = kind == Kind::room ? "salle" : kind == Kind::teacher ? "enseignant" : "matière";
  if (quotable(shown).empty())
    return std::string("l'ENT n'indique pas ") + (kind == Kind::teacher ? "d'" : "de ") + what + ", et l'export " +
           quoted(expected);
  return std::string("l'ENT indique ") + (kind == Kind::teacher ? "l'" : "la ") + what + " " + quoted(shown) +
         " et l'export " + quoted(expected);
}

std::string tell_hour(const Sighting& sighting) {
  const Lesson& lesson = *sighting.lesson;
  domain::TimeOfDay begin = sighting.lines.front()->begin, end = sighting.lines.front()->end;
  for (const Line* line : sighting.lines) {
    begin = std::min(begin, line->begin);
    end = std::max(end, line->end);
  }
  const domain::Day day = sighting.lines.front()->day;
  return lesson_in_words(lesson) + ", prévue le " + when(lesson.day, lesson.begin, lesson.end) + ", est " +
         (day == lesson.day ? "" : "le " + in_words(day) + " ") + span_in_words(begin, end) + " dans l'ENT" +
         (sighting.shown.empty() ? "" : ", en salle " + quoted(sighting.shown)) + ".";
}

}  // namespace

std::string subject_of(const Lesson& lesson) {
  return lesson.subject.label.empty() ? lesson.subject.code : lesson.subject.label;
}

std::string teachers_of(const Lesson& lesson) {
  std::vector<std::string> names;
  for (const domain::Teacher& each : lesson.teachers) names.push_back(quotable(each.last_name + " " + each.first_name));
  return list(names);
}

std::string tell(const std::string& class_name, const Sighting& sighting) {
  const auto begin = class_name + ", ";
  if (sighting.kind == Kind::hour) return class_name + " : " + tell_hour(sighting);
  if (sighting.kind == Kind::extra) {
    const Line& line = *sighting.lines.front();
    const std::string subject = quotable(line.text.subject);
    return begin + when(line.day, line.begin, line.end) + " : l'ENT montre une séance" +
           (subject.empty() ? "" : " " + quoted(subject)) + in_brackets(line.text.teachers, line.text.rooms) +
           " que l'export n'a pas.";
  }
  const Lesson& lesson = *sighting.lesson;
  const std::string at = begin + when(lesson.day, lesson.begin, lesson.end) + " : ";
  if (sighting.kind == Kind::missing) return at + lesson_in_words(lesson) + " manque dans l'ENT.";
  const std::string subject = subject_of(lesson), teachers = teachers_of(lesson);
  if (sighting.kind == Kind::subject)
    return at + put_beside(sighting.kind, sighting.expected, sighting.shown) +
           (teachers.empty() ? "" : " (" + teachers + ")") + ".";
  return at + (subject.empty() ? "" : "pour " + quoted(subject) + ", ") +
         put_beside(sighting.kind, sighting.expected, sighting.shown) + ".";
}

std::string tell_alike(const std::string& class_name, const std::vector<const Sighting*>& alike) {
  std::string which;
  for (std::size_t i = 0; i < std::min(alike.size(), kExamples); ++i)
    which += (i == 0 ? "" : ", ") + in_words(alike[i]->day()) + " à " + in_words(alike[i]->begin());
  if (alike.size() > kExamples) which += ", …";
  const Sighting& first = *alike.front();
  return class_name + " : pour " + count(std::ssize(alike), "séance", "séances") + " (" + which + "), " +
         put_beside(first.kind, first.expected, first.shown) + ".";
}

std::string tell_empty_day(const std::string& class_name, domain::Day day, std::int64_t lessons) {
  return class_name + " : aucune des " + number(lessons) + " séances du " + in_words(day) + " n'est dans l'ENT.";
}

std::string tell_empty_week(const std::string& class_name, domain::Day monday, std::int64_t lessons) {
  return class_name + " : aucune des " + number(lessons) + " séances de la semaine du " + in_words(monday) +
         " n'est dans l'ENT.";
}

std::string tell_absent_teacher(const std::string& class_name, const std::vector<const Sighting*>& missing) {
  const Lesson& first = *missing.front()->lesson;
  const std::string subject = subject_of(first);
  return class_name + " : les " + number(std::ssize(missing)) + " séances de " + teachers_of(first) +
         (subject.empty() ? "" : " (" + quoted(subject) + ")") +
         " manquent toutes dans l'ENT, qui n'a peut-être pas reconnu " +
         (first.teachers.size() > 1 ? "ces enseignants." : "cet enseignant.");
}

}  // namespace timetable
