// `navette check` of the errands: walks each of the profile's to its last page, but neither downloads nor creates anything.
// What a walk needs is invented (a user whom nobody creates) or taken from the pages (the first class offered).
#pragma once

#include "portal/check_lines.h"

#include <chrono>
#include <optional>

namespace portal {

class ErrandInspection {
 public:
  // All must outlive it. `today`: as Session::check says.
  ErrandInspection(Flow& flow, Browser& browser, const Profile& profile, CheckLines& lines,
                   std::optional<std::chrono::sys_days> today)
      : flow_(flow), browser_(browser), profile_(profile), lines_(lines), today_(today) {}

  // One line and more for the errand; one that says it is switched off if the profile lacks it.
  void walk(FlowKind errand);

 private:
  enum class Next { on, done };

  Next step(const Step& step, FlowKind errand, Trace& trace);
  // The last step: it is there, and is not taken.
  void stop_before(const Step& step, const std::string& why);
  Next read(const Collect& what, const Step& step);
  Next choose_among(const Collect& what, const Step& step, const char* value);
  // A step whose values cannot be invented: only whether its fields are there.
  void look_for_fields(const Step& step);
  [[nodiscard]] std::string described(const Step& step) const;
  [[nodiscard]] bool presses(const Step& step) const;

  Flow& flow_;
  Browser& browser_;
  const Profile& profile_;
  CheckLines& lines_;
  std::optional<std::chrono::sys_days> today_;
  std::string name_;  // of the errand that is looked at, for people
  Values values_;
  Given given_{nullptr, &values_};
};

}  // namespace portal
