// The lines of `navette check` as they are written: what was seen, what is wrong, and whether anything further can be told.
#pragma once

#include "portal/flow.h"

#include <string>

namespace portal {

class CheckLines {
 public:
  // Both must outlive it.
  CheckLines(Flow& flow, const Tell& tell) : flow_(flow), tell_(tell) {}

  // Seen, or wrong with the page that was strange. True if seen.
  bool note(const std::string& what, const Result<void>& result);
  void warn(const std::string& what, const std::string& why) { tell_({Checked::Verdict::warning, what, why, {}}); }
  // Whether what was to be looked for is on the page; `what`: "Ce champ".
  [[nodiscard]] domain::Failure missing(const char* what, const Step& step);

  // The profile is not to blame for what went wrong, and nothing further can be told now.
  [[nodiscard]] bool stopped() const { return stopped_; }
  // Nothing was wrong since the last begin(): only then is a form sent.
  void begin() { sound_ = true; }
  [[nodiscard]] bool sound() const { return sound_; }

 private:
  Flow& flow_;
  const Tell& tell_;
  bool stopped_ = false;
  bool sound_ = true;
};

}  // namespace portal
