// The engine turns the crank: one step looks at the folders, records what came, decides, hands out work and files away
// what ended. It holds no state that matters: everything it knows is in the journal, so a step after a crash is like
// any other. No thread and no clock of its own; every call comes from one thread, and only values cross to the workers.
#pragma once

#include "engine/errands.h"
#include "engine/job.h"
#include "engine/outlook.h"
#include "engine/reception.h"
#include "engine/retention.h"
#include "engine/settings.h"
#include "journal/journal.h"
#include "portal/session.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace engine {

using domain::Duration;
using domain::Import;
using domain::ImportId;
using domain::Instant;

// Both clocks at one moment: the wall clock for everything that people and the ENT see, the steady one for settling.
struct Now {
  Instant wall;
  intake::Steady steady;
};

struct Turn {
  std::vector<Job> jobs{};
  std::vector<Fact> facts{};
  std::vector<planner::Wait> waits{};                   // why the others are not being worked on
  std::size_t settling = 0;                             // files in the folders that are just being saved
  std::vector<domain::ServiceView::Folder> folders{};   // as the look at them went; none: there was none
  std::vector<domain::ServiceView::Unfiled> unfiled{};  // what could not be put on its shelf, and is tried again
  std::optional<Duration> next{};  // turn again after this long at the latest; empty = only on an event
};

// A journal that cannot be written at the moment (JournalUnwritable) stops nothing but itself: it is told once, what was
// not journaled was not done, and answers that could not be journaled are kept until they can. Turns follow at growing
// intervals; the first that works takes up what was left, as after a crash.
class Engine {
 public:
  Engine(journal::Journal& journal, Settings settings);
  ~Engine();

  // Once before the first step: what the last process left half done is told apart (interrupted before or after the
  // commit), what it had claimed but not recorded is recorded, and pending imports of schools that the configuration does
  // not have (any more) are named.
  [[nodiscard]] std::vector<Fact> start(Now now);

  [[nodiscard]] Turn step(Now now);

  // A worker is about to send the commit step: durable when this returns. Fails when it must not be sent after all.
  [[nodiscard]] domain::Result<void> commit(ImportId id, const std::string& mark, Instant now);

  // The fingerprint of a school's configured credentials, as read again; true if it is another than before.
  bool configured(const domain::Uai& school, const std::string& fingerprint);

  // What a worker brought back.
  [[nodiscard]] std::vector<Fact> answered(const Job& job, const domain::Result<portal::Answer>& answer, Instant now);
  // The same of an errand.
  [[nodiscard]] std::vector<Fact> accomplished(const Job& job, const domain::Result<Accomplished>& result, Instant now);

  // The wall clock was put forward (or back) by this: what is being waited for lies as far ahead as it did before, so
  // that nothing is sent, asked or believed too early, and nothing waits a day for its moment.
  [[nodiscard]] Fact clock_moved(Duration by);

  // Jobs handed out and not answered yet.
  [[nodiscard]] std::size_t running() const { return running_.size() + errands_.running().size(); }

 private:
  struct Answered {
    Job job;
    domain::Result<portal::Answer> answer;
  };

  void look(Turn& turn, Now now);
  void take_up(std::vector<Fact>& facts, Instant now);
  void name_strangers(std::vector<Fact>& facts, Instant now) const;
  void journal_answers(std::vector<Fact>& facts, Instant now);
  void pause(std::vector<Fact>& facts, const journal::JournalUnwritable& error);
  Fact tell(const Import& import, const domain::Event& event) const;
  std::optional<Fact> change(ImportId id, const domain::Event& event, Instant now);
  domain::Event event_for(const Import& import, const domain::Result<portal::Answer>& answer, Instant now) const;
  void note_health(const Job& job, const std::optional<domain::Failure>& failure, Instant now);
  void decide(const planner::Policy& policy, const Outlook::View& view, Turn& turn, Instant now);
  void tell_needs(Turn& turn);
  void sweep(Turn& turn, Instant now);
  bool carry_out(const planner::Action& action, Turn& turn, Instant now);

  journal::Journal& journal_;
  Settings settings_;
  Outlook outlook_;
  Errands errands_;
  Reception reception_;
  std::set<ImportId> running_;
  std::vector<Answered> unjournaled_{};            // oldest first; their imports count as running
  std::optional<Duration> pause_{};                // until the next try, while the journal cannot be written
  std::map<ImportId, domain::Failure> unfiled_{};  // why it cannot be filed, as last said
  std::map<ImportId, planner::Wait::Need> needs_{};  // as last told, of those that wait
  Retention retention_;
  std::optional<Instant> sweep_at_{};
};

}  // namespace engine
