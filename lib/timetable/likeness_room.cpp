#include "timetable/likeness.h"
#include "timetable/words.h"

#include <algorithm>
#include <array>

namespace timetable {

namespace {

constexpr std::array<std::string_view, 8> kRoomWords = {"salle", "salles", "sal", "s", "n", "no", "num", "numero"};

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// "12" of "b12".
std::string digits_of(std::string_view token) {
  std::string digits;
  for (const char c : token)
    if (c >= '0' && c <= '9') digits += c;
  while (digits.size() > 1 && digits.front() == '0') digits.erase(0, 1);
  return digits;
}

// "Salle 12", "S. 012", "s12" and "12" are the token 12.
Tokens room_tokens_of(std::string_view name) {
  Tokens tokens = tokens_of(name);
  if (tokens.empty()) return tokens;
  while (tokens.size() > 1 && std::find(kRoomWords.begin(), kRoomWords.end(), tokens.front()) != kRoomWords.end())
    tokens.erase(tokens.begin());
  if (std::string& only = tokens.front();
      tokens.size() == 1 && only.size() > 1 && only[0] == 's' && has_digit(only.substr(1, 1)))
    only.erase(0, 1);
  for (std::string& token : tokens)
    if (std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; })) token = digits_of(token);
  return tokens;
}

bool same_room_name(std::string_view a, std::string_view b) {
  const Tokens of_a = room_tokens_of(a);
  return !of_a.empty() && joined(of_a) == joined(room_tokens_of(b));
}

// Words with digits on both sides, of which none could be the same: "12" and "B12" could, "6A" and "6B" could not.
bool numbers_contradict(const Tokens& some, const Tokens& others) {
  bool both = false;
  for (const std::string& a : some)
    for (const std::string& b : others) {
      if (!has_digit(a) || !has_digit(b)) continue;
      both = true;
      const bool one_is_bare =
          std::none_of(a.begin(), a.end(), is_letter) || std::none_of(b.begin(), b.end(), is_letter);
      if (a == b || (one_is_bare && digits_of(a) == digits_of(b))) return false;
    }
  return both;
}

bool abbreviates_room(std::string_view name, std::string_view piece) {
  return !numbers_contradict(room_tokens_of(name), room_tokens_of(piece)) && abbreviates(name, piece);
}

bool could_be_room(std::string_view name, std::string_view piece) {
  const Tokens expected = room_tokens_of(name), shown = room_tokens_of(piece);
  if (numbers_contradict(expected, shown)) return false;
  return std::any_of(expected.begin(), expected.end(), [&](const std::string& a) {
    return std::any_of(shown.begin(), shown.end(), [&](const std::string& b) {
      return same_word(a, b, 3) || (has_digit(a) && has_digit(b) && digits_of(a) == digits_of(b));
    });
  });
}

}  // namespace

Likeness like_rooms(const std::vector<std::string>& expected, const std::vector<std::string>& allowed,
                    std::string_view shown, const Vocabulary& vocabulary) {
  if (tokens_of(shown).empty() || expected.empty()) return Likeness::unknown;
  const auto some = [](const std::vector<std::string>& rooms, std::string_view piece, auto&& fits) {
    return std::any_of(rooms.begin(), rooms.end(), [&](const std::string& room) { return fits(room, piece); });
  };
  std::vector<std::string> pieces = pieces_of(shown);
  if (some(expected, shown, same_room_name)) pieces = {std::string(shown)};  // a name with a comma or slash in it

  // Each piece is one of those that may be there, another room of the school, or neither for sure.
  const auto is_ours = [&](std::string_view piece, auto&& fits) {
    return some(expected, piece, fits) || some(allowed, piece, fits);
  };
  const auto is_another = [&](std::string_view piece) {
    if (is_ours(piece, same_room_name)) return false;
    if (some(vocabulary.rooms, piece, same_room_name)) return true;
    return !is_ours(piece, abbreviates_room) && some(vocabulary.rooms, piece, abbreviates_room);
  };
  if (std::any_of(pieces.begin(), pieces.end(), is_another)) return Likeness::different;
  const auto is_found = [&](const std::string& room) {
    return std::any_of(pieces.begin(), pieces.end(), [&](const std::string& piece) {
      if (same_room_name(room, piece)) return true;
      if (is_ours(piece, same_room_name)) return false;
      return abbreviates_room(room, piece) || could_be_room(room, piece);
    });
  };
  return std::all_of(expected.begin(), expected.end(), is_found) ? Likeness::same : Likeness::different;
}

}  // namespace timetable
