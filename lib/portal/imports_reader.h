// Reads the ENT's list of imports, page after page where the profile names the link to the next one, as far as a question
// needs it: 20 pages at most.
#pragma once

#include "portal/flow.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace portal {

class ImportsReader {
 public:
  // All three must outlive it. The functions below are for a profile that has a list.
  ImportsReader(Flow& flow, Browser& browser, const Profile& profile);

  // What the list shows now (mark_of): its first page where that shows the newest imports, else all pages.
  [[nodiscard]] Result<std::string> mark(Trace& trace);
  // The row that is new since the mark (new_since). Pages are turned until it is found beside one that was there before;
  // NoRow only when all of them were read, unclear when they are too many.
  [[nodiscard]] Result<std::variant<Row, NoRow, UnclearRow>> find(std::string_view mark, domain::Kind kind,
                                                                  std::string_view file_name, Trace& trace);

 private:
  Result<void> begin(Trace& trace);
  [[nodiscard]] bool ended() const;  // the page shown is the last one
  // Reads the next page; false if that cannot be done any more: too many, or the link leads nowhere new.
  Result<bool> turn(Trace& trace);
  Result<std::vector<Row>> rows_here();

  Flow& flow_;
  Browser& browser_;
  const Profile& profile_;
  std::string address_;    // of the first page, once it was reached by links alone
  std::vector<Row> rows_;  // read so far, newest first
  std::string shown_;      // the mark of the current page alone
  int pages_ = 0;
};

}  // namespace portal
