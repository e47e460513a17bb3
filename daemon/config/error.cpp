#include "daemon/config/error.h"

namespace navette {

namespace {

std::string lines_of(const std::vector<Problem>& problems) {
  std::string lines;
  for (const Problem& problem : problems) {
    if (!lines.empty()) lines += '\n';
    lines += problem.str();
  }
  return lines;
}

}  // namespace

std::string Place::str() const { return line == 0 ? file : file + ", ligne " + std::to_string(line); }

std::string Problem::str() const { return place.str() + " : " + sentence; }

ConfigError::ConfigError(std::vector<Problem> problems)
    : std::runtime_error(lines_of(problems)), problems_(std::move(problems)) {}

}  // namespace navette
