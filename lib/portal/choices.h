// What a page offers to choose from: classes, profiles of users.
#pragma once

#include "portal/page.h"
#include "portal/step.h"

#include <optional>
#include <string>
#include <vector>

namespace portal {

// The choices of the step's field that mean something (a list's first "Choisir…" has no value), or what stands in its
// table's column. In the page's order, each once, 1,000 at most, each cut at 300 bytes. Empty if the page has neither.
[[nodiscard]] std::optional<std::vector<std::string>> choices_on(const Page& page, const Collect& what);

}  // namespace portal
