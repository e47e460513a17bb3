#include "sandbox/spelling.h"

#include <boost/algorithm/string/erase.hpp>
#include <boost/algorithm/string/replace.hpp>
#include <utf8proc.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <optional>

namespace sandbox {

namespace {

std::string mapped(const std::string& text, int options) {
  utf8proc_uint8_t* made = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &made, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(made, &std::free);
  return size < 0 ? text : std::string(reinterpret_cast<const char*>(made), static_cast<std::size_t>(size));
}

std::string without_accents(std::string text) {
  for (const auto& [ligature, letters] : {std::pair{"Œ", "OE"}, {"œ", "oe"}, {"Æ", "AE"}, {"æ", "ae"}})
    boost::replace_all(text, ligature, letters);
  return mapped(text, UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK);
}

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

// A place in the middle of a word where two plain letters follow each other; npos if there is none.
std::size_t middle_of(const std::string& text) {
  for (std::size_t i = 2; i + 2 < text.size(); ++i)
    if (is_letter(text[i - 1]) && is_letter(text[i]) && is_letter(text[i + 1]) && text[i] != text[i + 1] &&
        text[i] != text[i - 1])
      return i;
  return std::string::npos;
}

using Way = std::optional<Otherwise> (*)(const Person&);

std::optional<Otherwise> one(std::string_view how, Person person, const Person& exported) {
  if (person.key() == exported.key() || person.last_name.empty() || person.first_name.empty()) return std::nullopt;
  return Otherwise{how, {std::move(person)}};
}

std::optional<Otherwise> accents(const Person& exported) {
  Person person = exported;
  person.last_name = without_accents(person.last_name);
  person.first_name = without_accents(person.first_name);
  return one("accents", person, exported);
}

std::optional<Otherwise> space(const Person& exported) {
  Person person = exported;
  if (person.last_name.find(' ') != std::string::npos)
    boost::erase_all(person.last_name, " ");
  else
    boost::replace_all(person.last_name, "-", " ");
  return one("space", person, exported);
}

std::optional<Otherwise> apostrophe(const Person& exported) {
  Person person = exported;
  boost::erase_all(person.last_name, "'");
  return one("apostrophe", person, exported);
}

std::optional<Otherwise> particle(const Person& exported) {
  Person person = exported;
  for (const std::string_view each :
       {"DE LA ", "DE ", "DES ", "DU ", "DA ", "DOS ", "LE ", "EL ", "BEN ", "VON ", "D'"})
    if (person.last_name.starts_with(each)) {
      person.last_name.erase(0, each.size());
      break;
    }
  return one("particle", person, exported);
}

std::optional<Otherwise> inverted(const Person& exported) {
  Person person = exported;
  std::swap(person.last_name, person.first_name);
  return one("inverted", person, exported);
}

std::optional<Otherwise> first_part(const Person& exported) {
  Person person = exported;
  person.first_name = person.first_name.substr(0, person.first_name.find_first_of("- "));
  return one("first_part", person, exported);
}

std::optional<Otherwise> more_first_names(const Person& exported) {
  Person person = exported;
  person.first_name += " Dominique";
  return one("more_first_names", person, exported);
}

std::optional<Otherwise> double_name(const Person& exported) {
  Person person = exported;
  person.last_name += "-GIRAUDET";
  return one("double_name", person, exported);
}

std::optional<Otherwise> doubled_letter(const Person& exported) {
  Person person = exported;
  const auto at = middle_of(person.last_name);
  if (at == std::string::npos) return std::nullopt;
  person.last_name.insert(at, 1, person.last_name[at]);
  return one("doubled_letter", person, exported);
}

std::optional<Otherwise> missing_letter(const Person& exported) {
  Person person = exported;
  const auto at = middle_of(person.last_name);
  if (at == std::string::npos) return std::nullopt;
  person.last_name.erase(at, 1);
  return one("missing_letter", person, exported);
}

std::optional<Otherwise> transposed(const Person& exported) {
  Person person = exported;
  const auto at = middle_of(person.last_name);
  if (at == std::string::npos) return std::nullopt;
  std::swap(person.last_name[at], person.last_name[at + 1]);
  return one("transposed", person, exported);
}

// "2014-05-03" to "2014-05-04", and the 28th and what follows to the 1st.
std::string another_day(std::string date) {
  if (date.size() != 10) return date;
  const int day = std::atoi(date.substr(8).c_str());
  const std::string next = std::to_string(day >= 28 ? 1 : day + 1);
  return date.substr(0, 8) + (next.size() == 1 ? "0" : "") + next;
}

std::optional<Otherwise> birth_date(const Person& exported) {
  if (exported.quality != Person::Quality::pupil) return std::nullopt;
  Person person = exported;
  person.birth_date = another_day(person.birth_date);
  return one("birth_date", person, exported);
}

std::optional<Otherwise> namesakes(const Person& exported) {
  auto found = birth_date(exported);
  if (!found) return std::nullopt;
  Person other = found->people.front();
  other.birth_date = another_day(other.birth_date);
  other.school_class.clear();
  found->how = "namesakes";
  found->people.push_back(std::move(other));
  return found;
}

std::optional<Otherwise> elsewhere(const Person& exported) {
  Person person = exported;
  person.school_class.clear();
  return Otherwise{"elsewhere", {std::move(person)}, true};
}

std::optional<Otherwise> absent(const Person&) { return Otherwise{"absent"}; }

constexpr std::array<Way, 15> kWays = {accents,        space,      apostrophe,       particle,    inverted,
                                       first_part,     elsewhere,  more_first_names, double_name, doubled_letter,
                                       missing_letter, transposed, birth_date,       namesakes,   absent};

}  // namespace

Otherwise spelled_otherwise(const Person& person, std::uint64_t chance) {
  for (std::size_t i = 0; i < kWays.size(); ++i)
    if (auto found = kWays[(chance + i) % kWays.size()](person)) return std::move(*found);
  return {"absent"};
}

std::string lowered(std::string_view text, bool keep_accents) {
  const std::string lower = mapped(std::string(text), UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
  return keep_accents ? lower : without_accents(lower);
}

std::string plain(std::string_view text) {
  std::string out;
  for (const char c : without_accents(std::string(text))) {
    if (c >= 'A' && c <= 'Z') out.push_back(static_cast<char>(c - 'A' + 'a'));
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out.push_back(c);
  }
  return out;
}

}  // namespace sandbox
