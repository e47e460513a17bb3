#include "samples/schedule.h"

#include "samples/names.h"

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <vector>

namespace samples {

namespace {

// Lessons last an hour: four in the morning, four in the afternoon, none on Wednesday afternoon. A set of lessons is a
// bit mask over them.
constexpr int kHours = 36;
using Hours = std::uint64_t;
constexpr Hours kAllHours = (Hours{1} << kHours) - 1;
constexpr int kTeacherHours = 18;

struct Slot {
  int day;
  int first;
};
Slot slot_of(int hour) {
  constexpr int starts[] = {0, 2, 4, 6, 10, 12, 14, 16};
  if (hour < 16) return {1 + hour / 8, starts[hour % 8]};
  if (hour < 20) return {3, starts[hour - 16]};
  return {4 + (hour - 20) / 8, starts[(hour - 20) % 8]};
}

constexpr std::uint64_t weeks_between(int first, int last) {
  std::uint64_t weeks = 0;
  for (int week = first; week <= last; ++week) weeks |= std::uint64_t{1} << week;
  return weeks;
}
// Term weeks, with two weeks of holidays between terms.
constexpr std::uint64_t kTerm =
    weeks_between(1, 7) | weeks_between(10, 16) | weeks_between(19, 25) | weeks_between(28, 33) | weeks_between(36, 44);
constexpr std::uint64_t kOddWeeks = kTerm & 0xAAAAAAAAAAAAAAAAu;
constexpr std::uint64_t kEvenWeeks = kTerm & 0x5555555555555555u;
constexpr std::uint64_t kClassLife = kTerm & 0x0000111111111110u;  // one week in four

enum class Where { own_room, laboratory, workshop, music_room, art_room, gymnasium };
enum class Who { whole_class, halves, language_groups, class_life };

struct Plan {
  const char* code;
  const char* label;
  int hours;
  Where where;
  Who who;
};
constexpr std::array<Plan, 13> kPlans{{
    {"ESP2", "ESPAGNOL LV2", 3, Where::own_room, Who::language_groups},
    {"ALL2", "ALLEMAND LV2", 0, Where::own_room, Who::language_groups},  // beside Spanish, in the same hours
    {"EPS", "ED.PHYSIQUE & SPORT.", 3, Where::gymnasium, Who::whole_class},
    {"SVT", "SCIENCES VIE & TERRE", 1, Where::laboratory, Who::halves},
    {"PH-CH", "PHYSIQUE-CHIMIE", 1, Where::laboratory, Who::halves},
    {"TECHN", "TECHNOLOGIE", 1, Where::workshop, Who::whole_class},
    {"EDMUS", "ÉDUCATION MUSICALE", 1, Where::music_room, Who::whole_class},
    {"A-PLA", "ARTS PLASTIQUES", 1, Where::art_room, Who::whole_class},
    {"FRANC", "FRANÇAIS", 4, Where::own_room, Who::whole_class},
    {"MATHS", "MATHÉMATIQUES", 4, Where::own_room, Who::whole_class},
    {"HIGEO", "HISTOIRE & GÉOGRAPHIE", 3, Where::own_room, Who::whole_class},
    {"AGL1", "ANGLAIS LV1", 3, Where::own_room, Who::whole_class},
    {"VIECL", "VIE DE CLASSE", 1, Where::own_room, Who::class_life},
}};

class Scheduler {
 public:
  Scheduler(School& school, Draws& draws) : school_(school), draws_(draws), busy_(school.classes.size(), 0) {
    for (std::size_t i = 0; i < kPlans.size(); ++i)
      school_.subjects.push_back({static_cast<Ident>(i + 1), kPlans[i].code, kPlans[i].label});
    for (const Class& each : school_.classes) own_rooms_.push_back(new_room("Salle " + each.name));
  }

  void run() {
    place_languages();  // they bind several classes at once, so they choose first
    for (std::size_t subject = 2; subject < kPlans.size(); ++subject)
      for (std::size_t c = 0; c < school_.classes.size(); ++c)
        for (int hour = 0; hour < kPlans[subject].hours; ++hour) place(subject, c);
  }

 private:
  // Someone or something with a week of its own.
  struct Resource {
    Ident ident;
    Hours busy = 0;
  };
  using Resources = std::vector<Resource>;

  Resource new_room(std::string name) {
    const auto ident = static_cast<Ident>(school_.rooms.size() + 1);
    school_.rooms.push_back({ident, std::move(name)});
    return {ident};
  }
  Resource new_teacher() {
    using namespace std::chrono;
    const auto ident = static_cast<Ident>(school_.teachers.size() + 1);
    const Sex sex = draws_.chance(58) ? Sex::female : Sex::male;
    const int born = static_cast<int>(school_.year_begin.year()) - 26 - static_cast<int>(draws_.below(38));
    std::string last_name = draw_last_name(draws_);
    std::string first_name = draw_first_name(draws_, sex);
    const auto month_of_birth = static_cast<unsigned>(1 + draws_.below(12));
    const auto day_of_birth = static_cast<unsigned>(1 + draws_.below(28));
    school_.teachers.push_back({ident, std::move(last_name), std::move(first_name),
                                year{born} / month{month_of_birth} / day{day_of_birth}, draws_.word(kIdpnLetters, 16)});
    return {ident};
  }

  // One of `pool` that is free in some of `hours` and not yet fully booked; a new one if there is none.
  template <class Make>
  Resource& free_one(Resources& pool, Hours hours, int most_hours, Make make) {
    // The latest are the least booked: looking at a few keeps this fast for the largest schools.
    const std::size_t looked_at = std::min<std::size_t>(pool.size(), 8);
    for (std::size_t i = 0; i < looked_at; ++i) {
      Resource& each = pool[pool.size() - 1 - i];
      if ((hours & ~each.busy) != 0 && std::popcount(each.busy) < most_hours) return each;
    }
    pool.push_back(make());
    return pool.back();
  }
  Resource& free_teacher(std::size_t subject, Hours hours) {
    return free_one(teachers_[subject], hours, kTeacherHours, [&] { return new_teacher(); });
  }
  Resource& free_room(Where where, std::size_t c, Hours hours) {
    if (where == Where::own_room) return own_rooms_[c];
    constexpr const char* names[] = {"", "Laboratoire ", "Atelier ", "Musique ", "Arts ", "Gymnase "};
    const auto kind = static_cast<std::size_t>(where);
    Resources& pool = rooms_[kind];
    return free_one(pool, hours, kHours, [&] { return new_room(names[kind] + std::to_string(pool.size() + 1)); });
  }

  // One of the hours of the mask, which is not empty.
  int choose(Hours hours) {
    for (std::size_t skip = draws_.below(static_cast<std::size_t>(std::popcount(hours))); skip > 0; --skip)
      hours &= hours - 1;
    return std::countr_zero(hours);
  }

  Course course_at(int hour, std::size_t subject, const Resource& teacher, const Resource& room, std::uint64_t weeks) {
    const Slot slot = slot_of(hour);
    Course course;
    course.day = slot.day;
    course.first_slot = slot.first;
    course.subject = static_cast<Ident>(subject + 1);
    course.teachers.push_back({teacher.ident, weeks});
    course.rooms.push_back({room.ident, weeks});
    return course;
  }

  void place(std::size_t subject, std::size_t c) {
    const Plan& plan = kPlans[subject];
    Hours free = kAllHours & ~busy_[c];
    if (plan.where == Where::own_room) free &= ~own_rooms_[c].busy;
    Resource& teacher = free_teacher(subject, free);
    free &= ~teacher.busy;
    Resource& room = free_room(plan.where, c, free);
    const int hour = choose(free & ~room.busy);
    const Hours taken = Hours{1} << hour;
    teacher.busy |= taken;
    room.busy |= taken;
    busy_[c] |= taken;

    const Class& school_class = school_.classes[c];
    if (plan.who == Who::halves) {
      // The same hour, one half of the class in odd weeks, the other in even weeks.
      for (int half = 0; half < 2; ++half) {
        const std::uint64_t weeks = half == 0 ? kOddWeeks : kEvenWeeks;
        Course course = course_at(hour, subject, teacher, room, weeks);
        course.parts.push_back({school_class.parts[static_cast<std::size_t>(half)], weeks});
        school_.courses.push_back(std::move(course));
      }
      return;
    }
    const std::uint64_t weeks = plan.who == Who::class_life ? kClassLife : kTerm;
    Course course = course_at(hour, subject, teacher, room, weeks);
    course.classes.push_back({school_class.ident, weeks});
    school_.courses.push_back(std::move(course));
  }

  // Spanish and German groups of the same classes, side by side.
  void place_languages() {
    for (std::size_t g = 0; g + 1 < school_.groups.size(); g += 2) {
      const Group* const groups[] = {&school_.groups[g], &school_.groups[g + 1]};
      const std::vector<std::size_t> classes = classes_of(*groups[0]);
      for (int n = 0; n < kPlans[0].hours; ++n) {
        Hours free = kAllHours;
        for (const std::size_t c : classes) free &= ~busy_[c];
        Resource& spanish = free_teacher(0, free);
        free &= ~spanish.busy;
        Resource& german = free_one(teachers_[1], free, kTeacherHours, [&] { return new_teacher(); });
        const int hour = choose(free & ~german.busy);
        const Hours taken = Hours{1} << hour;
        for (const std::size_t c : classes) busy_[c] |= taken;
        Resource* const teachers[] = {&spanish, &german};
        for (std::size_t i = 0; i < 2; ++i) {
          // The classes' own rooms are empty now; where there is one class only, German needs another.
          Resource& room = i < classes.size() ? own_rooms_[classes[i]] : spare_room(taken);
          teachers[i]->busy |= taken;
          room.busy |= taken;
          Course course = course_at(hour, i, *teachers[i], room, kTerm);
          course.groups.push_back({groups[i]->ident, kTerm});
          school_.courses.push_back(std::move(course));
        }
      }
    }
  }

  Resource& spare_room(Hours taken) {
    return free_one(spare_rooms_, taken, kHours,
                    [&] { return new_room("Salle L" + std::to_string(spare_rooms_.size() + 1)); });
  }

  std::vector<std::size_t> classes_of(const Group& group) const {
    std::vector<std::size_t> classes;
    for (std::size_t c = 0; c < school_.classes.size(); ++c)
      for (const Ident part : school_.classes[c].parts)
        for (const Ident wanted : group.parts)
          if (part == wanted) classes.push_back(c);
    return classes;
  }

  School& school_;
  Draws& draws_;
  std::vector<Hours> busy_;  // of each class
  Resources own_rooms_;      // one a class
  Resources spare_rooms_;
  std::array<Resources, kPlans.size()> teachers_;  // of each subject
  std::array<Resources, 6> rooms_;                 // of each Where
};

}  // namespace

void schedule(School& school, Draws& draws) {
  Scheduler(school, draws).run();
}

}  // namespace samples
