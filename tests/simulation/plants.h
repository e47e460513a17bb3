// The known bugs by their names, see domain/plant.h.
#pragma once

#include "domain/plant.h"

#include <string>
#include <utility>
#include <vector>

namespace simulation {

[[nodiscard]] const std::vector<std::pair<std::string, domain::Plant>>& plants();
// Plants it, or none; false if this build cannot.
[[nodiscard]] bool plant(domain::Plant bug);

}  // namespace simulation
