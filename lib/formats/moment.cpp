#include "formats/moment.h"

namespace formats {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const auto first = text.find_first_not_of(space);
  return first == text.npos ? std::string_view{} : text.substr(first, text.find_last_not_of(space) - first + 1);
}

// Takes what it reads off the front; every reader fails for good once one has failed.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  int number(std::size_t digits) {
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (i >= rest_.size() || !is_digit(rest_[i])) return fail();
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(digits);
    return value;
  }
  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void expect(char c) {
    if (!take(c)) fail();
  }
  // Digits after the decimal point, as milliseconds.
  int fraction() {
    if (rest_.empty() || !is_digit(rest_.front())) return fail();
    int value = 0;
    for (int unit = 100; !rest_.empty() && is_digit(rest_.front()); unit /= 10) {
      value += (rest_.front() - '0') * unit;
      rest_.remove_prefix(1);
    }
    return value;
  }
  bool done() const { return well_ && rest_.empty(); }

 private:
  int fail() {
    well_ = false;
    rest_ = {};
    return 0;
  }

  std::string_view rest_;
  bool well_ = true;
};

std::optional<std::chrono::sys_days> day_of(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || year < 1900 || year > 2199) return std::nullopt;
  return std::chrono::sys_days{date};
}

}  // namespace

std::optional<std::chrono::sys_days> read_date(std::string_view text) {
  Reader reader(trimmed(text));
  const int year = reader.number(4);
  reader.expect('-');
  const int month = reader.number(2);
  reader.expect('-');
  const int day = reader.number(2);
  return reader.done() ? day_of(year, month, day) : std::nullopt;
}

std::optional<domain::Instant> read_moment(std::string_view text) {
  text = trimmed(text);
  const auto date = read_date(text.substr(0, 10));
  if (!date || text.size() < 11) return std::nullopt;

  Reader reader(text.substr(10));
  reader.expect('T');
  const int hour = reader.number(2);
  reader.expect(':');
  const int minute = reader.number(2);
  reader.expect(':');
  const int second = reader.number(2);
  const int thousandths = reader.take('.') ? reader.fraction() : 0;
  minutes zone{0};
  if (!reader.take('Z')) {
    const int sign = reader.take('+') ? 1 : reader.take('-') ? -1 : 0;
    if (sign != 0) {
      const int zone_hours = reader.number(2);
      reader.expect(':');
      const int zone_minutes = reader.number(2);
      if (zone_hours > 14 || zone_minutes > 59) return std::nullopt;
      zone = sign * (hours{zone_hours} + minutes{zone_minutes});
    }
  }
  const bool midnight_ends = hour == 24 && minute == 0 && second == 0 && thousandths == 0;
  if (!reader.done() || (hour > 23 && !midnight_ends) || minute > 59 || second > 59) return std::nullopt;
  return domain::Instant{*date} + hours{hour} + minutes{minute} + seconds{second} + milliseconds{thousandths} - zone;
}

}  // namespace formats
