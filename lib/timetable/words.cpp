#include "timetable/words.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

namespace timetable {

namespace {

constexpr std::array<std::string_view, 17> kLightWords = {"a", "au", "aux", "d",   "de", "des", "du",  "en",  "et",
                                                          "l", "la", "le",  "les", "n",  "ou",  "par", "pour"};

bool is_word_byte(unsigned char byte) {
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view without_zeros(std::string_view digits) {
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return digits;
}

std::string in_small_letters(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return out;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

bool each_stands_in(const Tokens& shorter, const Tokens& longer) {
  Tokens left = longer;
  for (const std::string& token : shorter) {
    // The most exact one, so that "lv" does not take what "lv1" needs.
    auto best = left.end();
    for (auto each = left.begin(); each != left.end(); ++each) {
      if (*each == token) {
        best = each;
        break;
      }
      if (best == left.end() && same_word(*each, token)) best = each;
    }
    if (best == left.end()) return false;
    left.erase(best);
  }
  return true;
}

bool is_initials(const Tokens& word, std::string_view of) {
  if (word.size() != 1 || word.front().size() < 2) return false;
  return word.front() == initials_of(weighty_tokens_of(of)) || word.front() == initials_of(tokens_of(of));
}

}  // namespace

std::string folded(std::string_view text) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(text.begin(), text.end(), is_ascii)) return in_small_letters(text);  // most names, and far quicker

  utf8proc_uint8_t* mapped = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK |
                                                      UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_STABLE);
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owner(mapped, std::free);
  if (size < 0) return in_small_letters(text);
  std::string out(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
  replace_all(out, "œ", "oe");
  replace_all(out, "æ", "ae");
  // What stands between words and is no letter, beyond ASCII.
  for (const std::string_view mark : {"’", "‘", "–", "—", "«", "»", "·", "•", "°"}) replace_all(out, mark, " ");
  return out;
}

Tokens tokens_of(std::string_view text) {
  Tokens tokens;
  std::string token;
  for (const char c : folded(text) + " ") {
    if (is_word_byte(static_cast<unsigned char>(c))) {
      token += c;
    } else if (!token.empty()) {
      tokens.push_back(std::move(token));
      token.clear();
    }
  }
  return tokens;
}

Tokens weighty_tokens_of(std::string_view text) {
  const Tokens all = tokens_of(text);
  Tokens weighty;
  for (const std::string& token : all)
    if (std::find(kLightWords.begin(), kLightWords.end(), token) == kLightWords.end()) weighty.push_back(token);
  return weighty.empty() ? all : weighty;
}

std::string joined(const Tokens& tokens) {
  std::string text;
  for (const std::string& token : tokens) text += token;
  return text;
}

bool holds(const Tokens& tokens, std::string_view token) {
  return std::find(tokens.begin(), tokens.end(), token) != tokens.end();
}

bool has_digit(std::string_view token) { return std::any_of(token.begin(), token.end(), is_digit); }

bool same_word(std::string_view a, std::string_view b, std::size_t least) {
  if (a == b) return true;
  if (has_digit(a) || has_digit(b))
    return std::all_of(a.begin(), a.end(), is_digit) && without_zeros(a) == without_zeros(b);
  const auto& [shorter, longer] = a.size() < b.size() ? std::pair(a, b) : std::pair(b, a);
  return shorter.size() >= least && longer.starts_with(shorter);
}

std::string initials_of(const Tokens& tokens) {
  std::string initials;
  for (const std::string& token : tokens) initials += token.front();
  return initials;
}

bool abbreviates(std::string_view a, std::string_view b) {
  const Tokens of_a = weighty_tokens_of(a), of_b = weighty_tokens_of(b);
  if (of_a.empty() || of_b.empty()) return false;
  if (joined(of_a) == joined(of_b) || is_initials(of_a, b) || is_initials(of_b, a)) return true;
  return of_a.size() <= of_b.size() ? each_stands_in(of_a, of_b) : each_stands_in(of_b, of_a);
}

std::vector<std::string> pieces_of(std::string_view cell) {
  std::string text(cell);
  for (const std::string_view word : {" et ", " ET ", " Et "}) replace_all(text, word, "\n");
  std::vector<std::string> pieces;
  std::string piece;
  for (const char c : text + "\n") {
    if (std::string_view("\r\n,;/+&|").find(c) == std::string_view::npos) {
      piece += c;
    } else {
      if (!tokens_of(piece).empty()) pieces.push_back(piece);
      piece.clear();
    }
  }
  return pieces;
}

std::string quotable(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::string quoted;
  std::size_t characters = 0;
  bool space = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F) {
      space = !quoted.empty();
      continue;
    }
    const bool begins_character = (byte & 0xC0) != 0x80;
    characters += (begins_character ? 1u : 0u) + (space ? 1u : 0u);
    if (begins_character && characters > longest) return quoted + "…";
    if (space) quoted += ' ';
    space = false;
    quoted += c;
  }
  return quoted;
}

std::string number(std::int64_t value) {
  std::string digits = std::to_string(value);
  const std::size_t first = digits.front() == '-' ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3; at -= 3) digits.insert(at - 3, "\u00A0");
  return digits;
}

std::string count(std::int64_t value, std::string_view singular, std::string_view plural) {
  return number(value) + " " + std::string(value < 2 ? singular : plural);
}

std::string list(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i)
    text += (i == 0 ? "" : i + 1 == items.size() ? " et " : ", ") + items[i];
  return text;
}

}  // namespace timetable
