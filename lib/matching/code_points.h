// UTF-8 and code points, as utf8proc knows them. Only for this folder.
#pragma once

#include "matching/letters.h"

namespace matching {

struct Repaired {
  Letters letters;
  bool was_broken = false;
};

// What is not UTF-8 is read as U+FFFD.
[[nodiscard]] Repaired decoded(std::string_view text);

// Likewise; and UTF-8 that some program took for Windows-1252 ("Ã©") is read as it was meant.
[[nodiscard]] Repaired repaired(std::string_view text);

// Lower case, and what `options` of utf8proc_decompose (and UTF8PROC_COMPOSE) say.
[[nodiscard]] Letters mapped(const Letters& text, int options);

[[nodiscard]] bool is_ligature(char32_t c);
[[nodiscard]] Letters without_ligatures(const Letters& text);

}  // namespace matching
