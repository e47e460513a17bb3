// Exports for simulated schools, as EDT and PRONOTE would write them.
#pragma once

#include "domain/export.h"
#include "domain/uai.h"

#include <string>

namespace simulation {

struct Wanted {
  domain::Uai school;
  domain::Kind kind{};
  int edition = 0;  // another one, another timetable
  domain::Instant made_at{};
  bool encrypted = false;
};

[[nodiscard]] std::string export_of(const Wanted& wanted);
[[nodiscard]] std::string file_name_of(const Wanted& wanted);

}  // namespace simulation
