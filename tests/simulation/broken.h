// A promise that did not hold in a world.
#pragma once

#include <stdexcept>

namespace simulation {

class Broken : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

}  // namespace simulation
