// Follows imports from their journal entries for a person who watches: one line per step; on a terminal also a bar
// while the ENT's queue is waited for. Writes nothing but what the journal says.
#pragma once

#include "journal/journal.h"

#include <functional>
#include <iosfwd>
#include <map>
#include <optional>

namespace navette {

class Progress {
 public:
  // `terminal`: draw the bar and redraw its line; otherwise plain lines.
  Progress(std::ostream& out, bool terminal);
  ~Progress();  // leaves the cursor on a fresh line

  void entry(const journal::Entry& entry, const domain::Import& import);
  // A line that is not an import's: what the demonstration itself does.
  void line(const std::string& sentence);

 private:
  void clear_line();
  void draw_bar(const domain::Import& import);

  std::ostream& out_;
  bool terminal_;
  std::map<domain::ImportId, int> longest_;  // schools ahead when the wait began: the bar's full length
};

// Shows what the journal gains from entry `from` on, of the imports that `ours` accepts.
class Follower {
 public:
  Follower(journal::Journal& journal, Progress& progress, std::int64_t from,
           std::function<bool(const domain::Import&)> ours);

  // Follows until `enough`; what led to it has been shown when this returns. The journal is asked a few times a
  // second.
  void until(const std::function<bool()>& enough);

 private:
  void show_new();

  journal::Journal& journal_;
  Progress& progress_;
  std::int64_t from_;
  std::function<bool(const domain::Import&)> ours_;
};

}  // namespace navette
