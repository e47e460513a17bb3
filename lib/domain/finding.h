// Something that the administrator should know about an export or an import, short of a refusal.
#pragma once

#include <string>

namespace domain {

struct Finding {
  // Short English word for log, JSON and tests: "check_letter", "partner_missing", "not_recognised", ...
  std::string code;
  // French, whole: what it is, what it means, what to do. Reports may carry names here; logs print only the code.
  std::string sentence;

  friend bool operator==(const Finding&, const Finding&) = default;
};

}  // namespace domain
