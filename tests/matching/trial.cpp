#include "matching/trial.h"

#include <algorithm>
#include <set>

namespace matching {

namespace {

using samples::Draws;

Town town_from(std::uint64_t seed, std::size_t people) {
  Draws draws(seed);
  return make_town(draws, people);
}

Mishap draw_mishap(Draws& draws) {
  unsigned all = 0;
  for (std::size_t i = 0; i < kMishaps; ++i) all += share_of(static_cast<Mishap>(i));
  std::size_t at = draws.below(all);
  for (std::size_t i = 0;; ++i) {
    const auto mishap = static_cast<Mishap>(i);
    if (at < share_of(mishap)) return mishap;
    at -= share_of(mishap);
  }
}

// What a birth date says, as anybody would count it.
int word_of(const std::optional<Date>& a, const std::optional<Date>& b) { return !a || !b ? 1 : *a == *b ? 0 : 2; }

bool same_people(Role a, Role b) { return a == b; }

}  // namespace

Trial::Trial(std::uint64_t seed, Scale scale)
    : scale_(scale), town_(town_from(seed, scale.people)), directory_(town_, [&] {
        auto manner = scale.manner;
        manner.shows_birth_dates = scale.birth_dates;
        return manner;
      }()) {
  for (const Candidate& each : town_.people) plain_.emplace_back(each.name);
  Draws draws(seed ^ 0x5EED5EED);
  draw_present(draws);
  draw_absentees(draws);
  for (const Case& each : cases_) found_.push_back(found_for(each));
}

std::string Trial::line_of(const Person& person) const {
  std::string line =
      person.name.last + " " + person.name.first + " (" + (person.role == Role::pupil ? "élève" : "enseignant");
  if (person.birth_date && scale_.birth_dates) line += ", né(e) le " + in_words(*person.birth_date);
  return line + ")";
}

void Trial::draw_present(Draws& draws) {
  while (cases_.size() < scale_.present) {
    const Mishap mishap = draw_mishap(draws);
    // The same mishap until somebody is found to whom it can happen, so that each has its share.
    for (int tries = 0; tries < 1000; ++tries) {
      const Candidate& truth = town_.people[draws.below(town_.people.size())];
      if (truth.role != Role::pupil && truth.role != Role::teacher) continue;
      const auto person = written(draws, truth, mishap);
      if (!person) continue;
      domain::Uai school = *truth.school;
      if (mishap == Mishap::elsewhere)
        school =
            town_.schools[(draws.below(town_.schools.size() - 1) + 1 +
                           static_cast<std::size_t>(std::ranges::find(town_.schools, school) - town_.schools.begin())) %
                          town_.schools.size()];
      cases_.push_back({line_of(*person), truth.id, school, mishap, truth.role});
      break;
    }
  }
}

void Trial::draw_absentees(Draws& draws) {
  for (std::size_t i = 0; i < scale_.absent; ++i) {
    const Role role = draws.chance(12) ? Role::teacher : Role::pupil;
    const Candidate nobody = draw_absent(draws, town_, role);
    cases_.push_back({line_of({nobody.name, role, nobody.birth_date}), {}, *nobody.school, std::nullopt, role});
  }
}

Trial::Found Trial::found_for(const Case& one) const {
  const Person person = read_person(one.line).value();
  Found found;
  std::vector<Candidate> people;
  std::set<std::string> ids;
  bool settled = false;
  for (const Search& search : searches(person)) {
    ++found.searches;
    const std::size_t before = people.size();
    for (Candidate& each : directory_.answer(search))
      if (ids.insert(each.id).second) people.push_back(std::move(each));
    if (people.size() > before) settled = suggest(person, people, {.school = one.school}).settled;
    if (settled && search.enough) break;
  }
  for (const Candidate& each : people) found.people.push_back(std::stoul(each.id));
  return found;
}

std::vector<Candidate> Trial::shown(const Found& found) const {
  std::vector<Candidate> people;
  for (const std::size_t each : found.people) {
    people.push_back(town_.people[each]);
    if (!scale_.birth_dates) people.back().birth_date.reset();
  }
  return people;
}

const Candidate* Trial::twin_of(const Person& person, const Candidate& chosen) const {
  const PlainName wanted(person.name);
  const PlainName& mine = plain_[std::stoul(chosen.id)];
  const int word = word_of(person.birth_date, chosen.birth_date);
  const int apart = edits(wanted.run, mine.run, true);
  for (std::size_t i = 0; i < town_.people.size(); ++i) {
    const Candidate& other = town_.people[i];
    if (other.id == chosen.id || !same_people(other.role, chosen.role)) continue;
    const auto shown = scale_.birth_dates ? other.birth_date : std::nullopt;
    if (word_of(person.birth_date, shown) != word) continue;
    const bool namesake = plain_[i].run == mine.run;
    if (namesake) return &other;
    const auto difference = plain_[i].run.size() > wanted.run.size() ? plain_[i].run.size() - wanted.run.size()
                                                                     : wanted.run.size() - plain_[i].run.size();
    if (apart > 2 || difference > 2) continue;
    if (edits(wanted.run, plain_[i].run, true) <= apart) return &other;
  }
  return nullptr;
}

namespace {

// How one case ended.
struct Ending {
  std::vector<std::string> ranked;  // ids, the likeliest first
  std::size_t equals = 0;
  bool found = false;  // the right one was among the candidates
};

void count(Tally& tally, const Case& of, const Ending& ending) {
  ++tally.cases;
  tally.not_found += !ending.found;
  const auto at = static_cast<std::size_t>(std::ranges::find(ending.ranked, of.id) - ending.ranked.begin());
  const bool suggested = at < ending.ranked.size();
  tally.first += suggested && ending.equals == 1 && at == 0;
  tally.shared += suggested && ending.equals > 1 && at < ending.equals;
  tally.among_three += suggested && at < 3;
  tally.wrong += ending.equals == 1 && at != 0;
}

void count(Result& result, const Case& of, const Ending& ending) {
  if (!of.mishap) {
    ++result.absent.cases;
    result.absent.suggested += !ending.ranked.empty();
    return;
  }
  count(result.all, of, ending);
  count(of.role == Role::pupil ? result.pupils : result.teachers, of, ending);
  count(result.by_mishap[*of.mishap], of, ending);
}

bool is_among(const std::vector<Candidate>& found, const std::string& id) {
  return std::ranges::any_of(found, [&](const Candidate& each) { return each.id == id; });
}

}  // namespace

Result Trial::run() const {
  Result result;
  for (std::size_t i = 0; i < cases_.size(); ++i) {
    const Case& each = cases_[i];
    const Person person = read_person(each.line).value();
    const auto found = shown(found_[i]);
    const Suggestions suggestions = suggest(person, found, {.school = each.school});
    Ending ending{.ranked = {}, .equals = suggestions.equals, .found = is_among(found, each.id)};
    for (const Suggestion& one : suggestions.people) ending.ranked.push_back(one.candidate.id);
    count(result, each, ending);
    if (suggestions.equals == 1 && twin_of(person, suggestions.people.front().candidate)) ++result.one_of_two;
    result.searches += found_[i].searches;
    result.candidates += found.size();
  }
  return result;
}

std::pair<Result, double> Trial::run_plain(PlainWay way) const {
  struct Ranked {
    const Case* of;
    bool found;
    bool twin;
    std::vector<std::pair<double, std::string>> people;
  };
  std::vector<Ranked> all;
  for (std::size_t i = 0; i < cases_.size(); ++i) {
    const Case& each = cases_[i];
    const Person person = read_person(each.line).value();
    const auto found = shown(found_[i]);
    const PlainName wanted(person.name);
    Ranked ranked{&each, is_among(found, each.id), false, {}};
    for (const Candidate& one : found) {
      if (one.role != person.role || word_of(person.birth_date, one.birth_date) == 2) continue;
      ranked.people.emplace_back(similarity(way, wanted, plain_[std::stoul(one.id)]), one.id);
    }
    std::ranges::stable_sort(ranked.people, [](const auto& a, const auto& b) { return a.first > b.first; });
    if (!ranked.people.empty())
      ranked.twin = twin_of(person, town_.people[std::stoul(ranked.people.front().second)]) != nullptr;
    all.push_back(std::move(ranked));
  }
  const auto with = [&](double threshold) {
    Result result;
    for (const Ranked& each : all) {
      Ending ending{.ranked = {}, .equals = 0, .found = each.found};
      for (const auto& [value, id] : each.people) {
        if (value < threshold) break;
        ending.equals += value == each.people.front().first;
        ending.ranked.push_back(id);
      }
      count(result, *each.of, ending);
      result.one_of_two += ending.equals == 1 && each.twin;
    }
    return result;
  };
  std::pair<Result, double> best{with(1.0), 1.0};
  const auto mistaken = [](const Result& result) { return result.absent.suggested; };
  for (int hundredth = 99; hundredth >= 50; --hundredth) {
    const Result result = with(hundredth / 100.0);
    const bool fair = mistaken(result) * 100 <= result.absent.cases;
    if (fair && result.all.first > best.first.all.first) best = {result, hundredth / 100.0};
  }
  return best;
}

}  // namespace matching
