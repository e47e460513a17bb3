#include "planner/local_time.h"

#include <array>

namespace planner {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::minutes;

std::string day_and_month(std::chrono::year_month_day date) {
  static constexpr std::array kMonths{"janvier", "février", "mars",      "avril",   "mai",      "juin",
                                      "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
  const unsigned day = static_cast<unsigned>(date.day());
  return (day == 1 ? "1er" : std::to_string(day)) + " " + kMonths[static_cast<unsigned>(date.month()) - 1];
}

}  // namespace

Duration offset_at(Instant when, const Policy& policy) {
  return policy.utc_offset ? policy.utc_offset(when) : Duration::zero();
}

LocalInstant to_local(Instant when, const Policy& policy) {
  return LocalInstant(when.time_since_epoch() + offset_at(when, policy));
}

std::string at_what_time(Instant when, Instant now, const Policy& policy) {
  const auto local = std::chrono::ceil<minutes>(to_local(when, policy));
  const auto day = floor<days>(local);
  const auto today = floor<days>(to_local(now, policy));
  const auto minute = (local - day).count();

  std::string text;
  if (day == today + days(1)) text = "demain ";
  if (day < today || day > today + days(1)) text = "le " + day_and_month(std::chrono::year_month_day{day}) + " ";
  return text + "à " + std::to_string(minute / 60) + " h " + (minute % 60 < 10 ? "0" : "") +
         std::to_string(minute % 60);
}

std::string on_what_day(Instant when, const Policy& policy) {
  const std::chrono::year_month_day date{floor<days>(to_local(when, policy))};
  return day_and_month(date) + " " + std::to_string(static_cast<int>(date.year()));
}

}  // namespace planner
