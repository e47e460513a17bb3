#include "report/french.h"

#include <array>
#include <cstdio>

namespace report::french {

namespace {

constexpr std::string_view kNbsp = "\u00A0";

constexpr std::array<std::string_view, 7> kDays = {"dimanche", "lundi",    "mardi", "mercredi",
                                                   "jeudi",    "vendredi", "samedi"};
constexpr std::array<std::string_view, 12> kMonths = {"janvier",   "février", "mars",     "avril",
                                                      "mai",       "juin",    "juillet",  "août",
                                                      "septembre", "octobre", "novembre", "décembre"};

struct Parts {
  std::chrono::year_month_day day;
  std::chrono::hh_mm_ss<domain::Duration> time;
  unsigned weekday;
};

Parts parts_of(Local when) {
  const auto midnight = std::chrono::floor<std::chrono::days>(when);
  return {std::chrono::year_month_day{midnight}, std::chrono::hh_mm_ss{when - midnight},
          std::chrono::weekday{midnight}.c_encoding()};
}

std::string two_digits(std::int64_t value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string spaced(std::string_view a, std::string_view b) {
  std::string out(a);
  out += kNbsp;
  out += b;
  return out;
}

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether the space at `at` is inside "14 h 05" or "n° 12".
bool binds(std::string_view sentence, std::size_t at) {
  const std::string_view before = sentence.substr(0, at), after = sentence.substr(at + 1);
  if (after.empty() || before.empty()) return false;
  if (before.ends_with("n°")) return is_digit(after[0]);
  if (is_digit(before.back())) return after.size() > 2 && after.starts_with("h ") && is_digit(after[2]);
  return before.size() > 2 && before.ends_with(" h") && is_digit(before[before.size() - 3]) && is_digit(after[0]);
}

}  // namespace

Local local(domain::Instant instant, const UtcOffset& utc_offset) {
  return Local{instant.time_since_epoch() + (utc_offset ? utc_offset(instant) : domain::Duration{0})};
}

std::string date(Local when) {
  const Parts parts = parts_of(when);
  const unsigned day = static_cast<unsigned>(parts.day.day());
  std::string out = spaced(kDays[parts.weekday], day == 1 ? "1er" : std::to_string(day));
  out = spaced(out, kMonths[static_cast<unsigned>(parts.day.month()) - 1]);
  return spaced(out, std::to_string(static_cast<int>(parts.day.year())));
}

std::string clock(Local when) {
  const Parts parts = parts_of(when);
  return spaced(spaced(std::to_string(parts.time.hours().count()), "h"), two_digits(parts.time.minutes().count()));
}

std::string exact_clock(Local when) {
  const Parts parts = parts_of(when);
  return two_digits(parts.time.hours().count()) + ":" + two_digits(parts.time.minutes().count()) + ":" +
         two_digits(parts.time.seconds().count());
}

std::string moment(Local when) {
  return date(when) + " à" + std::string(kNbsp) + clock(when);
}

std::string short_moment(Local when) {
  const Parts parts = parts_of(when);
  return two_digits(static_cast<unsigned>(parts.day.day())) + "/" +
         two_digits(static_cast<unsigned>(parts.day.month())) + "/" +
         std::to_string(static_cast<int>(parts.day.year())) + " " + two_digits(parts.time.hours().count()) + ":" +
         two_digits(parts.time.minutes().count());
}

std::string duration(domain::Duration length) {
  using namespace std::chrono;
  const std::int64_t total = floor<seconds>(length).count();
  if (total < 1) return "moins d’une" + std::string(kNbsp) + "seconde";
  struct Unit {
    std::int64_t seconds;
    std::string_view singular, plural;
  };
  static constexpr std::array<Unit, 4> kUnits = {
      {{86400, "jour", "jours"}, {3600, "heure", "heures"}, {60, "minute", "minutes"}, {1, "seconde", "secondes"}}};
  std::size_t first = 0;
  while (total < kUnits[first].seconds) ++first;
  std::string out = count(total / kUnits[first].seconds, kUnits[first].singular, kUnits[first].plural);
  if (first + 1 < kUnits.size()) {
    const Unit& next = kUnits[first + 1];
    const std::int64_t rest = total % kUnits[first].seconds / next.seconds;
    if (rest > 0) out = spaced(out, count(rest, next.singular, next.plural));
  }
  return out;
}

std::string number(std::int64_t value) {
  const std::string digits = std::to_string(value);
  const bool negative = value < 0;
  std::string out = negative ? "−" : "";
  for (std::size_t i = negative ? 1 : 0; i < digits.size(); ++i) {
    out += digits[i];
    const std::size_t left = digits.size() - i - 1;
    if (left > 0 && left % 3 == 0) out += kNbsp;
  }
  return out;
}

std::string bytes(std::uint64_t value) {
  if (value < 1024) return count(static_cast<std::int64_t>(value), "octet", "octets");
  static constexpr std::array<std::string_view, 4> kUnits = {"Ko", "Mo", "Go", "To"};
  double size = static_cast<double>(value) / 1024;
  std::size_t unit = 0;
  while (size >= 1000 && unit + 1 < kUnits.size()) {
    size /= 1024;
    ++unit;
  }
  char text[32];
  std::snprintf(text, sizeof text, size < 9.95 ? "%.1f" : "%.0f", size);
  std::string out(text);
  if (const auto dot = out.find('.'); dot != std::string::npos) {
    if (out.ends_with(".0"))
      out.resize(dot);
    else
      out[dot] = ',';
  }
  return spaced(out, kUnits[unit]);
}

std::string count(std::int64_t value, std::string_view singular, std::string_view plural) {
  return spaced(number(value), value >= -1 && value <= 1 ? singular : plural);
}

std::string list(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? " et " : ", ";
    out += items[i];
  }
  return out;
}

std::string typeset(std::string_view sentence) {
  static constexpr std::string_view kOpen = "«", kClose = "»";
  std::string out;
  out.reserve(sentence.size() + 16);
  int quoted = 0;
  for (std::size_t i = 0; i < sentence.size();) {
    const std::string_view rest = sentence.substr(i);
    if (rest.starts_with(kOpen)) {
      ++quoted;
      out += kOpen;
      i += kOpen.size();
      if (i < sentence.size() && sentence[i] == ' ') {
        out += kNbsp;
        ++i;
      }
      continue;
    }
    if (rest.starts_with(kClose) && quoted > 0) --quoted;
    const std::string_view after = rest.substr(1);
    if (rest[0] == ' ' && quoted == 0 && binds(sentence, i)) {
      out += kNbsp;
    } else if (rest[0] == ' ' && quoted <= 1 && after.starts_with(kClose)) {
      out += kNbsp;
    } else if (rest[0] == ' ' && quoted == 0 && !after.empty() &&
               std::string_view(":;?!%").find(after[0]) != after.npos) {
      out += kNbsp;
    } else if (rest[0] == '\'' && quoted == 0 && i > 0 && is_letter_byte(sentence[i - 1]) && !after.empty() &&
               is_letter_byte(after[0])) {
      const auto start = sentence.rfind(' ', i) == sentence.npos ? 0 : sentence.rfind(' ', i) + 1;
      const std::string_view word = sentence.substr(start, sentence.find(' ', i) - start);
      const bool is_path = word.find_first_of("/\\") != word.npos;
      out += is_path ? "'" : "’";
    } else {
      out += rest[0];
    }
    ++i;
  }
  return out;
}

}  // namespace report::french
