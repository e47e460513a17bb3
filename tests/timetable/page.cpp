#include "page.h"

#include "timetable/calendar.h"
#include "timetable/words.h"

#include <cstdio>

namespace tests {

namespace {

using domain::Lesson;
using timetable::ShownLesson;

std::string formatted(const char* format, long a, long b, long c = 0) {
  char text[64];
  std::snprintf(text, sizeof text, format, a, b, c);
  return text;
}

std::string upper_first(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - ('a' - 'A'));
  return text;
}

std::string hour_worded(domain::TimeOfDay at, samples::Draws& draws) {
  const long hour = static_cast<long>(at.count() / 60), minute = static_cast<long>(at.count() % 60);
  switch (draws.below(5)) {
    case 0: return formatted("%02ld:%02ld", hour, minute);
    case 1: return formatted("%ldh%02ld", hour, minute);
    case 2: return formatted("%ld h %02ld", hour, minute);
    case 3: return formatted("%02ld:%02ld:00", hour, minute);
    default: return minute == 0 ? formatted("%ldh", hour, 0) : formatted("%02ldH%02ld", hour, minute);
  }
}

bool go_on(const Lesson& first, const Lesson& second) {
  Lesson later = second;
  later.begin = first.begin;
  later.end = first.end;
  return first.end == second.begin && later == first;
}

template <class T, class Word>
std::string listed(const std::vector<T>& items, samples::Draws& draws, Word&& word) {
  static constexpr const char* separators[] = {", ", "\n", " / ", " et ", " ; "};
  const char* separator = draws.pick(separators);
  std::string text;
  for (const T& each : items) text += (text.empty() ? "" : separator) + word(each, draws);
  return text;
}

}  // namespace

std::string initial_of(const std::string& name) { return name.substr(0, (name[0] & 0x80) != 0 ? 2 : 1); }

std::string day_worded(domain::Day day, samples::Draws& draws) {
  const std::chrono::year_month_day date{day};
  const long d = static_cast<long>(static_cast<unsigned>(date.day())),
             m = static_cast<long>(static_cast<unsigned>(date.month())), y = static_cast<int>(date.year());
  const std::string words = timetable::in_words(day);
  switch (draws.below(7)) {
    case 0: return words;
    case 1: return upper_first(words) + " " + std::to_string(y);
    case 2: return upper_first(words.substr(0, words.find(' ')));
    case 3: return formatted("%02ld/%02ld/%ld", d, m, y);
    case 4: return formatted("%ld-%02ld-%02ld", y, m, d);
    case 5: return upper_first(words.substr(0, 3)) + formatted(". %02ld/%02ld", d, m);
    default: return upper_first(words.substr(0, 3)) + ". " + std::to_string(d);
  }
}

std::string teacher_worded(const domain::Teacher& teacher, samples::Draws& draws) {
  const std::string& last = teacher.last_name;
  const std::string& first = teacher.first_name;
  static constexpr const char* titles[] = {"M. ", "Mme ", "Mlle ", "Madame ", ""};
  const std::string title = draws.pick(titles);
  if (first.empty()) return title + last;
  switch (draws.below(7)) {
    case 0: return "M. " + last;
    case 1: return last + " " + first;
    case 2: return last + " " + initial_of(first) + ".";
    case 3: return title + first + " " + last;
    case 4: return timetable::folded(first + " " + last);
    case 5: return title + initial_of(first) + ". " + last;
    default: return title + last + " " + first;
  }
}

std::string room_worded(const std::string& room, samples::Draws& draws) {
  const bool named_salle = room.starts_with("Salle ");
  const std::string bare = named_salle ? room.substr(6) : room;
  const bool is_word = bare.find(' ') != bare.npos;
  switch (draws.below(5)) {
    case 0: return bare;
    case 1: return "Salle " + bare;
    case 2: return timetable::folded(room);
    case 3: return is_word ? bare.substr(0, 4) + "." + bare.substr(bare.find(' ')) : "S. " + bare;
    default: return room;
  }
}

std::string subject_worded(const domain::Subject& subject, samples::Draws& draws) {
  const auto words = timetable::weighty_tokens_of(subject.label);
  std::string short_words;
  for (const std::string& each : words) short_words += upper_first(each.substr(0, 5)) + (each.size() > 5 ? ". " : " ");
  switch (draws.below(6)) {
    case 0: return subject.label;
    case 1: return subject.code;
    case 2: return upper_first(timetable::folded(subject.label));
    case 3: return short_words;
    case 4: return words.size() > 1 ? timetable::initials_of(words) : subject.label;
    default: return "  " + subject.label + " ";
  }
}

void set_hours(ShownLesson& line, domain::TimeOfDay begin, domain::TimeOfDay end, samples::Draws& draws) {
  if (draws.chance(30)) end -= std::chrono::minutes(5);  // what of an hour remains between two bells
  line.begin = hour_worded(begin, draws);
  line.end = hour_worded(end, draws);
  if (draws.chance(20)) {
    line.begin += " - " + line.end;
    line.end.clear();
  }
}

ShownLesson worded(const Lesson& lesson, samples::Draws& draws) {
  ShownLesson line;
  line.day = day_worded(lesson.day, draws);
  set_hours(line, lesson.begin, lesson.end, draws);
  line.subject = subject_worded(lesson.subject, draws);
  line.teachers = listed(lesson.teachers, draws, teacher_worded);
  line.rooms = listed(lesson.rooms, draws, room_worded);
  if (!lesson.learners.empty()) line.group = lesson.learners.front().name;
  return line;
}

Page page_of(const std::vector<Lesson>& lessons, samples::Draws& draws, const Lesson* alone) {
  Page page;
  std::vector<bool> done(lessons.size(), false);
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    if (done[i]) continue;
    Lesson lesson = lessons[i];
    if (&lessons[i] != alone && draws.chance(60))
      for (std::size_t next = i + 1; next < lessons.size(); ++next)
        if (!done[next] && &lessons[next] != alone && go_on(lesson, lessons[next])) {
          lesson.end = lessons[next].end;
          done[next] = true;
        }
    if (&lessons[i] == alone || draws.chance(75)) {
      page.push_back(worded(lesson, draws));
      continue;
    }
    Lesson half = lesson;
    half.end = lesson.begin = lesson.begin + (lesson.end - lesson.begin) / 2;
    page.push_back(worded(half, draws));
    page.push_back(worded(lesson, draws));
  }
  draws.shuffle(std::span(page));
  return page;
}

}  // namespace tests
