// A school's timetable as its last EDT export has it, and the lessons that the ENT generates from it: those of one class
// in one week.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace sandbox {

struct Lesson {
  std::chrono::sys_days day;
  int starts = 0;  // minutes since midnight, like `ends`
  int ends = 0;
  std::string subject;
  std::vector<std::string> teachers{};  // "NOM Prénom"
  std::vector<std::string> rooms{};
  std::string group{};  // empty: the whole class, or a part of it that has no name

  friend bool operator==(const Lesson&, const Lesson&) = default;
};

struct Timetable {
  using Ident = std::string;  // as written; unique within its list
  struct Slot {
    int starts = 0;
    int ends = 0;
  };
  struct Class {
    Ident ident;
    std::string name;
    std::vector<Ident> parts;
  };
  struct Group {
    std::string name;
    std::vector<Ident> classes;
    std::vector<Ident> parts;
  };
  struct Share {
    Ident ident;
    std::uint64_t weeks = 0;  // bit i: week i, week 1 being that of `first_week`
  };
  struct Course {
    int day = 1;  // 1 = Monday
    int starts = 0;
    int ends = 0;
    Ident subject{};
    std::vector<Share> teachers{};
    std::vector<Share> classes{};
    std::vector<Share> parts{};
    std::vector<Share> groups{};
    std::vector<Share> rooms{};
  };

  std::chrono::sys_days first_week{};  // a Monday
  std::chrono::sys_days first_day{};   // of the school year, like `last_day`
  std::chrono::sys_days last_day{};
  std::map<Ident, std::string> subjects{};
  std::map<Ident, std::string> teachers{};  // "NOM Prénom"
  std::map<Ident, std::string> rooms{};
  std::vector<Class> classes{};
  std::map<Ident, Group> groups{};
  std::vector<Course> courses{};

  // The Mondays of the school year.
  [[nodiscard]] std::vector<std::chrono::sys_days> mondays() const;
  // Null if there is no such class.
  [[nodiscard]] const Class* class_named(const std::string& name) const;
  // Of the week that begins on that Monday, the earliest first. Ordered the same for any order of courses.
  [[nodiscard]] std::vector<Lesson> lessons_of(const Class& school_class, std::chrono::sys_days monday) const;
  // How many lessons those courses have that only these teachers ("NOM Prénom") give; the courses are gone then.
  std::int64_t drop_courses_of(const std::vector<std::string>& names);
};

// The same week as an ENT that errs shows it: of a thousand lessons so many are missing, doubled at another hour, or have
// another room, teacher, subject or hour. By the seed; the same each time.
[[nodiscard]] std::vector<Lesson> damaged(std::vector<Lesson> lessons, int permille, const std::string& school_class,
                                          std::uint64_t seed);

}  // namespace sandbox
