// Files away what has ended: the export onto its shelf in its drop folder, with its report beside it.
#pragma once

#include "domain/import.h"
#include "engine/settings.h"
#include "journal/journal.h"
#include "report/account.h"

#include <chrono>
#include <string>

namespace engine {

// The date on the wall calendar at that moment.
[[nodiscard]] std::chrono::year_month_day local_day(domain::Instant at, const report::UtcOffset& utc_offset);

// Puts the import's file and report away and answers where the file is now (UTF-8). Idempotent after a crash midway.
// Fails when the folder cannot be written at the moment (French sentence); nothing is lost, a later step files it.
[[nodiscard]] domain::Result<std::string> archive(journal::Journal& journal, const domain::Import& import,
                                                  const Settings& settings);

// Writes the filed import's report anew, in the place of the old one; nothing where that is gone.
[[nodiscard]] domain::Result<void> rewrite_report(journal::Journal& journal, const domain::Import& import,
                                                  const Settings& settings);

}  // namespace engine
