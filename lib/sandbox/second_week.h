// The second skin's timetable of a class: a list of classes, then a week as a grid, a column a day, with cells that span
// the time of their lessons.
#pragma once

#include "sandbox/world.h"

namespace sandbox::second {

[[nodiscard]] Response answer_week(World& world, const Visit& visit);

}  // namespace sandbox::second
