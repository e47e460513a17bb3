#include "matching/person.h"

#include "matching/code_points.h"
#include "matching/particle.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace matching {

namespace {

constexpr std::size_t kMostDigits = 4;

// "BERG", "N'DIAYE", "D'": no small letter, and one that could be. A letter alone says nothing ("DUPONT J").
bool in_capitals(std::string_view word) {
  int large = 0;
  for (const char32_t c : decoded(word).letters) {
    const auto code = static_cast<utf8proc_int32_t>(c);
    if (utf8proc_toupper(code) != code) return false;
    large += utf8proc_tolower(code) != code;
  }
  return large > 1;
}

// Split at white space only: "N'DIAYE" and "Jean-Noël" are one each.
std::vector<std::string> tokens_of(std::string_view text) {
  std::vector<std::string> tokens(1);
  for (const char32_t c : decoded(text).letters) {
    const bool blank = c <= U' ' || utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_ZS;
    if (!blank)
      tokens.back() += to_utf8(Letters(1, c));
    else if (!tokens.back().empty())
      tokens.emplace_back();
  }
  if (tokens.back().empty()) tokens.pop_back();
  return tokens;
}

std::string joined(const std::vector<std::string>& tokens, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) out += (out.empty() ? "" : " ") + tokens[i];
  return out;
}

Letters folded(std::string_view text) { return matching::joined(words_of(text)); }

bool is_small_word(std::string_view token) { return is_particle(folded(token)); }

// Where the last name ends that the tokens begin with; all in capitals: after its first real word.
std::size_t end_of_last_name(const std::vector<std::string>& tokens) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < tokens.size() && (in_capitals(tokens[i]) || is_small_word(tokens[i])); ++i)
    if (in_capitals(tokens[i]) || tokens[i].front() == '(') end = i + 1;  // "HÔTE (L')"
  if (end == tokens.size() || end == 0) {
    end = 0;
    while (end + 1 < tokens.size() && is_small_word(tokens[end])) ++end;
    ++end;
  }
  return std::min(end, tokens.size());
}

// Where the last name begins that the tokens end with; their number if they don't.
std::size_t begin_of_last_name(const std::vector<std::string>& tokens) {
  std::size_t begin = tokens.size();
  while (begin > 0 && in_capitals(tokens[begin - 1])) --begin;
  if (begin == tokens.size()) return begin;
  while (begin > 1 && is_small_word(tokens[begin - 1])) --begin;
  return begin;
}

constexpr std::array<std::string_view, 12> kMonths = {"janvier",   "fevrier", "mars",     "avril",
                                                      "mai",       "juin",    "juillet",  "aout",
                                                      "septembre", "octobre", "novembre", "decembre"};

std::optional<Date> date_of(int year, int month, int day) {
  const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                  std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() && year >= 1900 ? std::optional(date) : std::nullopt;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The numbers in it, and the words between.
struct Pieces {
  std::vector<std::string> numbers;
  std::string between;
};

Pieces pieces_of(std::string_view text) {
  Pieces pieces;
  bool inside = false;
  for (const char c : text) {
    if (is_digit(c) && !inside) pieces.numbers.emplace_back();
    inside = is_digit(c);
    if (inside)
      pieces.numbers.back() += c;
    else
      pieces.between += c;
  }
  return pieces;
}

struct Found {
  std::optional<Date> date;
  Role role = Role::unknown;
};

Found facts_in(std::string_view text) {
  Found found{.date = std::nullopt, .role = role_named(text)};
  const auto first = std::ranges::find_if(text, is_digit);
  if (first == text.end()) return found;
  auto rest = text.substr(static_cast<std::size_t>(first - text.begin()));
  while (!rest.empty() && !is_digit(rest.back())) rest.remove_suffix(1);
  found.date = read_date(rest);
  return found;
}

// What stands in the brackets that the text begins with, up to the one that closes them: "(élève, né(e) le 12/03/2011)".
std::string_view bracketed(std::string_view text) {
  int open = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    open += text[i] == '(';
    open -= text[i] == ')';
    if (open == 0) return text.substr(1, i - 1);
  }
  return text.substr(1);
}

}  // namespace

Role role_named(std::string_view words) {
  struct Stem {
    std::u32string_view letters;
    Role role;
  };
  static constexpr std::array<Stem, 21> kStems = {
      {{U"eleve", Role::pupil},        {U"etudiant", Role::pupil},       {U"apprenti", Role::pupil},
       {U"enseignant", Role::teacher}, {U"prof", Role::teacher},         {U"professeur", Role::teacher},
       {U"parent", Role::guardian},    {U"responsable", Role::guardian}, {U"tuteur", Role::guardian},
       {U"tutrice", Role::guardian},   {U"pere", Role::guardian},        {U"mere", Role::guardian},
       {U"famille", Role::guardian},   {U"personnel", Role::staff},      {U"agent", Role::staff},
       {U"direction", Role::staff},    {U"administrat", Role::staff},    {U"surveillant", Role::staff},
       {U"assistant", Role::staff},    {U"autre", Role::staff},          {U"invite", Role::staff}}};
  // A short one must be the whole word: "Mérédith" is nobody's mother.
  constexpr std::size_t kShort = 5;
  for (const Word& word : words_of(words))
    for (const auto& [letters, role] : kStems)
      if (word.letters == letters || (letters.size() > kShort && word.letters.starts_with(letters))) return role;
  return Role::unknown;
}

std::optional<Name> read_name(std::string_view text) {
  auto tokens = tokens_of(text);
  while (tokens.size() > 1 && is_title(folded(tokens.front())) && !in_capitals(tokens.front()))
    tokens.erase(tokens.begin());
  std::erase_if(tokens, [](const std::string& each) { return words_of(each).empty(); });
  if (tokens.empty()) return std::nullopt;
  const std::size_t count = tokens.size();
  if (!in_capitals(tokens.front()) && !is_small_word(tokens.front()))
    if (const auto begin = begin_of_last_name(tokens); begin < count)
      return Name{joined(tokens, begin, count), joined(tokens, 0, begin)};
  const std::size_t end = end_of_last_name(tokens);
  return Name{joined(tokens, 0, end), joined(tokens, end, count)};
}

std::optional<Date> read_date(std::string_view text) {
  const Pieces pieces = pieces_of(text);
  const auto& numbers = pieces.numbers;
  const auto& between = pieces.between;
  for (const auto& each : numbers)
    if (each.size() > kMostDigits) return std::nullopt;
  const auto number = [&](std::size_t i) { return std::stoi(numbers[i]); };
  if (numbers.size() == 3 && (between == "//" || between == "--" || between == "..")) {
    if (numbers[0].size() == 4) return date_of(number(0), number(1), number(2));
    if (numbers[2].size() == 4) return date_of(number(2), number(1), number(0));
  }
  if (numbers.size() == 2 && numbers[1].size() == 4) {
    for (const Word& word : words_of(between)) {
      const auto found = std::ranges::find(kMonths, to_utf8(word.letters));
      if (found != kMonths.end()) return date_of(number(1), static_cast<int>(found - kMonths.begin()) + 1, number(0));
    }
  }
  return std::nullopt;
}

std::optional<Person> read_person(std::string_view line) {
  Found facts;
  std::string_view name = line;
  const auto tells = [](std::string_view text) { return role_named(text) != Role::unknown || facts_in(text).date; };
  for (auto at = line.find('('); at != line.npos; at = line.find('(', at + 1)) {
    const std::string_view inside = bracketed(line.substr(at));
    if (!tells(inside)) continue;
    facts = facts_in(inside);
    name = line.substr(0, at);
    break;
  }
  if (name.size() == line.size()) {
    // "BENALI Lina, élève, 12/03/2011", "BENALI Lina Élève": facts after a comma, else a role as the last word.
    if (const auto comma = line.find(','); comma != line.npos && tells(line.substr(comma))) {
      facts = facts_in(line.substr(comma));
      name = line.substr(0, comma);
    } else if (const auto space = line.rfind(' ');
               space != line.npos && role_named(line.substr(space)) != Role::unknown) {
      facts.role = role_named(line.substr(space));
      name = line.substr(0, space);
    }
  }
  auto read = read_name(name);
  if (!read) return std::nullopt;
  return Person{.name = std::move(*read), .role = facts.role, .birth_date = facts.date};
}

std::string in_words(const Name& name) {
  return name.last.empty() || name.first.empty() ? name.last + name.first : name.last + " " + name.first;
}

std::string in_words(const Date& date) {
  char text[32];
  std::snprintf(text, sizeof text, "%02u/%02u/%04d", static_cast<unsigned>(date.day()),
                static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
  return text;
}

}  // namespace matching
