// What a person reads beside a control. In this order, the first that says something:
//
// 1. <label for=…>, the <label> around it, aria-labelledby, aria-label, placeholder, title;
// 2. the text on its line: before it, or after it for a radio button or checkbox. Where a line of radios begins with
//    text and ends with a button, the texts stand before: "Complet (o) Partiel (o)";
// 3. the line above in the same block ("Nom :<br><input>");
// 4. the text of the cell to its left, of the <dt>, of the block just before, if that holds no control of its own (for
//    a radio button or checkbox alone in its cell: to its right first).
#pragma once

#include "portal/html_tree.h"

#include <string>
#include <vector>

namespace portal {

struct Label {
  std::string text;
  std::string group;  // the fieldset's legend; for radios without one, what stands before the first of them
};

// The labels of `controls` (input, select, textarea; in document order), one each.
[[nodiscard]] std::vector<Label> read_labels(const xmlNode* root, const std::vector<const xmlNode*>& controls);

}  // namespace portal
