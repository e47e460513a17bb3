#include "timetable/sample.h"

#include <algorithm>
#include <random>

namespace timetable {

std::vector<std::string> sample_of(std::vector<std::string> classes, std::size_t most, std::uint64_t seed) {
  std::sort(classes.begin(), classes.end());
  classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
  if (classes.size() <= most) return classes;
  // The standard specifies this generator to the bit, but none of its distributions.
  std::mt19937_64 chance(seed);
  std::vector<std::string> sample;
  for (std::size_t i = 0; i < most; ++i) {
    const std::size_t begin = i * classes.size() / most, end = (i + 1) * classes.size() / most;
    sample.push_back(classes[begin + static_cast<std::size_t>(chance() % (end - begin))]);
  }
  return sample;
}

}  // namespace timetable
