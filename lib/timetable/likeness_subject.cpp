#include "timetable/likeness.h"
#include "timetable/words.h"

#include <algorithm>

namespace timetable {

namespace {

using domain::Subject;

bool is_name_of(const Subject& subject, const std::string& shown) {
  const auto same = [&](const std::string& name) { return !name.empty() && joined(weighty_tokens_of(name)) == shown; };
  return same(subject.label) || same(subject.code);
}

bool abbreviates_subject(const Subject& subject, std::string_view shown) {
  return abbreviates(subject.label, shown) || abbreviates(subject.code, shown);
}

// "maths" and "mathematiques".
bool begin_alike(std::string_view a, std::string_view b) {
  constexpr std::size_t telling = 4;
  return a.size() >= telling && a.substr(0, telling) == b.substr(0, telling) && !has_digit(a) && !has_digit(b);
}

bool share_a_word(const Tokens& some, const Tokens& others) {
  return std::any_of(some.begin(), some.end(), [&](const std::string& a) {
    return std::any_of(others.begin(), others.end(),
                       [&](const std::string& b) { return same_word(a, b, 3) || begin_alike(a, b); });
  });
}

// Both have words with digits, and not one in common.
bool contradict(const Tokens& some, const Tokens& others) {
  const auto is_numbered = [](const std::string& token) { return has_digit(token); };
  return std::any_of(some.begin(), some.end(), is_numbered) && std::any_of(others.begin(), others.end(), is_numbered) &&
         std::none_of(some.begin(), some.end(),
                      [&](const std::string& token) { return has_digit(token) && holds(others, token); });
}

}  // namespace

Likeness like_subject(const Subject& expected, std::string_view shown, const Vocabulary& vocabulary) {
  const Tokens tokens = weighty_tokens_of(shown), label = weighty_tokens_of(expected.label);
  if (tokens.empty() || (label.empty() && tokens_of(expected.code).empty())) return Likeness::unknown;
  const auto some_other = [&](auto&& fits) {
    return std::any_of(vocabulary.subjects.begin(), vocabulary.subjects.end(),
                       [&](const Subject& each) { return each != expected && fits(each); });
  };
  if (is_name_of(expected, joined(tokens))) return Likeness::same;
  if (some_other([&](const Subject& each) { return is_name_of(each, joined(tokens)); })) return Likeness::different;
  if (abbreviates_subject(expected, shown)) return Likeness::same;
  if (some_other([&](const Subject& each) { return abbreviates_subject(each, shown); })) return Likeness::different;
  return share_a_word(label, tokens) && !contradict(label, tokens) ? Likeness::same : Likeness::different;
}

}  // namespace timetable
