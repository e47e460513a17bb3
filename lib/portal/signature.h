// How a profile recognises a page: conditions on what a person sees, a name, and what the page means for an import.
#pragma once

#include "portal/browser.h"
#include "portal/pattern.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace portal {

// Every condition that is given must hold; one that lists several values holds when one of them does. Texts are
// compared as a reader would (page.h, fold).
struct Condition {
  std::vector<std::size_t> pages{};  // one of these signatures fits (indices into Profile::pages); never in a signature
  std::vector<int> status{};         // HTTP
  std::vector<std::string> address{};  // the address contains it, as written
  std::vector<Pattern> address_like{};
  std::vector<std::string> title{};    // the title contains it
  std::vector<std::string> heading{};  // a heading reads like it
  std::vector<std::string> text{};     // the text contains it
  std::vector<Pattern> text_like{};
  std::vector<std::string> field{};  // a field bears this label or name
  std::vector<std::string> button{};
  std::vector<std::string> link{};
  std::vector<std::string> table{};  // a table bears this caption
  std::vector<Condition> except{};   // at most one, and it must not hold ("not" in the profile)
};

// What a page that fits means. A landmark means nothing by itself: steps expect it, or run only on it.
enum class Means {
  landmark,
  signed_out,           // the sign-in form, or the way to it
  session_expired,      // the session or the operation was lost on the way: start over
  unavailable,          // maintenance, breakdown
  throttled,            // too many requests
  queue_full,           // the ENT takes no import for now
  not_allowed,          // this account may not do that
  credentials_refused,  // after the sign-in form was sent
  refused,              // the file is not wanted, or its treatment was broken off; import flows and reports only
  queued,               // the ENT has the file and has not begun
  running,              // its turn has come: nobody is before it
  taken_in,             // the ENT has finished: this page is the report
};

struct Signature {
  std::string name;
  Condition when;
  Means means = Means::landmark;
  std::optional<Pattern> sentence{};  // the ENT's own words, one group
  std::optional<Pattern> ahead{};     // schools before ours, one group of digits
  std::optional<Pattern> wait{};      // the wait that the ENT announces, one group of digits, in `wait_unit`
  domain::Duration wait_unit{};
};

// The browser's page, as the signatures see it. Lives as long as the page does not change.
class Sight {
 public:
  Sight(const Browser& browser, const std::vector<Signature>& signatures);

  [[nodiscard]] bool fits(const Condition& condition) const;
  [[nodiscard]] bool fits(const Signature& signature) const { return fits(signature.when); }

 private:
  const Browser& browser_;
  const std::vector<Signature>& signatures_;
  mutable std::optional<std::string> text_;  // folded, once somebody asked
};

// What the signature's patterns read on the page; empty where there is no pattern or it finds nothing.
[[nodiscard]] std::string sentence_on(const Page& page, const Signature& signature);
[[nodiscard]] std::optional<int> ahead_on(const Page& page, const Signature& signature);
[[nodiscard]] std::optional<domain::Duration> wait_on(const Page& page, const Signature& signature);

}  // namespace portal
