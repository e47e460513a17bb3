// What follows imports that are done: kept in the journal, done by a worker when nothing else is, told in the import's
// report. An errand changes nothing in the ENT, so none that was cut off is ever in doubt: it is done again.
#pragma once

#include "engine/job.h"
#include "engine/outlook.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace engine {

// What came of an errand.
struct Accomplished {
  std::vector<domain::Remark> remarks{};  // of its task; replace those of before
  std::string sentence{};                 // French, for the timeline: names nobody
  std::vector<std::string> met{};         // credentials: keyed digests of those who have an account
};

class Errands {
 public:
  // All outlive this.
  Errands(journal::Journal& journal, const Outlook& outlook);

  // Notes what follows an import that has just been done. Once for each, however often it is called.
  void follow(const domain::Import& done, domain::Instant now);

  // The same of what was done lately, in case Navette was stopped between the two.
  void take_up(domain::Instant now);

  // To be handed out; empty if it is not to be done any more, or not before its import is filed away.
  [[nodiscard]] std::optional<Job> begin(domain::ErrandId errand);
  // What a worker brought back.
  [[nodiscard]] std::vector<Fact> accomplished(const Job& job, const domain::Result<Accomplished>& result,
                                               domain::Instant now);

  [[nodiscard]] const std::set<domain::ErrandId>& running() const { return running_; }

 private:
  [[nodiscard]] bool brings_somebody(const domain::Import& done);
  void expect_accounts(const domain::Errand& errand);
  [[nodiscard]] std::vector<domain::Outcome::Figure> figures_before(const domain::Import& import);
  [[nodiscard]] std::optional<Fact> remark(const Job& job, domain::Remarked remarked, domain::Instant now);
  void give_up(const Job& job, const domain::Failure& failure, std::vector<Fact>& facts, domain::Instant now);

  journal::Journal& journal_;
  const Outlook& outlook_;
  std::set<domain::ErrandId> running_{};
};

}  // namespace engine
