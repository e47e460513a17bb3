// What a session does at the ENT besides importing: each is a flow of the profile, which may lack it.
#pragma once

#include "portal/entrance.h"

#include <functional>

namespace portal {

class Errands {
 public:
  // All must outlive it.
  Errands(Flow& flow, Browser& browser, const Profile& profile, Entrance& entrance)
      : flow_(flow), browser_(browser), profile_(profile), entrance_(entrance) {}

  // As session.h says.
  [[nodiscard]] Result<FoundPeople> search_directory(const Name& name);
  [[nodiscard]] Result<std::optional<Download>> fetch_credentials(const CredentialsWanted& wanted);
  [[nodiscard]] Result<std::vector<std::string>> list_classes();
  [[nodiscard]] Result<ShownWeek> read_timetable(const std::string& school_class, std::chrono::sys_days monday);
  [[nodiscard]] Result<UserAnswer> create_user(const NewUser& user, const BeforeCommit& before_commit);

 private:
  // Reads the page for a `collect` step; false ends the walk there.
  using Read = std::function<Result<bool>(const Collect& what, const Step& step)>;

  // Walks the errand's steps on a page of somebody signed in.
  Result<void> walk(FlowKind errand, const Values& values, Trace& trace, const Read& read,
                    const BeforeCommit& before_commit = {});
  [[nodiscard]] domain::Failure switched_off(FlowKind errand) const;
  // The choices that a step collects; none if the page says that there are none.
  Result<std::vector<std::string>> choices_here(const Collect& what);

  Flow& flow_;
  Browser& browser_;
  const Profile& profile_;
  Entrance& entrance_;
};

// A day as a French form wants it, "07/09/2026", and as a date field does, "2026-09-07".
[[nodiscard]] std::string written_day(std::chrono::sys_days day);
[[nodiscard]] std::string iso_day(std::chrono::sys_days day);

// The values of a timetable's flow.
[[nodiscard]] Values timetable_values(const std::string& school_class, std::chrono::sys_days monday);

}  // namespace portal
