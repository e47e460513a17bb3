#include "matching/slips.h"

#include <algorithm>
#include <array>

namespace matching {

namespace {

using Kind = Remark::Kind;

constexpr Cost kDoubled = 5, kSilent = 6, kTransposed = 7, kNear = 7, kMissing = 10, kReplaced = 10, kUnread = 3;
constexpr Cost kSameSound = 6, kNearSound = 5;
constexpr Cost kCutLong = 8, kCut = 10, kCutShort = 12;

// Letters that an ear or another language takes for each other.
constexpr std::array<std::u32string_view, 16> kNearPairs = {U"iy", U"ck", U"cs", U"sz", U"kq", U"vw", U"bp", U"dt",
                                                            U"gj", U"ou", U"ei", U"ae", U"mn", U"xs", U"ij", U"fv"};

bool are_alike(char32_t a, char32_t b) {
  return std::ranges::any_of(kNearPairs, [&](std::u32string_view pair) {
    return (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a);
  });
}

struct Step {
  Cost cost = kFar;
  Kind kind = Kind::missing;
  int from_a = 0, from_b = 0;  // letters taken
};

Cost replacing(char32_t a, char32_t b) {
  if (a == b) return 0;
  if (a == kUnreadable || b == kUnreadable) return kUnread;
  return are_alike(a, b) ? kNear : kReplaced;
}

// The letter at i is too many, or missing on the other side.
Step dropping(const Letters& word, std::size_t i) {
  const char32_t letter = word[i];
  if ((i > 0 && word[i - 1] == letter) || (i + 1 < word.size() && word[i + 1] == letter))
    return {kDoubled, Kind::doubled};
  return {letter == U'h' ? kSilent : kMissing, Kind::missing};
}

struct Way {
  Cost cost = 0;
  int slips = 0;
  std::vector<Kind> kinds;
};

// The cheapest way from a to b (restricted Damerau-Levenshtein distance, weighted).
Way way_between(const Letters& a, const Letters& b) {
  const std::size_t width = b.size() + 1;
  std::vector<Cost> costs((a.size() + 1) * width, 0);
  std::vector<Step> steps(costs.size());
  const auto at = [&](std::size_t i, std::size_t j) { return i * width + j; };
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i + j == 0) continue;
      Step best;
      Cost least = std::numeric_limits<Cost>::max();
      const auto offer = [&](Step step, int from_a, int from_b) {
        const Cost total =
            costs[at(i - static_cast<std::size_t>(from_a), j - static_cast<std::size_t>(from_b))] + step.cost;
        if (total >= least) return;
        least = total;
        best = {step.cost, step.kind, from_a, from_b};
      };
      if (i > 0 && j > 0) {
        const Cost cost = replacing(a[i - 1], b[j - 1]);
        offer({cost, cost == kUnread ? Kind::unreadable : Kind::replaced}, 1, 1);
      }
      if (i > 0) offer(dropping(a, i - 1), 1, 0);
      if (j > 0) offer(dropping(b, j - 1), 0, 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) offer({kTransposed, Kind::transposed}, 2, 2);
      costs[at(i, j)] = least;
      steps[at(i, j)] = best;
    }
  }
  Way way{.cost = costs.back(), .slips = 0, .kinds = {}};
  for (std::size_t i = a.size(), j = b.size(); i + j > 0;) {
    const Step& step = steps[at(i, j)];
    if (step.cost > 0) {
      ++way.slips;
      way.kinds.push_back(step.kind);
    }
    i -= static_cast<std::size_t>(step.from_a);
    j -= static_cast<std::size_t>(step.from_b);
  }
  return way;
}

Cost weighed(Cost cost, std::size_t length) {
  if (length <= 2) return cost * 3;
  if (length == 3) return cost * 2;
  if (length == 4) return cost * 3 / 2;
  return length < 8 ? cost : cost * 4 / 5;
}

int most_slips(std::size_t length) { return length <= 4 ? 1 : length <= 7 ? 2 : 3; }

Slips by_letters(const Letters& a, const Letters& b, Cost base) {
  const auto [least, length] = std::minmax({a.size(), b.size()});
  if (length - least > static_cast<std::size_t>(most_slips(length))) return {};
  Way way = way_between(a, b);
  if (way.slips > most_slips(length)) return {};
  return {base + weighed(way.cost, length), std::move(way.kinds)};
}

// One is the beginning of the other.
Slips by_beginning(const Letters& a, const Letters& b, Beginnings beginnings) {
  if (beginnings == Beginnings::no) return {};
  const auto& [less, more] = std::minmax(a, b, [](const Letters& x, const Letters& y) { return x.size() < y.size(); });
  if (less.size() < 3 || !more.starts_with(less)) return {};
  const bool had_no_room = less.size() >= 8;
  const std::size_t rest = more.size() - less.size();
  if (!had_no_room && (beginnings == Beginnings::cut || rest < 2 || (rest == 2 && less.size() < 5))) return {};
  return {had_no_room ? kCutLong : less.size() >= 5 ? kCut : kCutShort, {Kind::cut}};
}

Slips by_sound(const Letters& a, const Letters& b) {
  if (std::min(a.size(), b.size()) < 4) return {};
  const Letters first = sound_of(a), second = sound_of(b);
  if (first.size() < 3 || second.size() < 3) return {};
  if (first == second) return {kSameSound, {Kind::sound}};
  Slips slips = by_letters(first, second, kNearSound);
  slips.kinds.insert(slips.kinds.begin(), Kind::sound);
  return slips;
}

}  // namespace

Slips slips_between(const Letters& a, const Letters& b, Beginnings beginnings) {
  if (a == b) return {0, {}};
  if (a.empty() || b.empty()) return {};
  Slips best = by_letters(a, b, 0);
  for (Slips other : {by_beginning(a, b, beginnings), by_sound(a, b)})
    if (other.cost < best.cost) best = std::move(other);
  return best;
}

int letters_apart(const Letters& a, const Letters& b) {
  std::vector<std::vector<int>> costs(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      int& least = costs[i][j];
      least = i == 0   ? static_cast<int>(j)
              : j == 0 ? static_cast<int>(i)
                       : costs[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
      if (i > 0) least = std::min(least, costs[i - 1][j] + 1);
      if (j > 0) least = std::min(least, costs[i][j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        least = std::min(least, costs[i - 2][j - 2] + 1);
    }
  }
  return costs[a.size()][b.size()];
}

}  // namespace matching
