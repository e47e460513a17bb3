// The small words of names: particles, which secretaries leave out, glue on or move, and what is no name at all.
#pragma once

#include "matching/letters.h"

namespace matching {

// "de", "la", "da", "van", "el", "ben", "d", "n", ... (folded).
[[nodiscard]] bool is_particle(const Letters& word);

// What stands beside names in lists: "M", "Mme", "épouse", "née", ... (folded).
[[nodiscard]] bool is_title(const Letters& word);

// The particle that a single word begins with, if what follows is long enough for a name: "le" of "legoff", "d" of
// "dalbray"; empty if none.
[[nodiscard]] Letters glued_particle(const Letters& word);

// A last name's parts: each a word with the particles before it. "LE BIHAN-KERVELLA": le bihan, kervella.
[[nodiscard]] std::vector<Words> parts_of(const Words& words);

// At least one word is left.
[[nodiscard]] Words without_particles(const Words& words);
[[nodiscard]] Words without_titles(const Words& words);

}  // namespace matching
