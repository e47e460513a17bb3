// A change that happens whole or not at all.
#pragma once

#include <string_view>

namespace soci {
class session;
}

namespace journal {

class Transaction {
 public:
  // Waits its turn: one transaction writes at a time, over all processes.
  explicit Transaction(soci::session& sql);
  // Undoes what was not committed. Never throws: where even undoing fails, the engine undoes it at the next opening.
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  // What was changed is on the disk when this returns. `what` names it for the failpoints.
  void commit(std::string_view what);

 private:
  soci::session& sql_;
  bool committed_ = false;
};

}  // namespace journal
