// Which classes to look at where there are too many to look at them all: each look is a request to the ENT.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace timetable {

// All classes if there are `most` or fewer, else `most` of them, spread over the school: of as many stretches of the
// classes in the order of their names (so of every level), one class each. The seed chooses which: the same seed and
// classes give the same sample on every system, whatever the order they come in; another seed (the import's number, say)
// another one, so that in time every class is looked at. In the order of their names, each name once.
[[nodiscard]] std::vector<std::string> sample_of(std::vector<std::string> classes, std::size_t most,
                                                 std::uint64_t seed);

}  // namespace timetable
