// What lies on the shelves for a time only: reports are rewritten without what they may keep no longer, exports are
// removed. Nothing is followed through a symbolic link, and nothing is removed but what Navette filed.
#pragma once

#include "domain/fault.h"
#include "intake/filing.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace intake {

// In each of these `filed` is what file_away() answered. They fail with `unavailable` where the shelf cannot be reached
// now (a share that is not mounted shows an empty folder) or written; what a person moved or removed is no failure.

// Replaces those companions that are still beside the export.
[[nodiscard]] domain::Result<void> rewrite_companions(const fs::path& filed, const std::vector<Companion>& companions);

// Removes the export, unless something else lies there under its name by now. Its companions stay.
[[nodiscard]] domain::Result<void> remove_filed(const fs::path& filed, const std::string& sha256);

// Removes the copies on the shelf of what had come before, filed before that day, of contents that `known` accepts,
// with their companions. Answers how many.
[[nodiscard]] domain::Result<std::size_t> remove_duplicates(
    const fs::path& folder, std::chrono::year_month_day before,
    const std::function<bool(const std::string& sha256)>& known);

}  // namespace intake
