#include "domain/school_year.h"

namespace domain {

SchoolYear SchoolYear::of(Instant when, unsigned first_month) {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(when)};
  const int year = static_cast<int>(day.year());
  return {static_cast<unsigned>(day.month()) >= first_month ? year : year - 1};
}

std::string SchoolYear::str() const { return std::to_string(start) + "-" + std::to_string(start + 1); }

}  // namespace domain
