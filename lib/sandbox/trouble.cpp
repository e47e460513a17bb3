#include "sandbox/trouble.h"

#include "domain/names.h"

#include <boost/algorithm/string/predicate.hpp>
#include <boost/lexical_cast/try_lexical_convert.hpp>

namespace sandbox {

namespace {

using Kind = Trouble::Kind;

constexpr domain::Names<Kind, 12> kKinds{{{
    {Kind::maintenance, "maintenance"},
    {Kind::unavailable, "unavailable"},
    {Kind::throttled, "throttled"},
    {Kind::slow, "slow"},
    {Kind::dropped_before, "dropped_before"},
    {Kind::dropped_after, "dropped_after"},
    {Kind::expired, "expired"},
    {Kind::expired_school, "expired_school"},
    {Kind::wrong_password, "wrong_password"},
    {Kind::changed_page, "changed_page"},
    {Kind::refused_file, "refused_file"},
    {Kind::interrupted, "interrupted"},
}}};

bool lasts(Kind kind) {
  return kind == Kind::maintenance || kind == Kind::slow || kind == Kind::wrong_password || kind == Kind::changed_page;
}

template <class Number>
bool read_number(std::string_view text, Number& number) {
  return boost::conversion::try_lexical_convert(text.data(), text.size(), number) && number >= 0;
}

bool matches(const Trouble& trouble, std::string_view step) {
  return trouble.at.empty() || step == trouble.at || boost::starts_with(step, trouble.at + ".");
}

}  // namespace

std::optional<Trouble> trouble_named(std::string_view sentence) {
  static constexpr std::string_view kMarks = "@*+~=";
  const std::size_t end = sentence.find_first_of(kMarks);
  const auto kind = kKinds.value(sentence.substr(0, end));
  if (!kind) return std::nullopt;
  Trouble trouble{*kind};
  std::optional<int> times;
  std::string_view rest = end == std::string_view::npos ? std::string_view() : sentence.substr(end);
  while (!rest.empty()) {
    const char mark = rest.front();
    const std::size_t next = rest.find_first_of(kMarks, 1);
    const std::string_view value = rest.substr(1, next == std::string_view::npos ? next : next - 1);
    rest = next == std::string_view::npos ? std::string_view() : rest.substr(next);
    if (value.empty()) return std::nullopt;
    bool good = true;
    if (mark == '@') trouble.at = value;
    if (mark == '*') good = read_number(value, times.emplace());
    if (mark == '+') good = read_number(value, trouble.skip);
    if (mark == '~') good = read_number(value, trouble.permille);
    if (mark == '=') good = read_number(value, trouble.seconds.emplace());
    if (!good) return std::nullopt;
  }
  trouble.times = times.value_or(lasts(*kind) || trouble.permille < 1000 ? 0 : 1);
  return trouble;
}

std::optional<Trouble> Troubles::strikes(Kind kind, std::string_view step) {
  for (auto each = all_.begin(); each != all_.end(); ++each) {
    if (each->kind != kind || !matches(*each, step)) continue;
    if (each->skip > 0) {
      --each->skip;
      continue;
    }
    if (each->permille < 1000 && static_cast<int>(chance_() % 1000) >= each->permille) continue;
    const Trouble struck = *each;
    if (each->times > 0 && --each->times == 0) all_.erase(each);
    return struck;
  }
  return std::nullopt;
}

}  // namespace sandbox
