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

chrono::sys_days paris_day(domain::Instant when) { return chrono::floor<chrono::days>(when + paris_offset(when)); }

chrono::sys_days monday_of(chrono::sys_days day) { return day - (chrono::weekday(day) - chrono::Monday); }

std::string date_of(domain::Instant when) { return date_of(paris_day(when)); }

std::string date_of_iso(const std::string& iso) {
  return iso.size() >= 10 ? iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4) : std::string();
}

std::optional<chrono::sys_days> day_typed(const std::string& text) {
  unsigned day = 0;
  unsigned month = 0;
  int year = 0;
  char more = 0;
  if (std::sscanf(text.c_str(), "%u/%u/%d%c", &day, &month, &year, &more) != 3) return std::nullopt;
  const chrono::year_month_day date{chrono::year(year), chrono::month(month), chrono::day(day)};
  return date.ok() ? std::optional(chrono::sys_days(date)) : std::nullopt;
}

std::string date_of(chrono::sys_days when) {
  const chrono::year_month_day day(when);
  return formatted("%02u/%02u/%04d", static_cast<unsigned>(day.day()), static_cast<unsigned>(day.month()),
                   static_cast<int>(day.year()));
}

std::string time_of(domain::Instant when) { return hour_of(paris_minute_of_day(when)); }

std::string hour_of(int minutes) { return formatted("%02d:%02d", minutes / 60, minutes % 60); }

std::string day_name(chrono::sys_days day) {
  static constexpr const char* kDays[] = {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"};
  return kDays[chrono::weekday(day).c_encoding()];
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
