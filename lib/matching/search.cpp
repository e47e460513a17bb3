#include "matching/search.h"

#include "matching/letters.h"
#include "matching/particle.h"

#include <algorithm>

namespace matching {

namespace {

constexpr std::size_t kBeginning = 3;  // letters that two spellings of a name mostly share

class Plan {
 public:
  explicit Plan(const Name& name) : last_(without_titles(words_of(name.last))), first_(words_of(name.first)) {
    add(name.last, name.first);
    as_it_sounds();
    by_part();
    by_first_name();
  }

  std::vector<Search> take() && {
    if (plan_.size() > kMostSearches) plan_.resize(kMostSearches);
    return std::move(plan_);
  }

 private:
  void add(std::string last, std::string first) {
    Search search{std::move(last), std::move(first)};
    if (search.last.empty() && search.first.empty()) return;
    if (std::ranges::find(plan_, search) == plan_.end()) plan_.push_back(std::move(search));
  }

  static std::string beginning(const std::string& text, std::size_t letters) {
    const auto cut = text.substr(0, std::min(letters, text.size()));
    return cut.substr(0, cut.find_last_not_of(' ') + 1);
  }

  static std::string first_word(const Words& words) { return words.empty() ? "" : to_utf8(words.front().letters); }

  // The whole last name, with as much of the first as most spellings share.
  void as_it_sounds() {
    const std::string whole = plain(last_), first = beginning(first_word(first_), kBeginning);
    add(whole, first);
    if (last_.size() > 1) add(to_utf8(joined(last_)), first);
    if (last_.size() == 1) {
      const Letters particle = glued_particle(last_.front().letters);
      if (particle.size() > 1) add(to_utf8(last_.front().letters.substr(particle.size())), first);
    }
    const Words bare = without_particles(last_);
    if (bare.size() != last_.size()) add(first_word(bare), first);
    add(whole, "");
  }

  // Double names, of which the other side may have one part; and last and first name inverted.
  void by_part() {
    const auto parts = parts_of(last_);
    for (std::size_t i = 0; i < parts.size() && parts.size() > 1; ++i) add(plain(parts[i]), beginning(first_word(first_), 1));
    if (!first_.empty()) add(first_word(first_), beginning(plain(last_), kBeginning));
  }

  // A slip in the last name: what comes before it, then nothing of it.
  void by_first_name() {
    const std::string first = first_word(first_);
    if (first.size() < 2) return;
    add(beginning(plain(last_), kBeginning), first);
    add(beginning(plain(last_), 1), first);
    add("", first);
    add(beginning(plain(last_), kBeginning + 1), beginning(first, 1));
  }

  Words last_, first_;
  std::vector<Search> plan_{};
};

}  // namespace

std::vector<Search> searches(const Person& person) { return Plan(person.name).take(); }

}  // namespace matching
