#include "matching/particle.h"

#include <algorithm>
#include <array>

namespace matching {

namespace {

constexpr std::array<std::u32string_view, 49> kParticles = {
    U"de",  U"du",  U"des",   U"d",     U"la",    U"le",  U"les", U"l",    U"da",   U"das",  U"do",  U"dos", U"di",
    U"del", U"dal", U"della", U"dello", U"degli", U"lo",  U"li",  U"van",  U"von",  U"der",  U"den", U"ter", U"ten",
    U"zu",  U"zum", U"y",     U"e",     U"ben",   U"bin", U"ibn", U"bint", U"ould", U"mint", U"el",  U"al",  U"ait",
    U"at",  U"o",   U"m",     U"n",     U"mac",   U"mc",  U"af",  U"op",   U"t",    U"s"};

constexpr std::array<std::u32string_view, 14> kTitles = {U"m",      U"mr",    U"mme",    U"mlle", U"monsieur",
                                                         U"madame", U"ep",    U"epouse", U"nee",  U"ne",
                                                         U"vve",    U"veuve", U"dit",    U"dite"};

// Those that are written as one with the name.
constexpr std::array<std::u32string_view, 14> kGlued = {U"della", U"del", U"des", U"dos", U"van", U"ben", U"le",
                                                        U"la",    U"de",  U"du",  U"da",  U"el",  U"d",   U"l"};

constexpr std::size_t kLeastName = 4;  // letters after a glued particle

template <class Keep>
Words kept(const Words& words, Keep keep) {
  Words out;
  std::ranges::copy_if(words, std::back_inserter(out), keep);
  return out.empty() ? words : out;
}

}  // namespace

bool is_particle(const Letters& word) { return std::ranges::find(kParticles, word) != kParticles.end(); }

bool is_title(const Letters& word) { return std::ranges::find(kTitles, word) != kTitles.end(); }

Letters glued_particle(const Letters& word) {
  for (const auto& each : kGlued)
    if (word.starts_with(each) && word.size() >= each.size() + kLeastName) return Letters(each);
  return {};
}

std::vector<Words> parts_of(const Words& words) {
  std::vector<Words> parts;
  bool open = false;  // the last part has particles only
  for (const Word& each : words) {
    const bool closed = !parts.empty() && parts.back().size() > 1 && each.before == Word::Mark::hyphen;
    if (!open || closed) parts.emplace_back();  // "LÊ VAN-BARBIER"
    parts.back().push_back(each);
    open = is_particle(each.letters);
  }
  if (open && parts.size() > 1) {  // "TREILLE (DE LA)"
    const Words last = parts.back();
    parts.pop_back();
    parts.back().insert(parts.back().begin(), last.begin(), last.end());
  }
  return parts;
}

Words without_particles(const Words& words) {
  return kept(words, [](const Word& each) { return !is_particle(each.letters); });
}

Words without_titles(const Words& words) {
  // A lone "M" is the beginning of "M'BAREK" there.
  return kept(words, [](const Word& each) { return each.letters.size() == 1 || !is_title(each.letters); });
}

}  // namespace matching
