// What a page that a flow has come to means for it, by the profile's signatures, and what to say of a step that could not
// be taken. Remembers of the sign-in under way what tells a refusal from a form that had merely expired.
#pragma once

#include "portal/expansion.h"

#include <optional>
#include <string>
#include <vector>

namespace portal {

// What a run leaves behind, whether it went well or not.
struct Trace {
  bool attached = false;   // the file was handed to a form: a refusal is about it
  bool committed = false;  // the intent was journaled: from here on the ENT may have the file
  bool sent_home = false;  // the failure is the page that follows a sign-in, where another was expected
  bool by_link = false;    // the current page was reached by its address alone, so that it can be opened again
  bool no_word = false;    // the failure is a sign-in page that came back without a word (Profile::refuses_in_words)
  bool nobody = false;     // instead of a download came the page that says there is nobody to put into it
  const Signature* meaning = nullptr;  // the last page that told of the import: refused, queued, running, taken_in
  std::string words{};                 // what the ENT says there
  std::optional<int> ahead{};
  std::optional<domain::Duration> announced{};
  std::optional<Download> download{};
};

class Judge {
 public:
  // All three must outlive it.
  Judge(Browser& browser, const Profile& profile, const Expansion& expansion);

  // The page that the browser shows now.
  [[nodiscard]] Result<void> judge(FlowKind kind, Trace& trace);
  [[nodiscard]] bool fits(const Condition& condition) const;
  // The failure of a step, as page_changed or as what is behind it.
  [[nodiscard]] domain::Failure blame(domain::Failure failure, const Step& step, FlowKind kind, Trace& trace,
                                      const Given& given);
  // page_changed, with the page kept for the administrator. `what`: what is strange, whole sentences with a space behind.
  [[nodiscard]] domain::Failure strange(const std::string& what);
  [[nodiscard]] const std::string& strange_page() const { return strange_page_; }
  void forget_strange_page() { strange_page_.clear(); }

  // What the flow tells of itself as it goes.
  void sign_in_begins() { sign_in_ = {}; }
  void request_leaves(const Step& step, FlowKind kind);
  void filled(const Step& step);
  void submitted(FlowKind kind);
  void opened_by_address() { entrance_ = nullptr; }

 private:
  [[nodiscard]] bool concerns(Means means, FlowKind kind, const Trace& trace) const;
  Result<void> consequence_of(const Signature& signature, FlowKind kind, Trace& trace);
  Result<void> judge_status(FlowKind kind, const Trace& trace);
  // The sign-in page is back after the password was sent: refused, unless it says nothing and may do so.
  [[nodiscard]] domain::Failure sign_in_page_again(Trace& trace, const std::string& words) const;
  [[nodiscard]] bool shows(Means means) const;
  // Whether the very first page is none of the ENT's, so that the configuration's addresses are to blame; and which.
  [[nodiscard]] bool at_a_wrong_entrance() const;
  [[nodiscard]] std::string suspects() const;

  Browser& browser_;
  const Profile& profile_;
  const Expansion& expansion_;
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
