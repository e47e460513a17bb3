// The first skin's cahier de textes: a class and a week are chosen, its lessons shown as a list.
#pragma once

#include "sandbox/world.h"

namespace sandbox::skolengo {

[[nodiscard]] Response answer_textbook(World& world, Visit& visit);

}  // namespace sandbox::skolengo
