#include "timetable/calendar.h"

#include "timetable/words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

namespace timetable {

namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 7> kDays = {"lundi",    "mardi",  "mercredi", "jeudi",
                                                   "vendredi", "samedi", "dimanche"};
constexpr std::array<std::string_view, 12> kMonths = {"janvier",   "février", "mars",     "avril",
                                                      "mai",       "juin",    "juillet",  "août",
                                                      "septembre", "octobre", "novembre", "décembre"};

std::optional<int> integer_of(std::string_view token) {
  int value = 0;
  const auto [stopped, error] = std::from_chars(token.data(), token.data() + token.size(), value);
  if (error != std::errc{} || stopped != token.data() + token.size() || token.size() > 4) return std::nullopt;
  return value;
}

// Which of the names begins with these letters; "jui" begins two, and is none.
template <std::size_t N>
std::optional<int> index_of(const std::array<std::string_view, N>& names, std::string_view token, std::size_t least) {
  std::optional<int> found;
  if (token.size() < least) return found;
  for (std::size_t i = 0; i < N; ++i) {
    if (!folded(names[i]).starts_with(token)) continue;
    if (found) return std::nullopt;
    found = static_cast<int>(i);
  }
  return found;
}

std::optional<Day> date_of(int of_year, int of_month, int of_day) {
  const year_month_day date{year{of_year}, month{static_cast<unsigned>(of_month)}, day{static_cast<unsigned>(of_day)}};
  if (of_month < 1 || of_day < 1 || !date.ok()) return std::nullopt;
  return sys_days{date};
}

// In the year that brings it nearest to the week.
std::optional<Day> date_near(Day monday, int of_month, int of_day) {
  const int around = static_cast<int>(year_month_day{monday}.year());
  std::optional<Day> nearest;
  for (int each = around - 1; each <= around + 1; ++each)
    if (const auto date = date_of(each, of_month, of_day))
      if (!nearest || abs(*date - monday) < abs(*nearest - monday)) nearest = date;
  return nearest;
}

int full_year(int written) { return written < 100 ? 2000 + written : written; }

// "1er" is 1.
std::string_view without_er(std::string_view token) { return token == "1er" ? token.substr(0, 1) : token; }

std::optional<Day> numbered(const std::vector<int>& numbers, std::optional<int> of_month, Day monday) {
  if (of_month) {
    if (numbers.empty()) return std::nullopt;
    return numbers.size() > 1 ? date_of(full_year(numbers[1]), *of_month + 1, numbers[0])
                              : date_near(monday, *of_month + 1, numbers[0]);
  }
  if (numbers.size() >= 3)
    return numbers[0] > 31 ? date_of(numbers[0], numbers[1], numbers[2])
                           : date_of(full_year(numbers[2]), numbers[1], numbers[0]);
  if (numbers.size() == 2) return date_near(monday, numbers[1], numbers[0]);
  for (Day each = monday; each < monday + days{7}; each += days{1})
    if (static_cast<unsigned>(year_month_day{each}.day()) == static_cast<unsigned>(numbers[0])) return each;
  return std::nullopt;
}

// The hours in a text, at most two.
std::vector<TimeOfDay> hours_in(std::string_view text) {
  std::vector<TimeOfDay> found;
  const auto digits_at = [&](std::size_t at, std::size_t most) {
    std::size_t length = 0;
    while (length < most && at + length < text.size() && text[at + length] >= '0' && text[at + length] <= '9') ++length;
    return length;
  };
  const auto past_spaces = [&](std::size_t at) {
    while (at < text.size() && text[at] == ' ') ++at;
    return at;
  };
  for (std::size_t at = 0; at < text.size() && found.size() < 2;) {
    const std::size_t length = digits_at(at, 2);
    if (length == 0) {
      ++at;
      continue;
    }
    const int hour = *integer_of(text.substr(at, length));
    at = past_spaces(at + length);
    const std::string_view rest = text.substr(std::min(at, text.size()));
    const std::size_t unit = rest.starts_with("heure") ? (rest.starts_with("heures") ? 6u : 5u)
                             : !rest.empty() && std::string_view("h:.").find(rest.front()) != rest.npos ? 1u
                                                                                                        : 0u;
    if (unit == 0) continue;
    at = past_spaces(at + unit);
    int minute = 0;
    if (const std::size_t size = digits_at(at, 2); size == 2) {
      minute = *integer_of(text.substr(at, 2));
      at += 2;
      if (at < text.size() && text[at] == ':' && digits_at(at + 1, 2) == 2) at += 3;  // seconds
    } else if (rest.front() != 'h') {
      continue;
    }
    if (hour * 60 + minute <= 24 * 60 && minute <= 59) found.push_back(hours{hour} + minutes{minute});
  }
  return found;
}

// Anonymous Gregorian computus (Meeus, Astronomical Algorithms).
Day easter_of(int y) {
  const int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3,
            h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7,
            m = (a + 11 * h + 22 * l) / 451, sum = h + l - 7 * m + 114;
  return *date_of(y, sum / 31, sum % 31 + 1);
}

}  // namespace

std::optional<Day> read_day(std::string_view text, Day monday) {
  std::optional<int> weekday_found, month_found;
  std::vector<int> numbers;
  for (const std::string& token : tokens_of(text)) {
    if (const auto value = integer_of(without_er(token)))
      numbers.push_back(*value);
    else if (!numbers.empty() && !month_found)
      month_found = index_of(kMonths, token, 3);
    else if (numbers.empty() && !weekday_found)
      weekday_found = index_of(kDays, token, 2);
  }
  if (!numbers.empty()) return numbered(numbers, month_found, monday);
  if (!weekday_found) return std::nullopt;
  return monday + days{*weekday_found};
}

std::optional<Hours> read_hours(std::string_view begin, std::string_view end) {
  const auto first = hours_in(folded(begin)), last = hours_in(folded(end));
  if (first.empty()) return std::nullopt;
  Hours hours{first.front(), {}};
  if (!last.empty())
    hours.end = last.back();
  else if (first.size() > 1)
    hours.end = first.back();
  if (hours.end && *hours.end <= hours.begin) return std::nullopt;
  return hours;
}

std::string in_words(Day day) {
  const year_month_day date{day};
  const auto number = static_cast<unsigned>(date.day());
  return std::string(kDays[weekday{day}.iso_encoding() - 1]) + " " + std::to_string(number) +
         (number == 1 ? "er " : " ") + std::string(kMonths[static_cast<unsigned>(date.month()) - 1]);
}

std::string in_words(TimeOfDay at) {
  const auto minute = at.count() % 60;
  return std::to_string(at.count() / 60) + " h" +
         (minute == 0 ? "" : (minute < 10 ? " 0" : " ") + std::to_string(minute));
}

std::string span_in_words(TimeOfDay begin, TimeOfDay end) { return "de " + in_words(begin) + " à " + in_words(end); }

bool may_be_holiday(Day day) {
  const year_month_day date{day};
  static constexpr std::array<std::pair<unsigned, unsigned>, 9> fixed = {
      {{1, 1}, {5, 1}, {5, 8}, {7, 14}, {8, 15}, {11, 1}, {11, 11}, {12, 25}, {12, 26}}};
  for (const auto& [of_month, of_day] : fixed)
    if (date.month() == month{of_month} && date.day() == std::chrono::day{of_day}) return true;
  const auto after_easter = (day - easter_of(static_cast<int>(date.year()))).count();
  // Good Friday, Easter Monday, Ascension Day and the day after, Whit Monday.
  return after_easter == -2 || after_easter == 1 || after_easter == 39 || after_easter == 40 || after_easter == 50;
}

}  // namespace timetable
