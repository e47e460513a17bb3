// Runs a profile's steps in a browser. After every request the page is first matched against the profile's signatures,
// so that a step that lands on the wrong page gives the right fault. Knows nothing of signing in again: see session.h.
#pragma once

#include "portal/profile.h"
#include "portal/session.h"

#include <optional>
#include <string>

namespace portal {

// What a run leaves behind, whether it went well or not.
struct Trace {
  bool attached = false;   // the file was handed to a form: a refusal is about it
  bool committed = false;  // the intent was journaled: from here on the ENT may have the file
  bool sent_home = false;  // the failure is the page that follows a sign-in, where another was expected
  bool by_link = false;    // the current page was reached by its address alone, so that it can be opened again
  bool no_word = false;    // the failure is a sign-in page that came back without a word (Profile::refuses_in_words)
  const Signature* meaning = nullptr;  // the last page that told of the import: refused, queued, running, taken_in
  std::string words{};                 // what the ENT says there
  std::optional<int> ahead{};
  std::optional<domain::Duration> announced{};
};

class Flow {
 public:
  // All three must outlive it.
  Flow(Browser& browser, const Profile& profile, const Access& access);

  // Runs the steps in order. `sending` and `before_commit` belong to import flows. An import flow ends early, and well,
  // on a page that means refused; `collect` steps do nothing here.
  [[nodiscard]] Result<void> run(const Steps& steps, FlowKind kind, Trace& trace, const Sending* sending = nullptr,
                                 const BeforeCommit& before_commit = {}, const std::string& mark = {});
  // One step, unless its `when` does not fit.
  [[nodiscard]] Result<void> take(const Step& step, FlowKind kind, Trace& trace, const Sending* sending = nullptr);
  // Opens an address that an earlier page gave, and judges where it leads.
  [[nodiscard]] Result<void> open(const std::string& address, FlowKind kind, Trace& trace);

  [[nodiscard]] bool fits(const Condition& condition) const;
  // Reads the page that means taken_in as the profile's report flow says.
  [[nodiscard]] domain::Outcome read_report() const;
  // The text with its ${names} replaced.
  [[nodiscard]] std::string expanded(const std::string& text, const Sending* sending = nullptr) const;
  // page_changed, with the page kept for the administrator. `what`: what is strange,
  // whole sentences with a space behind.
  [[nodiscard]] domain::Failure strange(const std::string& what);
  [[nodiscard]] const std::string& strange_page() const { return strange_page_; }
  // A new operation begins: forget the last one's page.
  void forget_strange_page() { strange_page_.clear(); }

 private:
  Result<void> act(const Step& step, const Sending* sending);
  Result<void> commit(const Step& step, Trace& trace, const Sending* sending, const BeforeCommit& before_commit,
                      const std::string& mark);
  Result<void> judge(FlowKind kind, Trace& trace);
  [[nodiscard]] bool concerns(Means means, FlowKind kind, const Trace& trace) const;
  Result<void> consequence_of(const Signature& signature, FlowKind kind, Trace& trace);
  Result<void> judge_status(FlowKind kind, const Trace& trace);
  // The failure of a step, as page_changed or as what is behind it.
  domain::Failure blame(domain::Failure failure, const Step& step, FlowKind kind, Trace& trace, const Sending* sending);
  // The sign-in page is back after the password was sent: refused, unless it says nothing and may do so.
  domain::Failure sign_in_page_again(Trace& trace, const std::string& words) const;
  [[nodiscard]] bool shows(Means means) const;
  // Whether the very first page is none of the ENT's, so that the configuration's addresses are to blame; and which.
  [[nodiscard]] bool at_a_wrong_entrance() const;
  [[nodiscard]] std::string suspects() const;
  [[nodiscard]] std::string value_of(const std::string& name, const Sending* sending) const;

  Browser& browser_;
  const Profile& profile_;
  const Access& access_;
  std::string strange_page_;
  struct SignIn {
    bool password_filled = false;
    bool password_sent = false;
    std::vector<std::string> said{};  // by its pages before the password was sent
  };
  SignIn sign_in_;                  // under way, or the last one
  bool arrived_ = false;            // a password was sent: the sign-in page was there, so the addresses are right
  const Open* entrance_ = nullptr;  // whose answer the current page is, if that is the first before anybody arrived
};

}  // namespace portal
