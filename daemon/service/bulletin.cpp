#include "daemon/service/bulletin.h"

#include "daemon/service/headline.h"
#include "daemon/settings.h"

namespace navette {

Bulletin::Bulletin(const Supervisor& supervisor, const Config& config, journal::Journal& journal)
    : supervisor_(supervisor), config_(config), journal_(journal) {}

void Bulletin::heard(const engine::Fact& fact) {
  if (fact.event == "journal.trouble") journal_trouble_ = fact.sentence;
  if (fact.event == "journal.well") journal_trouble_.clear();
}

void Bulletin::turned(const engine::Turn& turn, domain::Instant now) {
  look(turn);
  note();
  if (!supervisor_.listens()) return;
  situation_ = situation(turn, now);
  const std::string line = view_.refusal.empty() ? situation_ : view_.refusal + " " + situation_;
  if (!ready_)
    supervisor_.ready(line);
  else if (line != told_)
    supervisor_.status(line);
  supervisor_.alive();
  ready_ = true;
  told_ = line;
}

void Bulletin::not_reloaded(const std::string& sentence) {
  view_.refusal = sentence;
  note();
  told_ = view_.refusal + " " + situation_;
  supervisor_.ready(told_);
}

void Bulletin::look(const engine::Turn& turn) {
  if (turn.folders.empty()) return;
  view_.folders = turn.folders;
  view_.unfiled = turn.unfiled;
}

void Bulletin::note() {
  if (view_ == noted_) return;
  try {
    journal_.store(view_);
    noted_ = view_;
  } catch (const journal::JournalUnwritable&) {  // the engine tells of that; the next turn notes it
  }
}

std::string Bulletin::situation(const engine::Turn& turn, domain::Instant now) const {
  if (!journal_trouble_.empty()) return journal_trouble_;
  for (const auto& folder : view_.folders)
    if (!folder.trouble.empty()) return folder.trouble;
  try {
    Lying lying{.settling = turn.settling, .unfiled = view_.unfiled.size()};
    for (const auto& file : journal_.unfinished())
      ++(file.why == domain::Unfinished::Why::unreadable ? lying.unreadable : lying.unfinished);
    return headline(journal_.situation(now), turn.waits, lying, in_words(paths_of(config_)));
  } catch (const journal::JournalUnwritable& error) {
    return error.what();
  }
}

}  // namespace navette
