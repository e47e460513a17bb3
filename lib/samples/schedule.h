// The school's week: which class learns what, with whom, where and when.
#pragma once

#include "samples/draws.h"
#include "samples/school.h"

namespace samples {

// Fills subjects, teachers, rooms, groups' lessons and courses of a school whose classes, parts and groups are there.
void schedule(School& school, Draws& draws);

}  // namespace samples
