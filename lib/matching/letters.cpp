#include "matching/letters.h"

#include "matching/code_points.h"

#include <utf8proc.h>

#include <algorithm>

namespace matching {

namespace {

enum class Sort { letter, mark, unreadable, stop, hyphen, apostrophe, nothing, other };

Sort sort_of(char32_t c) {
  switch (c) {
    case U'?':
    case U'\uFFFD': return Sort::unreadable;
    case U'.': return Sort::stop;
    case U'\'':
    case U'`':
    case U'\u00B4':
    case U'\u02BC':
    case U'\u2018':
    case U'\u2019':
    case U'\u2032': return Sort::apostrophe;
    case U'\u00AD': return Sort::nothing;
    default: break;
  }
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) return Sort::letter;
  if (category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME) return Sort::mark;
  if (category == UTF8PROC_CATEGORY_PD) return Sort::hyphen;
  if (category == UTF8PROC_CATEGORY_CF) return Sort::nothing;
  return Sort::other;
}

bool is_read(char32_t c) {
  const Sort sort = sort_of(c);
  return sort == Sort::letter || sort == Sort::mark || sort == Sort::unreadable;
}

// A question mark that stands beside no letter is a sign like others.
bool has_letter(const Letters& text) {
  return std::ranges::any_of(text, [](char32_t c) { return sort_of(c) == Sort::letter; });
}

Letters folded(const Letters& text) {
  Letters out;
  for (const char32_t c : mapped(without_ligatures(text), UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK))
    if (is_read(c)) out += c == U'\uFFFD' ? kUnreadable : c;
  return out;
}

Word::Mark mark_between(const Letters& signs) {
  for (const char32_t c : signs) {
    if (sort_of(c) == Sort::hyphen) return Word::Mark::hyphen;
    if (sort_of(c) == Sort::apostrophe) return Word::Mark::apostrophe;
  }
  return Word::Mark::space;
}

void replace_all(Letters& text, std::u32string_view from, std::u32string_view to) {
  for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

Words words_of(std::string_view text) {
  const Letters all = repaired(text).letters;
  Words words;
  Letters signs;
  for (std::size_t i = 0; i < all.size();) {
    const auto end = std::find_if_not(all.begin() + static_cast<std::ptrdiff_t>(i), all.end(),
                                      [](char32_t c) { return is_read(c) || sort_of(c) == Sort::nothing; });
    const Letters run = all.substr(i, static_cast<std::size_t>(end - all.begin()) - i);
    if (!has_letter(run)) {
      signs += all[i++];
      continue;
    }
    i += run.size();
    Word word{.text = to_utf8(run),
              .letters = folded(run),
              .before = words.empty() ? Word::Mark::space : mark_between(signs)};
    word.cut_short = word.letters.size() == 1 || (i < all.size() && sort_of(all[i]) == Sort::stop);
    words.push_back(std::move(word));
    signs.clear();
  }
  return words;
}

Letters joined(const Words& words) {
  Letters all;
  for (const Word& each : words) all += each.letters;
  return all;
}

Spelling spelling_of(std::string_view text) {
  const Repaired read = repaired(text);
  Spelling spelling;
  spelling.repaired = read.was_broken;
  const Words words = words_of(text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    spelling.spaces += words[i].before == Word::Mark::space;
    spelling.hyphens += words[i].before == Word::Mark::hyphen;
    spelling.apostrophes += words[i].before == Word::Mark::apostrophe;
  }
  for (const char32_t c : read.letters)
    if (is_ligature(c)) spelling.ligatures += to_utf8(mapped(Letters(1, c), 0));
  for (const char32_t c : mapped(without_ligatures(read.letters), UTF8PROC_COMPOSE))
    if (is_read(c)) spelling.letters += c;
  spelling.text = to_utf8(mapped(decoded(text).letters, UTF8PROC_COMPOSE));
  return spelling;
}

std::string umlauts_written_out(std::string_view text) {
  Letters out;
  for (const char32_t c : mapped(repaired(text).letters, UTF8PROC_COMPOSE)) {
    switch (c) {
      case U'ä': out += U"ae"; break;
      case U'ö':
      case U'ø': out += U"oe"; break;
      case U'ü': out += U"ue"; break;
      case U'å': out += U"aa"; break;
      default: out += c;
    }
  }
  return to_utf8(out);
}

Letters sound_of(const Letters& letters) {
  Letters sound = letters;
  for (const auto& [from, to] : std::initializer_list<std::pair<std::u32string_view, std::u32string_view>>{
           {U"ph", U"f"},  {U"sch", U"S"}, {U"ch", U"S"},  {U"sh", U"S"},  {U"eau", U"o"}, {U"au", U"o"},
           {U"ou", U"u"},  {U"oo", U"u"},  {U"qu", U"k"},  {U"ck", U"k"},  {U"dj", U"j"},  {U"ge", U"je"},
           {U"gi", U"ji"}, {U"ce", U"se"}, {U"ci", U"si"}, {U"cy", U"si"}, {U"c", U"k"},   {U"q", U"k"},
           {U"y", U"i"},   {U"w", U"u"},   {U"h", U""},    {U"z", U"s"},   {U"x", U"ks"}})
    replace_all(sound, from, to);
  sound.erase(std::unique(sound.begin(), sound.end()), sound.end());
  while (sound.size() > 3 && std::u32string_view(U"tdp").find(sound.back()) != std::u32string_view::npos)
    sound.pop_back();
  return sound;
}

}  // namespace matching
