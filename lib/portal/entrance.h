// Being signed in while a visit needs it: signs in first, and again when the session ended on the way.
#pragma once

#include "portal/flow.h"

namespace portal {

class Entrance {
 public:
  // Both must outlive it.
  Entrance(Flow& flow, const Profile& profile) : flow_(flow), profile_(profile) {}

  // Makes a visit, signing in first where needed, and again when the session ended on the way; never across a commit.
  // `visit` is called with a fresh Trace, and answers Result<T>.
  template <class T, class Visit>
  [[nodiscard]] Result<T> signed_in(Visit visit);

  // The next visit begins with a sign-in.
  void leave() { signed_in_ = false; }

 private:
  // How often one visit signs in again before it gives up: an ENT that drops sessions faster than that is ill. That a
  // sign-in was lost before its first page counts as well, and twice in a row ends the visit: a third password in a row
  // is never sent.
  static constexpr int kSignInsAgain = 2;

  // One sign-in; signed_out if it was lost on the way.
  Result<void> enter();
  [[nodiscard]] static domain::Failure lost_too_often();

  Flow& flow_;
  const Profile& profile_;
  bool signed_in_ = false;
  int lost_in_a_row_ = 0;  // sign-ins since the last that succeeded
  bool no_word_ = false;   // the last of them lost without a word
};

template <class T, class Visit>
Result<T> Entrance::signed_in(Visit visit) {
  for (int again = 0;; ++again) {
    if (!signed_in_) {
      const auto entered = enter();
      if (!entered && entered.error().fault == domain::Fault::signed_out && lost_in_a_row_ == 1 &&
          again < kSignInsAgain)
        continue;
      if (!entered) return entered.error();
    }
    Trace trace;
    Result<T> result = visit(trace);
    if (result) {
      flow_.forget_strange_page();  // an earlier round's
      return result;
    }
    const bool lost = result.error().fault == domain::Fault::signed_out || trace.sent_home;
    if (lost) signed_in_ = false;
    if (!lost || trace.committed) return result;
    if (again == kSignInsAgain) {
      flow_.forget_strange_page();  // the home page in another's place is no change of the ENT
      return lost_too_often();
    }
  }
}

}  // namespace portal
