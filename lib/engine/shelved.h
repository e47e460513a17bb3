// What lies on the shelves of the drop folders, as imports that ended as their shelf says: for a journal that knows nothing
// of them any more.
#pragma once

#include "engine/settings.h"

#include <boost/filesystem/path.hpp>

namespace engine {

// Everything in that folder, sorted; nothing if it cannot be read.
[[nodiscard]] std::vector<boost::filesystem::path> entries_of(const boost::filesystem::path& folder);

// Every export on a shelf that none of `known` is: oldest first, without numbers. Reads each file that no import names.
// Not those that were too large to be read: nothing of them was ever sent.
[[nodiscard]] std::vector<domain::Import> on_the_shelves(const Settings& settings,
                                                         const std::vector<domain::Import>& known);

}  // namespace engine
