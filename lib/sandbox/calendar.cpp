#include "sandbox/calendar.h"

#include <cstdio>

namespace sandbox {

namespace chrono = std::chrono;

namespace {

domain::Instant switch_of(chrono::year year, chrono::month month) {
  return chrono::sys_days(year / month / chrono::Sunday[chrono::last]) + chrono::hours(1);
}

template <class... Numbers>
std::string formatted(const char* format, Numbers... numbers) {
  char text[40];
  std::snprintf(text, sizeof text, format, numbers...);
  return text;
}

}  // namespace

domain::Duration paris_offset(domain::Instant when) {
  const chrono::year year = chrono::year_month_day(chrono::floor<chrono::days>(when)).year();
  const bool summer = when >= switch_of(year, chrono::March) && when < switch_of(year, chrono::October);
  return chrono::hours(summer ? 2 : 1);
}

int paris_minute_of_day(domain::Instant when) {
  const domain::Instant local = when + paris_offset(when);
  return static_cast<int>(chrono::floor<chrono::minutes>(local - chrono::floor<chrono::days>(local)).count());
}

std::string date_of(domain::Instant when) {
  const chrono::year_month_day day(chrono::floor<chrono::days>(when + paris_offset(when)));
  return formatted("%02u/%02u/%04d", static_cast<unsigned>(day.day()), static_cast<unsigned>(day.month()),
                   static_cast<int>(day.year()));
}

std::string time_of(domain::Instant when) {
  const int minute = paris_minute_of_day(when);
  return formatted("%02d:%02d", minute / 60, minute % 60);
}

std::string iso_of(domain::Instant when) {
  const auto day = chrono::floor<chrono::days>(when);
  const chrono::year_month_day date(day);
  const chrono::hh_mm_ss clock(when - day);
  return formatted("%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
                   static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                   static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                   static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
}

}  // namespace sandbox
