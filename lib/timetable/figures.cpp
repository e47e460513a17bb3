#include "timetable/figures.h"

#include "timetable/calendar.h"
#include "timetable/words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace timetable {

namespace {

// Beginnings of words that name what an import had better have little of.
constexpr std::array<std::string_view, 17> kBetterSmall = {
    "non",    "erreur", "rejet", "refus",     "ignor",    "anomal",  "supprim", "doublon", "inconnu",
    "absent", "echec",  "echou", "avertisse", "manquant", "conflit", "retire",  "obsolete"};

bool is_better_small(const Tokens& label) {
  return std::any_of(label.begin(), label.end(), [](const std::string& token) {
    return std::any_of(kBetterSmall.begin(), kBetterSmall.end(), [&](std::string_view start) {
      return start == "non" ? token == start : token.starts_with(start);
    });
  });
}

// Numbers in the labels (dates, say) belong to the label.
std::string key_of(const Figure& figure) { return joined(tokens_of(figure.label)); }

bool has_lesson_in(const ShownClass& shown, domain::Day monday) {
  return std::any_of(shown.lessons.begin(), shown.lessons.end(), [&](const ShownLesson& each) {
    if (tokens_of(each.subject).empty() && tokens_of(each.teachers).empty() && tokens_of(each.rooms).empty())
      return false;
    const auto day = read_day(each.day, monday);
    return !day || (monday <= *day && *day < monday + std::chrono::days{7});
  });
}

}  // namespace

std::optional<std::int64_t> value_of(std::string_view text) {
  const std::string plain = folded(text);  // every space is a plain one now
  const auto is_digit_at = [&](std::size_t at) { return at < plain.size() && plain[at] >= '0' && plain[at] <= '9'; };
  std::size_t at = 0;
  while (at < plain.size() && !is_digit_at(at)) ++at;
  std::string digits;
  while (is_digit_at(at)) digits += plain[at++];
  // Thousands: after one to three digits, each time a separator and exactly three more.
  const bool may_go_on = digits.size() <= 3;
  while (may_go_on && at < plain.size() && std::string_view(" .'").find(plain[at]) != std::string_view::npos &&
         is_digit_at(at + 1) && is_digit_at(at + 2) && is_digit_at(at + 3) && !is_digit_at(at + 4)) {
    digits += plain.substr(at + 1, 3);
    at += 4;
  }
  std::int64_t value = 0;
  const auto [stopped, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc{} || stopped != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::vector<domain::Finding> fallen_figures(std::span<const Figure> now, std::span<const Figure> last, double share) {
  std::vector<domain::Finding> findings;
  for (const Figure& figure : now) {
    const std::string key = key_of(figure);
    const auto before = std::find_if(last.begin(), last.end(), [&](const Figure& each) { return key_of(each) == key; });
    if (key.empty() || before == last.end() || is_better_small(tokens_of(figure.label))) continue;
    const auto value = value_of(figure.value), old = value_of(before->value);
    if (!value || !old || *old <= 0) continue;
    const double fell = static_cast<double>(*old - *value) / static_cast<double>(*old);
    if (fell <= share) continue;
    findings.push_back(
        {"figure_fell", "« " + quotable(figure.label) + " » : " + number(*value) + " dans le bilan de l'ENT, contre " +
                            number(*old) + " à l'import précédent (" + std::to_string(std::lround(fell * 100)) +
                            " % de moins). Si ce n'est pas voulu, vérifiez que l'export a été fait depuis "
                            "la bonne base et que rien n'y a été décoché."});
  }
  return findings;
}

std::vector<domain::Finding> empty_classes(std::span<const ShownClass> classes, domain::Day monday, std::size_t most) {
  std::vector<std::string> empty;
  for (const ShownClass& each : classes)
    if (!has_lesson_in(each, monday)) empty.push_back(each.class_name);
  const std::string week = "la semaine du " + in_words(monday);
  const std::string advice =
      " Regardez dans l'ENT une autre semaine, puis le bilan de l'import ; si les séances y manquent aussi, refaites "
      "l'export.";
  if (empty.size() > 1 && empty.size() == classes.size())
    return {{"class_empty", "Aucune des " + number(std::ssize(empty)) + " classes regardées n'a de séance " + week +
                                ". Si ce n'est pas une semaine de vacances, l'ENT n'a pas généré les séances." +
                                advice}};
  std::vector<domain::Finding> findings;
  for (std::size_t i = 0; i < std::min(most, empty.size()); ++i)
    findings.push_back({"class_empty", "La classe " + empty[i] + " n'a aucune séance " + week + "." + advice});
  if (empty.size() > most)
    findings.push_back({"class_empty", "Et " +
                                           count(std::ssize(empty) - static_cast<std::int64_t>(most),
                                                 "autre classe n'en a", "autres classes n'en ont") +
                                           " aucune non plus."});
  return findings;
}

}  // namespace timetable
