#include "timetable/vocabulary.h"

#include <algorithm>

namespace timetable {

namespace {

template <class T>
void add_once(std::vector<T>& list, const T& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

}  // namespace

Vocabulary vocabulary_of(std::span<const domain::Lesson> lessons) {
  Vocabulary vocabulary;
  for (const domain::Lesson& lesson : lessons) {
    add_once(vocabulary.subjects, lesson.subject);
    for (const domain::Teacher& each : lesson.teachers) add_once(vocabulary.teachers, each);
    for (const std::string& each : lesson.rooms) add_once(vocabulary.rooms, each);
    add_once(vocabulary.bells, lesson.begin);
    add_once(vocabulary.bells, lesson.end);
  }
  std::sort(vocabulary.bells.begin(), vocabulary.bells.end());
  return vocabulary;
}

}  // namespace timetable
