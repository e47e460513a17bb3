#include "sandbox/timetable.h"

#include "sandbox/chance.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace sandbox {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int kWeeks = 64;

bool is_on(std::uint64_t weeks, std::int64_t week) { return week >= 0 && week < kWeeks && (weeks >> week & 1) != 0; }

bool is_among(const std::vector<Timetable::Ident>& list, const Timetable::Ident& ident) {
  return std::find(list.begin(), list.end(), ident) != list.end();
}

std::string name_in(const std::map<Timetable::Ident, std::string>& names, const Timetable::Ident& ident) {
  const auto found = names.find(ident);
  return found == names.end() ? std::string() : found->second;
}

std::vector<std::string> names_of(const std::vector<Timetable::Share>& shares,
                                  const std::map<Timetable::Ident, std::string>& names, std::int64_t week) {
  std::vector<std::string> found;
  for (const auto& each : shares)
    if (is_on(each.weeks, week))
      if (std::string name = name_in(names, each.ident); !name.empty()) found.push_back(std::move(name));
  std::sort(found.begin(), found.end());
  return found;
}

std::uint64_t weeks_of(const Timetable::Course& course) {
  std::uint64_t weeks = 0;
  for (const auto* shares : {&course.teachers, &course.classes, &course.parts, &course.groups, &course.rooms})
    for (const auto& each : *shares) weeks |= each.weeks;
  return weeks;
}

auto order_of(const Lesson& lesson) {
  return std::tie(lesson.day, lesson.starts, lesson.ends, lesson.subject, lesson.group, lesson.teachers, lesson.rooms);
}

}  // namespace

std::vector<sys_days> Timetable::mondays() const {
  std::vector<sys_days> found;
  for (sys_days monday = first_week; monday <= last_day && std::ssize(found) < kWeeks; monday += days(7))
    found.push_back(monday);
  return found;
}

const Timetable::Class* Timetable::class_named(const std::string& name) const {
  const auto found = std::find_if(classes.begin(), classes.end(), [&](const Class& each) { return each.name == name; });
  return found == classes.end() ? nullptr : &*found;
}

std::vector<Lesson> Timetable::lessons_of(const Class& school_class, sys_days monday) const {
  std::vector<Lesson> lessons;
  const std::int64_t week = (monday - first_week) / days(7) + 1;
  if (monday < first_week) return lessons;
  for (const Course& course : courses) {
    bool takes_part = false;
    std::string group_name;
    for (const Share& each : course.classes) takes_part |= each.ident == school_class.ident && is_on(each.weeks, week);
    for (const Share& each : course.parts)
      takes_part |= is_among(school_class.parts, each.ident) && is_on(each.weeks, week);
    for (const Share& each : course.groups) {
      const auto group = groups.find(each.ident);
      if (group == groups.end() || !is_on(each.weeks, week)) continue;
      const auto& parts = group->second.parts;
      const bool of_ours = is_among(group->second.classes, school_class.ident) ||
                           std::any_of(parts.begin(), parts.end(),
                                       [&](const Ident& part) { return is_among(school_class.parts, part); });
      if (!of_ours) continue;
      takes_part = true;
      group_name = group->second.name;
    }
    const sys_days day = monday + days(course.day - 1);
    if (!takes_part || day < first_day || day > last_day) continue;
    lessons.push_back({day, course.starts, course.ends, name_in(subjects, course.subject),
                       names_of(course.teachers, teachers, week), names_of(course.rooms, rooms, week), group_name});
  }
  std::sort(lessons.begin(), lessons.end(), [](const Lesson& a, const Lesson& b) { return order_of(a) < order_of(b); });
  return lessons;
}

std::int64_t Timetable::drop_courses_of(const std::vector<std::string>& names) {
  std::int64_t lost = 0;
  std::erase_if(courses, [&](const Course& course) {
    const bool all =
        !course.teachers.empty() && std::all_of(course.teachers.begin(), course.teachers.end(), [&](const Share& each) {
          return std::find(names.begin(), names.end(), name_in(teachers, each.ident)) != names.end();
        });
    if (all) lost += std::popcount(weeks_of(course));
    return all;
  });
  return lost;
}

std::vector<Lesson> damaged(std::vector<Lesson> lessons, int permille, const std::string& school_class,
                            std::uint64_t seed) {
  if (permille <= 0) return lessons;
  std::vector<Lesson> shown;
  for (Lesson& lesson : lessons) {
    const std::string which = school_class + '|' + std::to_string(lesson.day.time_since_epoch().count()) + '|' +
                              std::to_string(lesson.starts) + '|' + lesson.subject + '|' + lesson.group;
    if (!among(permille, which, seed)) {
      shown.push_back(std::move(lesson));
      continue;
    }
    switch (chance_of(which, seed) / 1000 % 6) {
      case 0: continue;  // missing
      case 1: {
        Lesson extra = lesson;
        extra.starts = 19 * 60;
        extra.ends = 20 * 60;
        shown.push_back(std::move(extra));
        break;
      }
      case 2: lesson.rooms = {"Salle perdue"}; break;
      case 3: lesson.teachers = {"REMPLAÇANT Dominique"}; break;
      case 4: lesson.subject = "ÉTUDE DIRIGÉE"; break;
      default: lesson.starts += 30; lesson.ends += 30;
    }
    shown.push_back(std::move(lesson));
  }
  std::sort(shown.begin(), shown.end(), [](const Lesson& a, const Lesson& b) { return order_of(a) < order_of(b); });
  return shown;
}

}  // namespace sandbox
