// What a clear export says, as far as the ENT makes something of it: its people, and of a timetable its lessons.
#pragma once

#include "sandbox/person.h"
#include "sandbox/timetable.h"

#include <optional>
#include <string_view>
#include <vector>

namespace sandbox {

struct Payload {
  std::vector<Person> people{};  // a pupil, then those who are responsible for it
  std::optional<Timetable> timetable{};
};

// Never fails: of what is no XML nothing is read.
[[nodiscard]] Payload read_payload(std::string_view text);

}  // namespace sandbox
