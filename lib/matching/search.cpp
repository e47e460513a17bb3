#include "matching/search.h"

#include "matching/letters.h"
#include "matching/particle.h"

#include <algorithm>

namespace matching {

namespace {

constexpr std::size_t kBeginning = 3;  // letters that two spellings of a name mostly share

// A word as it is typed, up to the first letter that cannot be read.
std::string typed(const Letters& letters) { return to_utf8(letters.substr(0, letters.find(kUnreadable))); }

std::string beginning(const Letters& letters, std::size_t count) { return typed(letters.substr(0, count)); }

std::string typed(const Words& words) {
  std::string out;
  for (const Word& each : words) {
    if (!out.empty())
      out += each.before == Word::Mark::hyphen ? "-" : each.before == Word::Mark::apostrophe ? "'" : " ";
    out += typed(each.letters);
    if (each.letters.find(kUnreadable) != each.letters.npos) break;
  }
  return out;
}

class Plan {
 public:
  explicit Plan(const Name& name) : last_(without_titles(words_of(name.last))), first_(words_of(name.first)) {
    if (!last_.empty()) last_word_ = last_.front().letters;
    if (!first_.empty()) first_word_ = first_.front().letters;
    add(name.last, name.first);
    by_last_name();
    by_part();
    if (!plan_.empty()) plan_.back().enough = true;
    add(name.first, name.last);  // inverted, as written: where accents count
    by_first_name();
    by_beginnings();
  }

  std::vector<Search> take() && {
    if (plan_.size() > kMostSearches) plan_.resize(kMostSearches);
    return std::move(plan_);
  }

 private:
  void add(std::string last, std::string first) {
    Search search{std::move(last), std::move(first), !plan_.empty() && plan_.back().enough};
    if (search.last.size() + search.first.size() < 2) return;  // that would be half the directory
    const bool known = std::ranges::any_of(
        plan_, [&](const Search& each) { return each.last == search.last && each.first == search.first; });
    if (!known) plan_.push_back(std::move(search));
  }

  // The last name, with as much of the first as most spellings share; then whoever has that last name.
  void by_last_name() {
    const std::string first = beginning(first_word_, kBeginning);
    add(typed(last_), first);
    if (last_.size() > 1) add(typed(joined(last_)), first);
    const Letters particle = last_.size() == 1 ? glued_particle(last_word_) : Letters();
    if (particle.size() > 1) {
      const std::string rest = typed(last_word_.substr(particle.size()));
      add(typed(particle) + " " + rest, first);
      add(rest, first);
    }
    const Words bare = without_particles(last_);
    if (bare.size() != last_.size()) add(typed(bare.front().letters), first);
    add(typed(last_), "");
  }

  // Double names, of which the other side may have one part.
  void by_part() {
    const auto parts = parts_of(last_);
    for (std::size_t i = 0; i < std::min<std::size_t>(parts.size(), 3) && parts.size() > 1; ++i)
      add(typed(parts[i]), beginning(first_word_, 1));
  }

  // A slip in the last name: what comes before it, then nothing of it. And last and first name inverted.
  void by_first_name() {
    add(beginning(last_word_, kBeginning), typed(first_word_));
    add(beginning(first_word_, kBeginning), beginning(last_word_, 1));
    add(beginning(last_word_, 1), typed(first_word_));
    add("", typed(first_));
    add("", beginning(first_word_, kBeginning + 1));
  }

  // Slips in both.
  void by_beginnings() {
    add(beginning(last_word_, kBeginning), beginning(first_word_, 1));
    add(beginning(last_word_, 1), beginning(first_word_, 2));
    add(beginning(last_word_, kBeginning + 1), "");
    add("", typed(last_word_));
  }

  Words last_, first_;
  Letters last_word_{}, first_word_{};  // the first word of each
  std::vector<Search> plan_{};
};

}  // namespace

std::vector<Search> searches(const Person& person) { return Plan(person.name).take(); }

}  // namespace matching
