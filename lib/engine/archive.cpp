#include "engine/archive.h"

#include "intake/filing.h"
#include "intake/shelf_life.h"

namespace engine {

using domain::State;

namespace {

namespace fs = boost::filesystem;

intake::Shelf shelf_of(State state) {
  switch (state) {
    case State::done: return intake::Shelf::imported;
    case State::superseded: return intake::Shelf::superseded;
    default: return intake::Shelf::refused;
  }
}

report::Account account_of(journal::Journal& journal, const domain::Import& import, const Settings& settings) {
  report::Account account{import, {}, school_name(settings, import), settings.utc_offset};
  for (const auto& entry : journal.timeline(import.id)) account.timeline.push_back({entry.at, entry.sentence});
  return account;
}

fs::path spool_of(const Settings& settings, const domain::Import& import) {
  for (const Folder& folder : settings.folders)
    if (folder.intake.folder == import.folder) return folder.intake.spool;
  // A folder that is not configured any more: the spool, unless the file lies in the folder itself.
  return fs::path(import.spool_file).parent_path().parent_path();
}

// What was never sent needs no more than a note.
std::vector<intake::Companion> companions_of(const report::Account& account) {
  if (account.import.attempts == 0) return {{".txt", report::refusal_note(account)}};
  return {{".txt", report::text(account)}, {".html", report::html(account)}};
}

}  // namespace

std::chrono::year_month_day local_day(domain::Instant at, const report::UtcOffset& utc_offset) {
  return std::chrono::floor<std::chrono::days>(utc_offset ? at + utc_offset(at) : at);
}

domain::Result<std::string> archive(journal::Journal& journal, const domain::Import& import, const Settings& settings) {
  intake::Filing filing;
  filing.spool_file = import.spool_file;
  filing.folder = import.folder;
  filing.spool = spool_of(settings, import);
  filing.shelf = shelf_of(import.state);
  filing.day = local_day(import.ended_at.value_or(import.received_at), settings.utc_offset);
  filing.sha256 = import.sha256;
  filing.companions = companions_of(account_of(journal, import, settings));
  const auto filed = intake::file_away(filing);
  if (!filed) return filed.error();
  return filed->string();
}

domain::Result<void> rewrite_report(journal::Journal& journal, const domain::Import& import, const Settings& settings) {
  return intake::rewrite_companions(import.filed_as, companions_of(account_of(journal, import, settings)));
}

}  // namespace engine
