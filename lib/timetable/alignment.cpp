#include "timetable/alignment.h"

#include "timetable/words.h"

#include <algorithm>
#include <bitset>
#include <map>
#include <optional>
#include <tuple>

namespace timetable {

namespace {

using domain::Lesson;
using domain::TimeOfDay;

constexpr std::chrono::minutes kNearBell{10};
constexpr std::size_t kMinutesOfDay = 24 * 60;
using Minutes = std::bitset<kMinutesOfDay>;

Minutes minutes_of(TimeOfDay begin, TimeOfDay end) {
  Minutes minutes;
  const auto last = std::min<std::size_t>(static_cast<std::size_t>(end.count()), kMinutesOfDay);
  for (auto at = static_cast<std::size_t>(begin.count()); at < last; ++at) minutes.set(at);
  return minutes;
}

TimeOfDay to_bell(TimeOfDay at, const std::vector<TimeOfDay>& bells) {
  TimeOfDay nearest = at;
  auto distance = kNearBell + std::chrono::minutes(1);
  for (const TimeOfDay bell : bells)
    if (std::chrono::abs(bell - at) < distance) {
      distance = std::chrono::abs(bell - at);
      nearest = bell;
    }
  return nearest;
}

struct Agreement {
  Likeness subject = Likeness::unknown, teachers = Likeness::unknown, rooms = Likeness::unknown;
  bool group = false;

  bool is_kin() const { return subject == Likeness::same || teachers == Likeness::same; }
  int differences() const {
    return (subject == Likeness::different) + (teachers == Likeness::different) + (rooms == Likeness::different);
  }
  int score() const {
    const auto points = [](Likeness likeness, int most) {
      return likeness == Likeness::same ? most : likeness == Likeness::unknown ? most / 4 : 0;
    };
    return points(subject, 16) + points(teachers, 8) + points(rooms, 4) + (group ? 2 : 0);
  }
};

bool names_group(const Lesson& lesson, const std::string& shown) {
  const std::string text = joined(tokens_of(shown));
  return std::any_of(lesson.learners.begin(), lesson.learners.end(), [&](const domain::Learners& each) {
    const std::string name = joined(tokens_of(each.name));
    return !name.empty() && text.find(name) != text.npos;
  });
}

class Aligner {
 public:
  Aligner(std::span<const Lesson> lessons, std::vector<Line>& lines, const Vocabulary& vocabulary)
      : lessons_(lessons), lines_(lines), vocabulary_(vocabulary) {
    alignment_.lines_of.resize(lessons.size());
    alignment_.lessons_of.resize(lines.size());
    alignment_.hour_differs.resize(lessons.size(), false);
    for (Line& line : lines) {
      const auto begin = to_bell(line.begin, vocabulary.bells), end = to_bell(line.end, vocabulary.bells);
      if (begin < end) std::tie(line.begin, line.end) = std::pair(begin, end);
      line_left_.push_back(minutes_of(line.begin, line.end));
    }
    for (const Lesson& lesson : lessons) lesson_left_.push_back(minutes_of(lesson.begin, lesson.end));
  }

  Alignment run(bool whole) {
    pair_kin();
    absorb_lines();
    absorb_lessons();
    pair_moved();
    pair_the_rest();
    judge_hours(whole);
    return std::move(alignment_);
  }

 private:
  const Agreement& agreement(std::size_t lesson, std::size_t line) {
    const auto [found, is_new] = agreements_.try_emplace({lesson, line});
    if (is_new) {
      const Lesson& expected = lessons_[lesson];
      const ShownLesson& shown = lines_[line].text;
      found->second = {like_subject(expected.subject, shown.subject, vocabulary_),
                       like_teachers(expected.teachers, {}, shown.teachers, vocabulary_),
                       like_rooms(expected.rooms, {}, shown.rooms, vocabulary_), names_group(expected, shown.group)};
    }
    return found->second;
  }

  // Candidates in the order of `rank`, the least first; each is taken if `take` still can.
  template <class Rank, class Take>
  void in_order(Rank&& rank, Take&& take) {
    using Place = std::pair<std::size_t, std::size_t>;
    std::vector<std::pair<decltype(rank(0, 0)), Place>> candidates;
    for (std::size_t lesson = 0; lesson < lessons_.size(); ++lesson)
      for (std::size_t line = 0; line < lines_.size(); ++line)
        if (auto ranked = rank(lesson, line)) candidates.push_back({ranked, {lesson, line}});
    std::sort(candidates.begin(), candidates.end());
    for (const auto& [ranked, place] : candidates) take(place.first, place.second);
  }

  bool same_hours(std::size_t lesson, std::size_t line) const {
    return lessons_[lesson].day == lines_[line].day && lessons_[lesson].begin == lines_[line].begin &&
           lessons_[lesson].end == lines_[line].end;
  }
  bool is_alone(std::size_t lesson) const { return alignment_.lines_of[lesson].empty(); }
  bool line_is_alone(std::size_t line) const { return alignment_.lessons_of[line].empty(); }

  void join(std::size_t lesson, std::size_t line) {
    alignment_.lines_of[lesson].push_back(line);
    alignment_.lessons_of[line].push_back(lesson);
  }

  void pair_kin() {
    const auto shared = [&](std::size_t lesson, std::size_t line) { return lesson_left_[lesson] & line_left_[line]; };
    using Rank = std::optional<std::tuple<int, bool, bool, int>>;
    in_order(
        [&](std::size_t lesson, std::size_t line) -> Rank {
          if (lessons_[lesson].day != lines_[line].day) return {};
          const auto overlap = static_cast<int>(shared(lesson, line).count());
          if (overlap == 0 || !agreement(lesson, line).is_kin()) return {};
          return std::tuple(-agreement(lesson, line).score(), !same_hours(lesson, line), !lessons_[lesson].sure,
                            -overlap);
        },
        [&](std::size_t lesson, std::size_t line) {
          const Minutes both = shared(lesson, line);
          if (both.none()) return;
          lesson_left_[lesson] &= ~both;
          line_left_[line] &= ~both;
          join(lesson, line);
        });
  }

  // A line beside another one that tells of the same lesson: its second teacher, say.
  void absorb_lines() {
    for (std::size_t line = 0; line < lines_.size(); ++line) {
      if (!line_is_alone(line)) continue;
      for (std::size_t lesson = 0; lesson < lessons_.size() && line_is_alone(line); ++lesson) {
        const Lesson& expected = lessons_[lesson];
        const Line& extra = lines_[line];
        if (is_alone(lesson) || expected.day != extra.day || extra.begin < expected.begin || expected.end < extra.end)
          continue;
        if (agreement(lesson, line).subject != Likeness::same || !names_some_of(expected, extra.text)) continue;
        for (const std::size_t beside : alignment_.lines_of[lesson]) {
          if (lines_[beside].end <= extra.begin || extra.end <= lines_[beside].begin) continue;
          lines_[beside].text.teachers += "\n" + extra.text.teachers;
          lines_[beside].text.rooms += "\n" + extra.text.rooms;
          break;
        }
        alignment_.lessons_of[line].push_back(lesson);
        line_left_[line].reset();
      }
    }
  }
  bool names_some_of(const Lesson& lesson, const ShownLesson& shown) const {
    const auto fits = [](const auto& list, const auto& is_different) {
      return list.empty() || !std::all_of(list.begin(), list.end(), is_different);
    };
    return fits(lesson.teachers,
                [&](const domain::Teacher& each) {
                  return like_teachers({each}, lesson.teachers, shown.teachers, vocabulary_) == Likeness::different;
                }) &&
           fits(lesson.rooms, [&](const std::string& each) {
             return like_rooms({each}, lesson.rooms, shown.rooms, vocabulary_) == Likeness::different;
           });
  }

  // A lesson of one group that a line at the same hour names among others.
  void absorb_lessons() {
    for (std::size_t lesson = 0; lesson < lessons_.size(); ++lesson) {
      const Lesson& expected = lessons_[lesson];
      for (std::size_t line = 0; line < lines_.size() && is_alone(lesson); ++line) {
        const Line& shown = lines_[line];
        if (line_is_alone(line) || expected.day != shown.day || expected.begin < shown.begin ||
            shown.end < expected.end)
          continue;
        if (agreement(lesson, line).subject != Likeness::same) continue;
        std::vector<domain::Teacher> teachers;
        std::vector<std::string> rooms;
        for (const std::size_t other : alignment_.lessons_of[line]) {
          teachers.insert(teachers.end(), lessons_[other].teachers.begin(), lessons_[other].teachers.end());
          rooms.insert(rooms.end(), lessons_[other].rooms.begin(), lessons_[other].rooms.end());
        }
        for (const Lesson& each : lessons_) {  // other groups at that hour, which the line may name as well
          if (each.day != expected.day || each.begin != expected.begin || each.subject != expected.subject) continue;
          teachers.insert(teachers.end(), each.teachers.begin(), each.teachers.end());
          rooms.insert(rooms.end(), each.rooms.begin(), each.rooms.end());
        }
        if (like_teachers(expected.teachers, teachers, shown.text.teachers, vocabulary_) == Likeness::different ||
            like_rooms(expected.rooms, rooms, shown.text.rooms, vocabulary_) == Likeness::different)
          continue;
        join(lesson, line);
        lesson_left_[lesson].reset();
      }
    }
  }

  void pair_moved() {
    in_order(
        [&](std::size_t lesson, std::size_t line) -> std::optional<std::tuple<bool, bool, long>> {
          if (!lessons_[lesson].sure || !is_alone(lesson) || !line_is_alone(line)) return {};
          const Agreement& both = agreement(lesson, line);
          if (both.subject != Likeness::same || both.teachers == Likeness::different) return {};
          const auto by = std::chrono::abs(lessons_[lesson].begin - lines_[line].begin).count();
          return std::tuple(lessons_[lesson].day != lines_[line].day, both.rooms == Likeness::different,
                            static_cast<long>(by));
        },
        [&](std::size_t lesson, std::size_t line) {
          if (!is_alone(lesson) || !line_is_alone(line)) return;
          join(lesson, line);
          alignment_.hour_differs[lesson] = true;
          lesson_left_[lesson].reset();
          line_left_[line].reset();
        });
  }

  void pair_the_rest() {
    in_order(
        [&](std::size_t lesson, std::size_t line) -> std::optional<int> {
          if (!is_alone(lesson) || !line_is_alone(line) || !same_hours(lesson, line)) return {};
          const Agreement& both = agreement(lesson, line);
          return both.differences() > 1 ? std::nullopt : std::optional(-both.score());
        },
        [&](std::size_t lesson, std::size_t line) {
          if (!is_alone(lesson) || !line_is_alone(line)) return;
          join(lesson, line);
          lesson_left_[lesson].reset();
          line_left_[line].reset();
        });
  }

  // Minutes that only one of two has, beyond what a bell may be off.
  void judge_hours(bool whole) {
    const auto matters = [](const Minutes& left) { return left.count() > static_cast<std::size_t>(kNearBell.count()); };
    for (std::size_t lesson = 0; lesson < lessons_.size(); ++lesson)
      if (!is_alone(lesson) && matters(lesson_left_[lesson])) alignment_.hour_differs[lesson] = true;
    for (std::size_t line = 0; line < lines_.size(); ++line) {
      auto& of_line = alignment_.lessons_of[line];
      if (!whole || of_line.empty() || !matters(line_left_[line])) continue;
      std::sort(of_line.begin(), of_line.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(lessons_[a].begin, a) < std::tie(lessons_[b].begin, b);
      });
      const bool is_after =
          line_left_[line].test(std::min(kMinutesOfDay, static_cast<std::size_t>(lines_[line].end.count())) - 1);
      alignment_.hour_differs[is_after ? of_line.back() : of_line.front()] = true;
    }
  }

  std::span<const Lesson> lessons_;
  std::vector<Line>& lines_;
  const Vocabulary& vocabulary_;
  std::vector<Minutes> lesson_left_, line_left_;
  std::map<std::pair<std::size_t, std::size_t>, Agreement> agreements_;
  Alignment alignment_;
};

}  // namespace

Alignment align(const Expected& expected, std::vector<Line>& lines, const Vocabulary& vocabulary) {
  return Aligner(expected.lessons, lines, vocabulary).run(expected.whole);
}

}  // namespace timetable
