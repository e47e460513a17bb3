#include "timetable/likeness.h"
#include "timetable/words.h"

#include <algorithm>
#include <array>

namespace timetable {

namespace {

using domain::Teacher;

constexpr std::size_t kTelling = 4;  // letters of a name that say whose it is

// What stands around a name. "m" is as well an initial: it proves nothing then.
constexpr std::array<std::string_view, 20> kTitles = {
    "m",           "mm",         "mr",           "mme",       "mmes",       "mlle",      "mlles",
    "monsieur",    "madame",     "mademoiselle", "dr",        "prof",       "profs",     "professeur",
    "professeurs", "enseignant", "enseignante",  "principal", "principale", "remplacant"};

// The same but for one letter too many, too few, another one, or two that changed places.
bool is_one_slip(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a.size() < kTelling + 1) return false;
  const auto begin = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
  a.remove_prefix(begin);
  b.remove_prefix(begin);
  if (a.size() < b.size()) return a == b.substr(1);
  if (a.size() < 2) return true;
  return a.substr(1) == b.substr(1) || (a[0] == b[1] && a[1] == b[0] && a.substr(2) == b.substr(2));
}

enum class Fit { none, loose, whole };

class Person {
 public:
  explicit Person(const Teacher& teacher)
      : last_(tokens_of(teacher.last_name)), first_(tokens_of(teacher.first_name)), joined_(joined(last_)) {}

  bool has_both_names() const { return !last_.empty() && !first_.empty(); }

  Fit fit(const Tokens& cell) const {
    if (last_.empty()) return Fit::loose;  // nobody could tell
    if (std::all_of(last_.begin(), last_.end(), [&](const std::string& each) { return holds(cell, each); }))
      return Fit::whole;
    for (std::size_t begin = 0; begin < cell.size(); ++begin) {
      std::string run;
      for (std::size_t at = begin; at < cell.size() && run.size() < joined_.size(); ++at) {
        run += cell[at];
        if (run == joined_) return Fit::whole;
        if (is_one_slip(run, joined_)) return Fit::loose;
      }
    }
    return std::any_of(cell.begin(), cell.end(), [&](const std::string& token) { return is_like_last(token); })
               ? Fit::loose
               : Fit::none;
  }

  // Whether that word of a cell is a part of this name.
  bool explains(const std::string& token) const {
    if (holds(last_, token) || (token.size() > 1 && joined_.find(token) != joined_.npos)) return true;
    if (is_like_last(token) || (!first_.empty() && token == initials_of(first_))) return true;
    return std::any_of(first_.begin(), first_.end(),
                       [&](const std::string& each) { return same_word(each, token, 1); });
  }

 private:
  bool is_like_last(const std::string& token) const {
    if (is_one_slip(token, joined_) || same_word(token, joined_, kTelling)) return true;
    return std::any_of(last_.begin(), last_.end(), [&](const std::string& each) {
      return same_word(token, each, kTelling) && token.size() >= kTelling;
    });
  }

  Tokens last_, first_;
  std::string joined_;
};

bool is_explained(const std::string& token, const std::vector<Person>& by) {
  return std::any_of(by.begin(), by.end(), [&](const Person& each) { return each.explains(token); });
}

bool is_title(const std::string& token) { return std::find(kTitles.begin(), kTitles.end(), token) != kTitles.end(); }

// A piece of the cell with nothing in it of those who may be there.
bool lists_a_stranger(std::string_view shown, const std::vector<Person>& known) {
  for (const std::string& piece : pieces_of(shown)) {
    Tokens names;
    for (const std::string& token : tokens_of(piece))
      if (!is_title(token)) names.push_back(token);
    const bool is_name = std::any_of(names.begin(), names.end(), [](const auto& each) { return each.size() > 2; });
    if (is_name &&
        std::none_of(names.begin(), names.end(), [&](const auto& each) { return is_explained(each, known); }))
      return true;
  }
  return false;
}

// Another teacher of the school stands in the cell under the whole last name, and that name explains all that ours do not,
// or all that there is (`names`; empty: not asked).
bool stands_for(const Person& other, const Tokens& cell, const Tokens& unexplained, const Tokens& names) {
  if (other.fit(cell) != Fit::whole) return false;
  const auto explains_all = [&](const Tokens& tokens) {
    return !tokens.empty() &&
           std::all_of(tokens.begin(), tokens.end(), [&](const std::string& token) { return other.explains(token); });
  };
  return explains_all(unexplained) || explains_all(names);
}

}  // namespace

Likeness like_teachers(const std::vector<Teacher>& expected, const std::vector<Teacher>& allowed,
                       std::string_view shown, const Vocabulary& vocabulary) {
  const Tokens cell = tokens_of(shown);
  if (cell.empty() || expected.empty()) return Likeness::unknown;

  bool loose = false;
  std::vector<Person> known;
  for (const Teacher& each : expected) {
    known.emplace_back(each);
    const Fit fit = known.back().fit(cell);
    if (fit == Fit::none) return Likeness::different;
    loose = loose || fit == Fit::loose;
  }
  for (const Teacher& each : allowed) known.emplace_back(each);

  Tokens names, unexplained;
  for (const std::string& token : cell) {
    const bool explained = is_explained(token, known);
    if (is_title(token) && !explained) continue;
    names.push_back(token);
    if (!explained) unexplained.push_back(token);
  }
  const auto may_be_there = [&](const Teacher& each) {
    return std::find(expected.begin(), expected.end(), each) != expected.end() ||
           std::find(allowed.begin(), allowed.end(), each) != allowed.end();
  };
  const auto is_named = [&](const Teacher& each) {
    return !may_be_there(each) && stands_for(Person(each), cell, unexplained, loose ? names : Tokens());
  };
  if ((loose || !unexplained.empty()) && std::any_of(vocabulary.teachers.begin(), vocabulary.teachers.end(), is_named))
    return Likeness::different;
  const bool all_named =
      std::all_of(known.begin(), known.end(), [](const Person& each) { return each.has_both_names(); });
  return all_named && lists_a_stranger(shown, known) ? Likeness::different : Likeness::same;
}

}  // namespace timetable
