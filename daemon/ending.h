// What a command that cannot go on ends with: the sentence for whoever started it, and the exit code.
#pragma once

#include <exception>
#include <string>

namespace navette {

struct Ending {
  int code = 0;
  std::string sentence{};  // French, whole; of a configuration, one a line
};

[[nodiscard]] Ending ending_of(const std::exception_ptr& thrown);

}  // namespace navette
