#include "daemon/config/value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace navette {

namespace {

// Lower case, without any space. Only ASCII and the letters that French units and months need.
std::string squeezed(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kFolds = {
      {{"\u00A0", ""}, {"\u202F", ""}, {"É", "e"}, {"é", "e"}, {"Û", "u"}, {"û", "u"}, {",", "."}}};
  std::string out;
  while (!text.empty()) {
    const auto fold = std::ranges::find_if(kFolds, [&](const auto& each) { return text.starts_with(each.first); });
    if (fold != kFolds.end()) {
      out += fold->second;
      text.remove_prefix(fold->first.size());
      continue;
    }
    const char c = text.front();
    if (c != ' ' && c != '\t') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    text.remove_prefix(1);
  }
  return out;
}

template <class Number>
std::optional<Number> whole(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

struct Unit {
  std::string_view word;
  double factor;
};

// A number that is not negative, times its unit; whole to 2^53.
template <std::size_t N>
std::optional<std::int64_t> quantity(std::string_view text, const std::array<Unit, N>& units) {
  const std::string squeezed_text = squeezed(text);
  const std::string_view all(squeezed_text);
  const auto digits = std::min(all.find_first_not_of("0123456789."), all.size());
  double number = 0;
  const auto [end, error] = std::from_chars(all.data(), all.data() + digits, number, std::chars_format::fixed);
  if (digits == 0 || error != std::errc{} || end != all.data() + digits) return std::nullopt;
  for (const Unit& unit : units)
    if (all.substr(digits) == unit.word) {
      const double value = std::round(number * unit.factor);
      if (value > 9e15) return std::nullopt;
      return static_cast<std::int64_t>(value);
    }
  return std::nullopt;
}

std::optional<int> minutes_of_day(std::string_view text) {
  const auto colon = text.find_first_of(":h");
  const auto hours = whole<int>(text.substr(0, colon));
  const bool bare = colon == text.npos || colon + 1 == text.size();
  const auto minutes = bare ? std::optional<int>(0) : whole<int>(text.substr(colon + 1));
  if (!hours || !minutes || *hours < 0 || *hours > 23 || *minutes < 0 || *minutes > 59) return std::nullopt;
  return *hours * 60 + *minutes;
}

// Insertions, deletions, replacements and swaps of neighbours.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) table[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) table[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
    }
  return table[a.size()][b.size()];
}

}  // namespace

std::optional<std::int64_t> parse_count(std::string_view text) { return whole<std::int64_t>(squeezed(text)); }

std::optional<std::uint64_t> parse_size(std::string_view text) {
  static constexpr std::array<Unit, 9> kUnits = {{{"octets", 1},
                                                  {"octet", 1},
                                                  {"o", 1},
                                                  {"ko", 1024.0},
                                                  {"kb", 1024.0},
                                                  {"mo", 1024.0 * 1024},
                                                  {"mb", 1024.0 * 1024},
                                                  {"go", 1024.0 * 1024 * 1024},
                                                  {"gb", 1024.0 * 1024 * 1024}}};
  const auto value = quantity(text, kUnits);
  return value ? std::optional(static_cast<std::uint64_t>(*value)) : std::nullopt;
}

std::optional<Duration> parse_duration(std::string_view text) {
  static constexpr std::array<Unit, 15> kUnits = {{{"ms", 1},
                                                   {"s", 1e3},
                                                   {"sec", 1e3},
                                                   {"seconde", 1e3},
                                                   {"secondes", 1e3},
                                                   {"min", 6e4},
                                                   {"minute", 6e4},
                                                   {"minutes", 6e4},
                                                   {"h", 3.6e6},
                                                   {"heure", 3.6e6},
                                                   {"heures", 3.6e6},
                                                   {"j", 8.64e7},
                                                   {"jour", 8.64e7},
                                                   {"jours", 8.64e7},
                                                   {"semaines", 6.048e8}}};
  const auto value = quantity(text, kUnits);
  return value ? std::optional(Duration(*value)) : std::nullopt;
}

std::optional<QuietHours> parse_hours(std::string_view text) {
  const std::string all = squeezed(text);
  const auto dash = all.find('-');
  if (dash == all.npos) return std::nullopt;
  const auto from = minutes_of_day(std::string_view(all).substr(0, dash));
  const auto to = minutes_of_day(std::string_view(all).substr(dash + 1));
  if (!from || !to || *from == *to) return std::nullopt;
  return QuietHours{*from, *to};
}

std::optional<double> parse_share(std::string_view text) {
  static constexpr std::array<Unit, 1> kUnits = {{{"%", 1}}};
  const auto percent = quantity(text, kUnits);
  return percent && *percent >= 1 && *percent <= 100 ? std::optional(static_cast<double>(*percent) / 100) : std::nullopt;
}

std::optional<bool> parse_yes(std::string_view text) {
  const std::string word = squeezed(text);
  if (word == "oui") return true;
  return word == "non" ? std::optional(false) : std::nullopt;
}

std::optional<unsigned> parse_month(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kMonths = {"janvier",   "fevrier", "mars",     "avril",
                                                               "mai",       "juin",    "juillet",  "aout",
                                                               "septembre", "octobre", "novembre", "decembre"};
  const std::string word = squeezed(text);
  const auto named = std::ranges::find(kMonths, word);
  if (named != kMonths.end()) return static_cast<unsigned>(named - kMonths.begin()) + 1;
  const auto month = whole<unsigned>(word);
  return month && *month >= 1 && *month <= 12 ? month : std::nullopt;
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  std::string best;
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string& each : known)
    if (const std::size_t steps = distance(word, each); steps < least && steps < each.size()) {
      least = steps;
      best = each;
    }
  return best;
}

std::string listed(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

}  // namespace navette
