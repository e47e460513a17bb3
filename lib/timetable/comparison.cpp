#include "timetable/comparison.h"

#include "timetable/alignment.h"
#include "timetable/calendar.h"
#include "timetable/telling.h"
#include "timetable/words.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace timetable {

namespace {

using domain::Lesson;
using Kind = Difference::Kind;
using std::chrono::days;

constexpr std::size_t kMostLines = 500;  // a class of many groups has a hundred lessons a week

struct Page {
  std::vector<Line> lines;
  std::vector<ShownLesson> unread;
  std::int64_t other_week = 0;
  bool shows_subjects = false, shows_teachers = false, shows_rooms = false;
};

bool says_something(const std::string& cell) { return !tokens_of(cell).empty(); }

// The hour at which a lesson that begins then ends, where the ENT does not say.
domain::TimeOfDay usual_end(const Expected& expected, domain::Day day, domain::TimeOfDay begin) {
  for (const Lesson& each : expected.lessons)
    if (each.day == day && each.begin == begin) return each.end;
  return begin + std::chrono::hours(1);
}

Page read_page(const Expected& expected, std::span<const ShownLesson> shown) {
  Page page;
  for (const ShownLesson& each : shown) {
    if (!says_something(each.subject) && !says_something(each.teachers) && !says_something(each.rooms)) continue;
    const auto day = read_day(each.day, expected.monday);
    const auto hours = read_hours(each.begin, each.end);
    if (day && (*day < expected.monday || *day >= expected.monday + days{7})) {
      ++page.other_week;
    } else if (!day || !hours || page.lines.size() >= kMostLines) {
      page.unread.push_back(each);
    } else {
      page.lines.push_back(
          {*day, hours->begin, hours->end ? *hours->end : usual_end(expected, *day, hours->begin), each});
      page.shows_subjects = page.shows_subjects || says_something(each.subject);
      page.shows_teachers = page.shows_teachers || says_something(each.teachers);
      page.shows_rooms = page.shows_rooms || says_something(each.rooms);
    }
  }
  return page;
}

class Judge {
 public:
  Judge(const Expected& expected, Page& page, const Vocabulary& vocabulary)
      : expected_(expected),
        page_(page),
        vocabulary_(vocabulary),
        alignment_(align(expected, page.lines, vocabulary)) {}

  void judge(Comparison& comparison) {
    for (std::size_t i = 0; i < expected_.lessons.size(); ++i) {
      const Lesson& lesson = expected_.lessons[i];
      if (!lesson.sure) continue;
      const std::size_t before = sightings_.size();
      if (!look_at(i)) continue;
      ++comparison.expected;
      ++judged_[lesson.day];
      if (sightings_.size() == before) ++comparison.right;
    }
    if (expected_.whole)
      for (std::size_t line = 0; line < page_.lines.size(); ++line)
        if (alignment_.lessons_of[line].empty()) {
          sightings_.push_back({Kind::extra, nullptr, {&page_.lines[line]}, {}, {}});
          ++comparison.extra;
        }
  }

  const std::vector<Sighting>& sightings() const { return sightings_; }
  const std::map<domain::Day, std::int64_t>& judged() const { return judged_; }

 private:
  // False: it cannot be judged.
  bool look_at(std::size_t index) {
    const Lesson& lesson = expected_.lessons[index];
    const auto& of_lesson = alignment_.lines_of[index];
    if (of_lesson.empty()) {
      if (may_be_unread(lesson)) return false;
      sightings_.push_back({Kind::missing, &lesson, {}, {}, {}});
      return true;
    }
    std::vector<const Line*> lines;
    for (const std::size_t line : of_lesson) lines.push_back(&page_.lines[line]);
    if (alignment_.hour_differs[index]) {
      const Line& first = *lines.front();
      const bool moved = first.day != lesson.day || first.end <= lesson.begin || lesson.end <= first.begin;
      const bool elsewhere = moved && rooms_of(index, of_lesson.front()) == Likeness::different;
      sightings_.push_back({Kind::hour, &lesson, lines, {}, elsewhere ? first.text.rooms : std::string()});
      if (moved) return true;
    }
    compare_cells(index);
    return true;
  }

  bool may_be_unread(const Lesson& lesson) {
    for (auto each = page_.unread.begin(); each != page_.unread.end(); ++each) {
      if (like_subject(lesson.subject, each->subject, vocabulary_) == Likeness::different) continue;
      page_.unread.erase(each);
      return true;
    }
    return false;
  }

  template <class T>
  std::vector<T> all_of_line(std::size_t line, std::vector<T> Lesson::*what) const {
    std::vector<T> all;
    for (const std::size_t each : alignment_.lessons_of[line])
      for (const T& item : expected_.lessons[each].*what) all.push_back(item);
    return all;
  }
  Likeness rooms_of(std::size_t index, std::size_t line) const {
    return like_rooms(expected_.lessons[index].rooms, all_of_line(line, &Lesson::rooms), page_.lines[line].text.rooms,
                      vocabulary_);
  }
  Likeness teachers_of_line(std::size_t index, std::size_t line) const {
    return like_teachers(expected_.lessons[index].teachers, all_of_line(line, &Lesson::teachers),
                         page_.lines[line].text.teachers, vocabulary_);
  }

  void compare_cells(std::size_t index) {
    const Lesson& lesson = expected_.lessons[index];
    std::set<Kind> found;  // one of a kind for each lesson
    for (const std::size_t line : alignment_.lines_of[index]) {
      const ShownLesson& text = page_.lines[line].text;
      const auto look = [&](Kind kind, Likeness likeness, bool column, const std::string& expected,
                            const std::string& shown) {
        const bool blank = column && !says_something(shown) && !expected.empty();
        if ((likeness != Likeness::different && !blank) || !found.insert(kind).second) return;
        sightings_.push_back({kind, &lesson, {&page_.lines[line]}, expected, shown});
      };
      look(Kind::subject, like_subject(lesson.subject, text.subject, vocabulary_), page_.shows_subjects,
           subject_of(lesson), text.subject);
      look(Kind::teacher, teachers_of_line(index, line), page_.shows_teachers, teachers_of(lesson), text.teachers);
      look(Kind::room, rooms_of(index, line), page_.shows_rooms, list(lesson.rooms), text.rooms);
    }
  }

  const Expected& expected_;
  Page& page_;
  const Vocabulary& vocabulary_;
  Alignment alignment_;
  std::vector<Sighting> sightings_;
  std::map<domain::Day, std::int64_t> judged_;
};

// Tells each sighting once, those that belong together in one sentence.
class Teller {
 public:
  Teller(const Expected& expected, const std::vector<Sighting>& sightings,
         const std::map<domain::Day, std::int64_t>& judged)
      : expected_(expected), judged_(judged) {
    for (const Sighting& each : sightings) left_.push_back(&each);
    std::stable_sort(left_.begin(), left_.end(), [](const Sighting* a, const Sighting* b) {
      return std::pair(a->day(), a->begin()) < std::pair(b->day(), b->begin());
    });
  }

  std::vector<Difference> tell_all() {
    tell_empty_days();
    tell_absent_teachers();
    tell_the_alike();
    for (const Sighting* each : left_) told(each, each->kind, 1, tell(expected_.class_name, *each));
    std::stable_sort(told_.begin(), told_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Difference> differences;
    for (auto& [when, difference] : told_) differences.push_back(std::move(difference));
    return differences;
  }

 private:
  using Group = std::vector<const Sighting*>;

  void told(const Sighting* first, Kind kind, std::int64_t lessons, std::string sentence) {
    told_.push_back({{first->day(), first->begin()}, {kind, lessons, std::move(sentence)}});
  }
  void remove(const Group& group) {
    std::erase_if(left_,
                  [&](const Sighting* each) { return std::find(group.begin(), group.end(), each) != group.end(); });
  }
  template <class Key, class KeyOf>
  std::vector<Group> groups_by(KeyOf&& key_of) const {
    std::map<Key, Group> groups;
    for (const Sighting* each : left_)
      if (const std::optional<Key> key = key_of(*each)) groups[*key].push_back(each);
    std::vector<Group> list;
    for (auto& [key, group] : groups) list.push_back(std::move(group));
    return list;
  }

  void tell_empty_days() {
    const auto by_day = groups_by<domain::Day>(
        [](const Sighting& each) { return each.kind == Kind::missing ? std::optional(each.day()) : std::nullopt; });
    std::int64_t judged = 0, missing = 0;
    for (const auto& [day, lessons] : judged_) judged += lessons;
    for (const Group& group : by_day) missing += std::ssize(group);
    if (missing == judged && by_day.size() > 1) {
      told(by_day.front().front(), Kind::missing, missing,
           tell_empty_week(expected_.class_name, expected_.monday, missing));
      for (const Group& group : by_day) remove(group);
      return;
    }
    for (const Group& group : by_day) {
      const domain::Day day = group.front()->day();
      if (group.size() < 2 || std::ssize(group) != judged_.at(day)) continue;
      told(group.front(), Kind::missing, std::ssize(group),
           tell_empty_day(expected_.class_name, day, std::ssize(group)));
      remove(group);
    }
  }

  void tell_absent_teachers() {
    const auto by_teacher = groups_by<std::string>([](const Sighting& each) -> std::optional<std::string> {
      if (each.kind != Kind::missing || each.lesson->teachers.empty()) return std::nullopt;
      return teachers_of(*each.lesson);
    });
    for (const Group& group : by_teacher) {
      const std::string teachers = teachers_of(*group.front()->lesson);
      const auto of_them = std::count_if(expected_.lessons.begin(), expected_.lessons.end(), [&](const Lesson& each) {
        return each.sure && teachers_of(each) == teachers;
      });
      if (group.size() < 2 || std::ssize(group) != of_them) continue;
      told(group.front(), Kind::missing, std::ssize(group), tell_absent_teacher(expected_.class_name, group));
      remove(group);
    }
  }

  void tell_the_alike() {
    using Key = std::tuple<Kind, std::string, std::string>;
    const auto alike = groups_by<Key>([](const Sighting& each) -> std::optional<Key> {
      if (each.kind != Kind::subject && each.kind != Kind::teacher && each.kind != Kind::room) return std::nullopt;
      return Key(each.kind, each.expected, joined(tokens_of(each.shown)));
    });
    for (const Group& group : alike) {
      if (group.size() < 2) continue;
      told(group.front(), group.front()->kind, std::ssize(group), tell_alike(expected_.class_name, group));
      remove(group);
    }
  }

  const Expected& expected_;
  const std::map<domain::Day, std::int64_t>& judged_;
  Group left_;
  std::vector<std::pair<std::pair<domain::Day, domain::TimeOfDay>, Difference>> told_;
};

}  // namespace

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::missing: return "lesson_missing";
    case Kind::extra: return "lesson_extra";
    case Kind::hour: return "lesson_hour";
    case Kind::subject: return "lesson_subject";
    case Kind::teacher: return "lesson_teacher";
    case Kind::room: return "lesson_room";
  }
  return {};
}

Comparison compare(const Expected& expected, std::span<const ShownLesson> shown, const Vocabulary& vocabulary) {
  Comparison comparison;
  comparison.class_name = expected.class_name;
  comparison.monday = expected.monday;
  Page page = read_page(expected, shown);
  comparison.unread = std::ssize(page.unread);
  comparison.other_week = page.other_week > 0 && page.lines.empty();
  comparison.compared = !comparison.other_week && (!page.lines.empty() || page.unread.empty());
  if (!comparison.compared) return comparison;

  Judge judge(expected, page, vocabulary);
  judge.judge(comparison);
  comparison.differences = Teller(expected, judge.sightings(), judge.judged()).tell_all();
  return comparison;
}

}  // namespace timetable
