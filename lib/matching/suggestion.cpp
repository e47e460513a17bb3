#include "matching/suggestion.h"

#include "matching/explanation.h"
#include "matching/likeness.h"

#include <algorithm>
#include <set>

namespace matching {

namespace {

// Tenths of a slip. Chosen on development seeds of scripts/bench matching; docs/matching.md tells how they do on others.
constexpr Cost kWorstName = 26;                 // of last and first name, the less alike
constexpr Cost kToleratedSame = 34;             // birth dates agree
constexpr Cost kToleratedUnknown = 17;          // one side shows none
constexpr Cost kToleratedUnknownElsewhere = 6;  // most people are of other schools: so is who is alike by chance
constexpr Cost kToleratedNear = 12;
constexpr Cost kToleratedDifferent = 2;
constexpr Cost kMargin = 8;  // behind the likeliest by no more: fits equally
constexpr Cost kShown = 16;  // behind by no more: shown as less likely
constexpr std::size_t kMost = 6;
constexpr int kFewLetters = 2;

struct Fit {
  const Candidate* candidate = nullptr;
  Likeness likeness{};
  Agreement dates = Agreement::unknown;
  bool elsewhere = false;  // in another school
  bool other_role = false;
  Cost distance = kFar;
  Letters name{};
  int letters = 0;       // that differ
  bool is_near = false;  // near enough by itself to be suggested
};

bool may_be(Role wanted, Role shown) {
  if (wanted == shown || wanted == Role::unknown || shown == Role::unknown) return true;
  const auto works_there = [](Role role) { return role == Role::teacher || role == Role::staff; };
  return works_there(wanted) && works_there(shown);
}

Cost tolerated(const Fit& fit) {
  switch (fit.dates) {
    case Agreement::same: return kToleratedSame;
    case Agreement::unknown: return fit.elsewhere ? kToleratedUnknownElsewhere : kToleratedUnknown;
    case Agreement::close: return kToleratedNear;
    case Agreement::different: return fit.elsewhere ? -1 : kToleratedDifferent;
  }
  return -1;
}

Cost cost_of(Agreement dates) {
  switch (dates) {
    case Agreement::same: return 0;
    case Agreement::unknown: return 10;
    case Agreement::close: return 12;
    case Agreement::different: return 30;
  }
  return kFar;
}

std::optional<Fit> fit_of(const Person& person, const ReadName& name, const Candidate& candidate,
                          const Source& source) {
  if (!may_be(person.role, candidate.role)) return std::nullopt;
  const ReadName shown(candidate.name);
  Fit fit{
      .candidate = &candidate,
      .likeness = likeness_of(name, shown),
      .dates = agreement_of(person.birth_date, candidate.birth_date),
      .elsewhere = source.school && candidate.school && *source.school != *candidate.school,
      .other_role = person.role != candidate.role && person.role != Role::unknown && candidate.role != Role::unknown};
  fit.is_near = fit.likeness.worst <= kWorstName && fit.likeness.cost <= tolerated(fit);
  fit.distance = fit.likeness.cost + cost_of(fit.dates) + (fit.elsewhere ? 2 : 0) + (fit.other_role ? 5 : 0);
  fit.name = shown.letters;
  fit.letters = letters_apart(name.letters, shown.letters);
  return fit;
}

// Two dates that are both not right are equally good.
bool disagrees(Agreement dates) { return dates == Agreement::close || dates == Agreement::different; }

// Rule 3.
bool fits_equally(const Fit& other, const Fit& likeliest) {
  if (other.is_near && other.distance <= likeliest.distance + kMargin) return true;
  const bool as_good_a_date = other.dates <= likeliest.dates || (disagrees(other.dates) && disagrees(likeliest.dates));
  const bool as_few_letters = other.letters <= likeliest.letters && (other.is_near || other.letters <= kFewLetters);
  return as_good_a_date && (as_few_letters || other.name == likeliest.name);
}

std::vector<Fit> fits_of(const Person& person, std::span<const Candidate> candidates, const Source& source) {
  const ReadName name(person.name);
  std::set<std::string_view> seen;
  std::vector<Fit> fits;
  for (const Candidate& each : candidates) {
    if (!each.id.empty() && !seen.insert(each.id).second) continue;
    if (auto fit = fit_of(person, name, each, source)) fits.push_back(std::move(*fit));
  }
  std::ranges::stable_sort(fits, {}, [](const Fit& each) { return std::pair(!each.is_near, each.distance); });
  if (fits.empty() || !fits.front().is_near) return {};
  std::stable_partition(fits.begin() + 1, fits.end(),
                        [&](const Fit& each) { return fits_equally(each, fits.front()); });
  std::erase_if(fits, [&](const Fit& each) { return !each.is_near && !fits_equally(each, fits.front()); });
  return fits;
}

}  // namespace

Suggestions suggest(const Person& person, std::span<const Candidate> candidates, const Source& source) {
  Suggestions out;
  const std::vector<Fit> fits = fits_of(person, candidates, source);
  for (const Fit& each : fits) {
    const bool equal = fits_equally(each, fits.front());
    if (!equal && (out.people.size() >= kMost || each.distance > fits.front().distance + kShown)) continue;
    out.equals += equal;
    out.people.push_back({*each.candidate, each.distance, each.likeness.remarks,
                          explained(person, *each.candidate, source, each.likeness.remarks)});
  }
  out.settled = out.equals == 1 && fits.front().dates == Agreement::same && fits.front().letters == 0;
  if (out.people.empty())
    out.sentence = nobody(person);
  else if (out.equals == 1)
    out.sentence = out.people.front().sentence;
  else
    out.sentence = several(person, {out.people.data(), out.equals});
  return out;
}

}  // namespace matching
