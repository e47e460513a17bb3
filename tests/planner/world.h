// A world of schools, ENTs, files and people on a simulated clock, grown from a seed. The plan's actions go through
// domain::apply into a journal in memory; every step is checked against the rules. Throws Broken at the first that does
// not hold.
#pragma once

#include "planner/scene.h"

#include <map>
#include <random>
#include <stdexcept>

namespace planner {

struct Broken : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class World {
 public:
  explicit World(std::uint64_t seed);

  // `events` things happen; then faults cease, and what can end must end within two days.
  void play(int events);

  struct Tally {
    int plans = 0, sent = 0, done = 0, doubtful = 0, resent = 0, held = 0, superseded = 0;
  };
  [[nodiscard]] const Tally& tally() const { return tally_; }

 private:
  // An ENT as it really is.
  struct Portal {
    Instant ill_until{};
    bool can_tell = true;
    domain::PortalHealth health{};
  };
  // A school's account as it really is.
  struct Account {
    bool good = true;
    int version = 0;
    int refusals = 0;  // since the credentials or a person's word last changed
  };
  // What the ENT really has of an import, and who allowed it to be sent again.
  struct Truth {
    int taken = 0;
    int commits = 0;
    bool may_commit = true;     // no commit yet, or one of the allowing events since
    int blind_permissions = 0;  // to send again without the ENT's word: a person's, or the configuration's
    Instant listed_at{};        // when the ENT's list shows it
    Instant finished_at{};
  };
  // A worker with an import in its hands.
  struct Job {
    Verb verb{};
    Instant commit_at{};  // of a submit that gets that far; else `end_at`
    Instant end_at{};
  };

  int roll(int sides) { return static_cast<int>(dice_() % static_cast<unsigned>(sides)); }
  bool chance(int percent) { return roll(100) < percent; }
  Duration up_to(Duration most) {
    return Duration(static_cast<Duration::rep>(dice_() % static_cast<std::uint64_t>(most.count())));
  }
  [[noreturn]] void broken(const std::string& what, ImportId id = 0) const;

  Import& at(ImportId id) { return imports_.at(static_cast<std::size_t>(id - 1)); }
  const Import& at(ImportId id) const { return imports_.at(static_cast<std::size_t>(id - 1)); }
  Portal& portal_of(const Import& import) { return portals_.at(policy_.schools.at(*import.school).portal); }
  void apply(ImportId id, const domain::Event& event);

  // What happens.
  void something_happens();
  void drop();
  void someone_decides();
  void navette_dies();
  void faults_cease();

  // What workers meet.
  void work_until(Instant when);
  void commit(ImportId id);
  void end(ImportId id, const Job& job);
  void end_submit(ImportId id);
  void end_question(ImportId id);
  void fail(ImportId id, const domain::Failure& failure);
  domain::Failure some_failure();
  void well(const Import& import) { report(import, std::nullopt); }
  void report(const Import& import, const std::optional<domain::Failure>& failure);

  // The engine's part, and the checks.
  Plan plan() const;
  void turn_the_crank();
  void begin(const Action& action);
  void check_before(const Plan& plan) const;
  void check_action(const Action& action) const;
  void check_school_order() const;
  void check_the_end() const;
  std::string wait_of(ImportId id) const;
  bool may_wait_for_ever(const Import& import) const;

  std::mt19937_64 dice_;
  std::uint64_t seed_;
  Policy policy_{};
  Instant now_;
  bool faults_ = true;
  std::map<std::string, Portal> portals_{};
  std::map<domain::Uai, Account> accounts_{};
  std::vector<domain::RefusedAccount> refused_{};
  std::vector<Import> imports_{};
  std::map<ImportId, Truth> truths_{};
  std::map<ImportId, Job> jobs_{};
  std::optional<Instant> wake_at_{};
  Tally tally_{};
};

}  // namespace planner
