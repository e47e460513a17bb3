#include "intake/shelves.h"

#include <cstdio>

namespace intake {

std::string name_of(std::chrono::year_month_day day) {
  char name[40];
  std::snprintf(name, sizeof name, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day()));
  return name;
}

}  // namespace intake
