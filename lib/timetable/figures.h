// Where the lessons cannot be compared one by one, since the export is encrypted: the figures of the ENT's report against
// those of the last import, and whether each class has any lesson at all.
#pragma once

#include "domain/finding.h"
#include "domain/import.h"
#include "timetable/lessons.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timetable {

using Figure = domain::Outcome::Figure;

// The first whole number of a figure's value: "14 226 séances" is 14226. Empty if there is none.
[[nodiscard]] std::optional<std::int64_t> value_of(std::string_view text);

// A finding ("figure_fell") for each figure that is smaller than the last import's by more than `share` of it (0.3: by
// more than 30 %). Figures belong together by their labels, as the ENT words them, folded. Nothing is said of a label that
// only one of the two has (the ENT may word it otherwise now), of a value without a number, and of figures that are
// better small: errors, people not found, what was refused or left out.
[[nodiscard]] std::vector<domain::Finding> fallen_figures(std::span<const Figure> now, std::span<const Figure> last,
                                                          double share);

// What the ENT shows of a class, where nothing is known of what it should show.
struct ShownClass {
  std::string class_name;
  std::vector<ShownLesson> lessons;
};

// A finding ("class_empty") for each class without a lesson in the week of `monday`, `most` at most and then « et N
// autres classes »; a single one if it is so for all (it may be a week of holidays). A line whose day cannot be read
// counts as a lesson, one of another week does not.
[[nodiscard]] std::vector<domain::Finding> empty_classes(std::span<const ShownClass> classes, domain::Day monday,
                                                         std::size_t most = 8);

}  // namespace timetable
