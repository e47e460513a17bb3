#include "matching/plain_ways.h"

#include "matching/hand.h"

#include <algorithm>
#include <vector>

namespace matching {

namespace {

std::string letters_of(const std::string& text) {
  std::string out;
  for (const char c : hand::in_small(hand::bare(hand::keyboard_letters(text, false)))) {
    const bool letter = (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80);
    if (letter)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

double jaro(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return a == b;
  const std::size_t window = std::max<std::size_t>(std::max(a.size(), b.size()) / 2, 1) - 1;
  std::vector<bool> of_a(a.size()), of_b(b.size());
  std::size_t matches = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::size_t from = i > window ? i - window : 0, to = std::min(i + window + 1, b.size());
    for (std::size_t j = from; j < to; ++j) {
      if (of_b[j] || a[i] != b[j]) continue;
      of_a[i] = of_b[j] = true;
      ++matches;
      break;
    }
  }
  if (matches == 0) return 0;
  std::size_t turned = 0, j = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!of_a[i]) continue;
    while (!of_b[j]) ++j;
    turned += a[i] != b[j++];
  }
  const auto m = static_cast<double>(matches);
  return (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) +
          (m - static_cast<double>(turned) / 2) / m) /
         3;
}

double jaro_winkler(std::string_view a, std::string_view b) {
  const double plain = jaro(a, b);
  std::size_t same = 0;
  while (same < 4 && same < a.size() && same < b.size() && a[same] == b[same]) ++same;
  return plain + 0.1 * static_cast<double>(same) * (1 - plain);
}

}  // namespace

std::string_view name_of(PlainWay way) {
  switch (way) {
    case PlainWay::exact: return "même texte";
    case PlainWay::folded: return "mêmes lettres";
    case PlainWay::levenshtein: return "Levenshtein";
    case PlainWay::jaro_winkler: return "Jaro-Winkler";
  }
  return {};
}

PlainName::PlainName(const Name& name)
    : as_written(hand::in_capitals(name.last + " " + name.first)),
      letters(letters_of(name.last + " " + name.first)),
      run(letters) {
  std::erase(run, ' ');
}

double similarity(PlainWay way, const PlainName& a, const PlainName& b) {
  switch (way) {
    case PlainWay::exact: return a.as_written == b.as_written;
    case PlainWay::folded: return a.run == b.run;
    case PlainWay::levenshtein:
      return 1 - static_cast<double>(edits(a.letters, b.letters, false)) /
                     static_cast<double>(std::max({a.letters.size(), b.letters.size(), std::size_t{1}}));
    case PlainWay::jaro_winkler: return jaro_winkler(a.letters, b.letters);
  }
  return 0;
}

int edits(std::string_view a, std::string_view b, bool transpositions) {
  std::vector<int> two(b.size() + 1), one(b.size() + 1), now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) one[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({one[j] + 1, now[j - 1] + 1, one[j - 1] + (a[i - 1] != b[j - 1])});
      const bool turned = transpositions && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (turned) now[j] = std::min(now[j], two[j - 2] + 1);
    }
    std::swap(two, one);
    std::swap(one, now);
  }
  return one.back();
}

}  // namespace matching
