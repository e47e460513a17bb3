#include "matching/reading.h"

#include "matching/code_points.h"
#include "matching/particle.h"

#include <algorithm>

namespace matching {

namespace {

using Kind = Remark::Kind;

constexpr Cost kUmlaut = 2, kSaint = 2, kParticleBehind = 2, kParticle = 5, kOrder = 5, kOneOfTwo = 10;
constexpr Cost kFirstOfSeveral = 6, kOtherOfSeveral = 9;
constexpr std::size_t kMostWords = 12, kMostLetters = 100;  // of a name; what is longer is none
constexpr std::size_t kMostReadings = 30;
constexpr std::size_t kLeastPart = 2;  // letters

void add(Readings& readings, Words words, Cost cost, std::optional<Kind> liberty) {
  Letters letters = joined(words);
  const bool known = std::ranges::any_of(readings, [&](const Reading& each) { return each.letters == letters; });
  if (!letters.empty() && !known && readings.size() < kMostReadings)
    readings.push_back({std::move(words), std::move(letters), cost, liberty});
}

Words saints_written_out(Words words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i].letters != U"st" && words[i].letters != U"ste") continue;
    words[i].letters = words[i].letters == U"st" ? U"saint" : U"sainte";
    words[i].cut_short = false;
  }
  return words;
}

Words flat(const std::vector<Words>& parts) {
  Words all;
  for (const Words& each : parts) all.insert(all.end(), each.begin(), each.end());
  return all;
}

// Double names: in another order, one part of two, all parts but one.
void add_parts(Readings& readings, const Words& words) {
  const auto parts = parts_of(words);
  if (parts.size() < 2) return;
  auto turned = parts;
  std::rotate(turned.begin(), turned.begin() + 1, turned.end());
  add(readings, flat(turned), kOrder, Kind::order);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    add(readings, parts[i], kOneOfTwo, Kind::part);
    auto others = parts;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    if (parts.size() > 2) add(readings, flat(others), kOneOfTwo, Kind::part);
  }
}

}  // namespace

// Names are short; a page may say anything.
Words bounded(Words words) {
  if (words.size() > kMostWords) words.resize(kMostWords);
  std::size_t letters = 0;
  const auto beyond =
      std::ranges::find_if(words, [&](const Word& each) { return (letters += each.letters.size()) > kMostLetters; });
  words.erase(beyond, words.end());
  return words;
}

Readings readings_of_last_name(std::string_view text) {
  Readings readings;
  const Words words = bounded(without_titles(words_of(text)));
  add(readings, words, 0, std::nullopt);
  add(readings, bounded(without_titles(words_of(umlauts_written_out(text)))), kUmlaut, Kind::umlaut);
  const Words whole = saints_written_out(words);
  add(readings, whole, kSaint, Kind::saint);
  add(readings, flat(parts_of(whole)), kParticleBehind, Kind::particle);
  add(readings, without_particles(whole), kParticle, Kind::particle);
  if (words.size() == 1)
    if (const Letters particle = glued_particle(words.front().letters); !particle.empty()) {
      Word rest = words.front();
      rest.letters.erase(0, particle.size());
      add(readings, {rest}, kParticle, Kind::particle);
    }
  add_parts(readings, whole);
  add_parts(readings, without_particles(whole));
  // "LE", "DO" and "VAN" are last names in Viêt Nam.
  for (const Word& each : whole)
    if (whole.size() > 1 && each.letters.size() >= kLeastPart) add(readings, {each}, kOneOfTwo, Kind::part);
  return readings;
}

Readings readings_of_first_name(std::string_view text) {
  Readings readings;
  const Words words = bounded(words_of(text));
  add(readings, words, 0, std::nullopt);
  add(readings, bounded(words_of(umlauts_written_out(text))), kUmlaut, Kind::umlaut);
  if (words.size() < 2) return readings;
  Words turned = words;
  std::rotate(turned.begin(), turned.begin() + 1, turned.end());
  add(readings, turned, kOrder, Kind::order);
  for (std::size_t count = words.size() - 1; count > 0; --count)
    add(readings, Words(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count)), kFirstOfSeveral,
        Kind::part);
  for (std::size_t i = 1; i < words.size(); ++i)
    if (words[i].letters.size() >= kLeastPart) add(readings, {words[i]}, kOtherOfSeveral, Kind::part);
  return readings;
}

std::string text_of(const Words& words) {
  std::string text;
  for (const Word& each : words) {
    if (!text.empty())
      text += each.before == Word::Mark::hyphen ? "-" : each.before == Word::Mark::apostrophe ? "'" : " ";
    text += each.text;
  }
  return text;
}

void note_spelling(const Words& a, const Words& b, Remark::Field field, Remarks& remarks) {
  const Spelling first = spelling_of(text_of(a)), second = spelling_of(text_of(b));
  const auto note = [&](Kind kind, bool differs) {
    if (differs) remarks.push_back({kind, field});
  };
  note(Kind::ligature, first.ligatures != second.ligatures);
  note(Kind::accent, first.letters != second.letters && joined(a) == joined(b));
  note(Kind::space, first.spaces != second.spaces);
  note(Kind::hyphen, first.hyphens != second.hyphens);
  note(Kind::apostrophe, first.apostrophes != second.apostrophes);
}

}  // namespace matching
