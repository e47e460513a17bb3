// What a person reads of a tree: not what is hidden, not what is typed into controls.
#pragma once

#include "portal/html_tree.h"

#include <string>
#include <string_view>

namespace portal {

// White space (non-breaking too) at the ends removed, elsewhere one space each.
[[nodiscard]] std::string folded_space(std::string_view text);

// The same, line by line, without empty lines.
[[nodiscard]] std::string folded_lines(std::string_view text);

// Whether the element itself is not shown: hidden, display:none, <dialog> closed, controls of type hidden, ...
[[nodiscard]] bool is_hidden(const xmlNode* element);
[[nodiscard]] bool is_block(const xmlNode* element);

// Everything a person reads in it, each block on a line of its own, the cells of a row on one line.
[[nodiscard]] std::string text_of(const xmlNode* root);
// On one line. `most`: characters after which the rest does not matter.
[[nodiscard]] std::string line_of(const xmlNode* root, std::size_t most = 1u << 20);

}  // namespace portal
