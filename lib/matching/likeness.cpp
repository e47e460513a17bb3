#include "matching/likeness.h"

#include "matching/code_points.h"
#include "matching/particle.h"
#include "matching/reading.h"

#include <algorithm>
#include <array>

namespace matching {

namespace {

using Field = Remark::Field;
using Kind = Remark::Kind;

constexpr Cost kInverted = 4, kMoved = 3, kShuffled = 5, kAbbreviated = 8, kInitial = 12, kFewerNames = 6,
               kNoFirstName = 15;
constexpr Cost kSpelling = 1;
constexpr Cost kEnding = 16;  // a sister's name more often than a slip

bool takes_a_part(const Reading& reading) { return reading.liberty == Kind::part; }

// "Karim", "Karima"; "Julien", "Julienne"; "Mario", "Maria".
bool differ_in_ending(const Letters& a, const Letters& b) {
  static constexpr std::array<std::u32string_view, 5> kEndings = {U"e", U"a", U"ne", U"le", U"te"};
  const auto& [less, more] = std::minmax(a, b, [](const Letters& x, const Letters& y) { return x.size() < y.size(); });
  if (less.size() < 3) return false;
  if (more.starts_with(less))
    return std::ranges::find(kEndings, std::u32string_view(more).substr(less.size())) != kEndings.end();
  const auto is_vowel = [](char32_t c) { return std::u32string_view(U"aeio").find(c) != std::u32string_view::npos; };
  return a.size() == b.size() && a.substr(0, a.size() - 1) == b.substr(0, b.size() - 1) && is_vowel(a.back()) &&
         is_vowel(b.back());
}

// Where one stops, a word of the other does: nothing cut it, it is a part.
bool is_first_words_of_other(const Words& a, const Words& b) {
  const auto& [less, more] = std::minmax(a, b, [](const Words& x, const Words& y) { return x.size() < y.size(); });
  const Letters letters = matching::joined(less);
  Letters first;
  for (const Word& word : more) {
    if (first.size() >= letters.size()) break;
    first += word.letters;
  }
  return less.size() < more.size() && first == letters;
}

struct Comparison {
  Cost cost = kFar;
  Remarks remarks{};
};

Comparison compared(const Readings& a, const Readings& b, Field field) {
  Comparison best;
  const Reading *best_a = nullptr, *best_b = nullptr;
  const auto beginnings = field == Field::first ? Beginnings::shortened : Beginnings::cut;
  for (const Reading& first : a) {
    for (const Reading& second : b) {
      const Cost liberties = first.cost + second.cost;
      if (liberties >= best.cost) continue;
      Slips slips = slips_between(first.letters, second.letters, beginnings);
      if (field == Field::first && slips.cost > 0 && slips.cost < kEnding &&
          differ_in_ending(first.letters, second.letters))
        slips = {kEnding, {Kind::ending}};
      // Each side a part of what it is: little is left to be the same.
      if (takes_a_part(first) && takes_a_part(second)) slips.cost += kFar / 100;
      if (liberties + slips.cost >= best.cost) continue;
      best = {liberties + slips.cost, {}};
      best_a = &first;
      best_b = &second;
      for (const Kind kind : slips.kinds) best.remarks.push_back({kind, field});
      for (const Reading* each : {&first, &second})
        if (each->liberty) best.remarks.push_back({*each->liberty, field});
    }
  }
  if (const auto cut = std::ranges::find(best.remarks, Kind::cut, &Remark::kind);
      cut != best.remarks.end() && is_first_words_of_other(best_a->words, best_b->words)) {
    cut->kind = Kind::part;
    return best;
  }
  if (best_a && best_a->liberty != Kind::umlaut && best_b->liberty != Kind::umlaut) {
    const auto before = best.remarks.size();
    note_spelling(best_a->words, best_b->words, field, best.remarks);
    if (best.remarks.size() > before) best.cost += kSpelling;
  }
  return best;
}

// "J.-Pierre" beside "Jean-Pierre": word by word the same or the beginning of the other; one may have more of them.
Comparison compared_abbreviated(const Words& a, const Words& b) {
  Comparison out{.cost = 0, .remarks = {}};
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    const Letters &first = a[i].letters, &second = b[i].letters;
    if (first == second) continue;
    const bool shorter = first.size() < second.size();
    const Word& brief = shorter ? a[i] : b[i];
    if (!brief.cut_short || !(shorter ? second : first).starts_with(brief.letters)) return {};
    out.cost += brief.letters.size() == 1 && a.size() == 1 ? kInitial : kAbbreviated;
  }
  if (out.cost == 0) return {};
  out.remarks.push_back({Kind::abbreviated, Field::first});
  if (a.size() != b.size()) {
    out.cost += kFewerNames;
    out.remarks.push_back({Kind::part, Field::first});
  }
  return out;
}

Likeness both(const Comparison& last, const Comparison& first, Cost liberty) {
  Likeness likeness{
      .cost = last.cost + first.cost + liberty, .worst = std::max(last.cost, first.cost), .remarks = last.remarks};
  likeness.remarks.insert(likeness.remarks.end(), first.remarks.begin(), first.remarks.end());
  return likeness;
}

std::vector<Letters> sorted(const Words& words) {
  std::vector<Letters> out;
  for (const Word& each : words) out.push_back(each.letters);
  std::ranges::sort(out);
  return out;
}

Letters joined(const std::vector<Letters>& words) {
  Letters out;
  for (const Letters& each : words) out += each;
  return out;
}

void take_if_nearer(Likeness& best, Likeness other) {
  if (other.cost < best.cost) best = std::move(other);
}

std::array<unsigned, 8> digits_of(const Date& date) {
  const auto day = static_cast<unsigned>(date.day()), month = static_cast<unsigned>(date.month());
  const auto year = static_cast<unsigned>(static_cast<int>(date.year()));
  return {day / 10, day % 10, month / 10, month % 10, year / 1000, year / 100 % 10, year / 10 % 10, year % 10};
}

}  // namespace

ReadName::ReadName(Name of)
    : name(std::move(of)),
      last(readings_of_last_name(name.last)),
      first(readings_of_first_name(name.first)),
      last_as_first(readings_of_first_name(name.last)),
      first_as_last(readings_of_last_name(name.first)),
      words(bounded(without_titles(words_of(name.last + " " + name.first)))),
      first_words(bounded(words_of(name.first))),
      letters(matching::joined(words)),
      repaired(matching::repaired(name.last + name.first).was_broken) {}

Likeness likeness_of(const ReadName& a, const ReadName& b) {
  Likeness best;
  const Comparison last = compared(a.last, b.last, Field::last);
  Comparison first = compared(a.first, b.first, Field::first);
  if (Comparison brief = compared_abbreviated(a.first_words, b.first_words); brief.cost < first.cost)
    first = std::move(brief);
  if (a.first.empty() != b.first.empty()) first = {kNoFirstName, {}};
  if (a.first.empty() && b.first.empty()) first = {0, {}};
  take_if_nearer(best, both(last, first, 0));

  if (best.cost > kInverted && !a.first.empty() && !b.first.empty()) {
    Likeness inverted = both(compared(a.last, b.first_as_last, Field::last),
                             compared(a.first, b.last_as_first, Field::first), kInverted);
    inverted.remarks.push_back({Kind::inverted, Field::both});
    take_if_nearer(best, std::move(inverted));
  }
  const bool stands = a.last.empty() || b.last.empty() || a.last.front().letters == b.last.front().letters;
  if (best.cost > kMoved && !stands && a.words.size() > 2 && b.words.size() > 2) {
    const auto moved = [&](const Slips& slips, Cost liberty) {
      Likeness likeness{.cost = slips.cost + liberty, .worst = slips.cost, .remarks = {{Kind::moved, Field::both}}};
      for (const Kind kind : slips.kinds) likeness.remarks.push_back({kind, Field::both});
      take_if_nearer(best, std::move(likeness));
    };
    moved(slips_between(a.letters, b.letters, Beginnings::no), kMoved);
    if (a.words.size() == b.words.size())
      moved(slips_between(joined(sorted(a.words)), joined(sorted(b.words)), Beginnings::no), kShuffled);
  }
  if (a.repaired != b.repaired && best.cost < kFar) {
    best.remarks.push_back({Kind::repaired, Field::both});
    ++best.cost;
  }
  const auto composed = [](const Name& name) {
    return to_utf8(mapped(decoded(name.last + "|" + name.first).letters, 0));
  };
  if (best.cost == 0 && best.remarks.empty() && composed(a.name) != composed(b.name))
    best.remarks.push_back({Kind::look_alike, Field::both});
  return best;
}

Agreement agreement_of(const std::optional<Date>& a, const std::optional<Date>& b) {
  if (!a || !b) return Agreement::unknown;
  if (*a == *b) return Agreement::same;
  if (a->day() == b->day() && a->month() == b->month()) return Agreement::close;
  const bool exchanged = static_cast<unsigned>(a->day()) == static_cast<unsigned>(b->month()) &&
                         static_cast<unsigned>(a->month()) == static_cast<unsigned>(b->day());
  if (exchanged && a->year() == b->year()) return Agreement::close;
  const auto first = digits_of(*a), second = digits_of(*b);
  std::vector<std::size_t> differ;
  for (std::size_t i = 0; i < first.size(); ++i)
    if (first[i] != second[i]) differ.push_back(i);
  if (differ.size() == 1) return Agreement::close;
  const bool transposed = differ.size() == 2 && differ[1] == differ[0] + 1 && first[differ[0]] == second[differ[1]] &&
                          first[differ[1]] == second[differ[0]];
  return transposed ? Agreement::close : Agreement::different;
}

}  // namespace matching
