// Runs a profile's steps in a browser. After every request the page is first matched against the profile's signatures,
// so that a step that lands on the wrong page gives the right fault. Knows nothing of signing in again: see session.h.
#pragma once

#include "portal/judge.h"

#include <string>

namespace portal {

class Flow {
 public:
  // All three must outlive it.
  Flow(Browser& browser, const Profile& profile, const Access& access);

  // Runs the steps in order. `before_commit` belongs to flows that commit. Such a flow ends early, and well, on a page that
  // means refused; `collect` steps do nothing here.
  [[nodiscard]] Result<void> run(const Steps& steps, FlowKind kind, Trace& trace, const Given& given = {},
                                 const BeforeCommit& before_commit = {}, const std::string& mark = {});
  // One step, unless its `when` does not fit; the commit step, if it is one, with its intent recorded first.
  [[nodiscard]] Result<void> pass(const Step& step, FlowKind kind, Trace& trace, const Given& given = {},
                                  const BeforeCommit& before_commit = {}, const std::string& mark = {});
  // One step, unless its `when` does not fit.
  [[nodiscard]] Result<void> take(const Step& step, FlowKind kind, Trace& trace, const Given& given = {});
  // Opens an address that an earlier page gave, and judges where it leads.
  [[nodiscard]] Result<void> open(const std::string& address, FlowKind kind, Trace& trace);

  [[nodiscard]] bool fits(const Condition& condition) const { return judge_.fits(condition); }
  // Reads the page that means taken_in as the profile's report flow says.
  [[nodiscard]] domain::Outcome read_report() const;
  // The text with its ${names} replaced.
  [[nodiscard]] std::string expanded(const std::string& text, const Given& given = {}) const {
    return expansion_.of(text, given);
  }
  // page_changed, with the page kept for the administrator. `what`: what is strange, whole sentences with a space behind.
  [[nodiscard]] domain::Failure strange(const std::string& what) { return judge_.strange(what); }
  [[nodiscard]] const std::string& strange_page() const { return judge_.strange_page(); }
  // A new operation begins: forget the last one's page.
  void forget_strange_page() { judge_.forget_strange_page(); }

 private:
  Result<void> act(const Step& step, const Given& given);
  Result<void> commit(const Step& step, FlowKind kind, Trace& trace, const Given& given,
                      const BeforeCommit& before_commit, const std::string& mark);
  // A step that downloads has brought a page: what is to be thought of it.
  Result<void> in_place_of_a_file(const Step& step, FlowKind kind, Trace& trace);

  Browser& browser_;
  const Profile& profile_;
  Expansion expansion_;
  Judge judge_;
};

}  // namespace portal
