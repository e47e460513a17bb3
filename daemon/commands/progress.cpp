#include "daemon/commands/progress.h"

#include "daemon/log/local_time.h"
#include "report/french.h"

#include <algorithm>
#include <ostream>
#include <thread>

namespace navette {

namespace {

constexpr int kBarWidth = 30;
// Asked, not waited for: SQLite tells no other process of a change, and writes its files without ever closing them, so
// that the folder's events (intake/poke.h) do not come either. It is a read of one row, for a person who looks on.
constexpr auto kAskAgain = std::chrono::milliseconds(150);

std::string mark_of(const journal::Entry& entry, const domain::Import& import) {
  if (entry.event == "finished") return import.outcome.not_recognised.empty() ? "✓" : "!";
  if (entry.event == "refused") return "✗";
  if (entry.event == "held") return "?";
  if (entry.event == "failed") return "!";
  return "·";
}

// What a finished import leaves to do; empty if nothing.
std::string strangers_in(const domain::Import& import) {
  const auto strangers = static_cast<std::int64_t>(import.outcome.not_recognised.size());
  if (strangers == 0) return "";
  return " Il n'a pas reconnu " + report::french::count(strangers, "personne", "personnes") +
         " : le compte rendu dit qui et que corriger.";
}

}  // namespace

Progress::Progress(std::ostream& out, bool terminal) : out_(out), terminal_(terminal) {}

Progress::~Progress() { clear_line(); }

// On a terminal always: a Ctrl-C leaves its « ^C » where the cursor is.
void Progress::clear_line() {
  if (terminal_) out_ << "\r\033[K" << std::flush;
}

void Progress::draw_bar(const domain::Import& import) {
  const int ahead = import.ahead.value_or(0);
  int& longest = longest_[import.id];
  longest = std::max({longest, ahead, 1});
  const int filled = kBarWidth * (longest - std::min(ahead, longest)) / longest;
  out_ << "\r\033[K    ";
  for (int i = 0; i < kBarWidth; ++i) out_ << (i < filled ? "█" : "░");
  out_ << "  file de l'ENT : " << report::french::count(ahead, "établissement", "établissements") << " devant"
       << std::flush;
}

void Progress::line(const std::string& sentence) {
  clear_line();
  out_ << sentence << std::endl;
}

void Progress::entry(const journal::Entry& entry, const domain::Import& import) {
  const bool waiting_in_queue = entry.event == "queued" && longest_.count(import.id) != 0;
  if (!(terminal_ && waiting_in_queue)) {
    clear_line();
    out_ << report::french::clock(report::french::local(entry.at, utc_offset)) << "  " << mark_of(entry, import)
         << " n° " << import.id << " " << (import.kind == domain::Kind::edt ? "EDT " : "IdPN") << "  " << entry.sentence
         << (entry.event == "finished" ? strangers_in(import) : "") << std::endl;
  }
  if (entry.event == "queued") {
    if (terminal_)
      draw_bar(import);
    else
      longest_[import.id] = 1;
  }
}

Follower::Follower(journal::Journal& journal, Progress& progress, std::int64_t from,
                   std::function<bool(const domain::Import&)> ours)
    : journal_(journal), progress_(progress), from_(from), ours_(std::move(ours)) {}

void Follower::show_new() {
  for (auto entries = journal_.since(from_); !entries.empty(); entries = journal_.since(from_))
    for (const auto& entry : entries) {
      if (const auto import = journal_.find(entry.import); import && ours_(*import)) progress_.entry(entry, *import);
      from_ = entry.number;
    }
}

void Follower::until(const std::function<bool()>& enough) {
  for (;;) {
    show_new();
    const bool last = enough();
    if (last) break;
    std::this_thread::sleep_for(kAskAgain);
  }
  show_new();
}

}  // namespace navette
