#include "timetable/lessons.h"

#include "timetable/calendar.h"

#include <algorithm>

namespace timetable {

namespace {

bool names(const std::vector<std::string>& classes, const std::string& class_name) {
  return std::find(classes.begin(), classes.end(), class_name) != classes.end();
}

}  // namespace

Expected lessons_of(const std::string& class_name, const domain::WeekOfLessons& week) {
  Expected expected{class_name, week.monday, {}, week.whole};
  for (domain::Lesson lesson : week.lessons) {
    bool taught = false, perhaps = false, some_class = false;
    for (const domain::Learners& each : lesson.learners) {
      taught = taught || names(each.classes, class_name);
      perhaps = perhaps || names(each.without_pupils, class_name);
      some_class = some_class || !each.classes.empty() || !each.without_pupils.empty();
    }
    if (!taught && !perhaps && some_class) continue;
    lesson.sure = lesson.sure && taught && !may_be_holiday(lesson.day);
    expected.lessons.push_back(std::move(lesson));
  }
  return expected;
}

}  // namespace timetable
