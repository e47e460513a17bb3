#include "domain/life.h"

#include "domain/plant.h"

#include <utility>

namespace domain {

namespace {

// Applies each kind of event to its import; every operator() answers whether the event fits the state.
struct Life {
  Import& it;
  Instant now;

  bool is(State state) const { return it.state == state; }

  void end(State state, std::string reason) {
    it.state = state;
    it.reason = std::move(reason);
    it.ended_at = now;
    it.not_before.reset();
    it.ahead.reset();
  }

  // Back to the start of the way, with nothing of the last attempt left that could be taken for this one's.
  void wait(std::optional<Instant> not_before) {
    it.state = State::waiting;
    it.committed = false;
    it.mark.clear();
    it.committed_at.reset();
    it.ended_at.reset();
    it.ahead.reset();
    it.looks = 0;
    it.not_before = not_before;
  }

  bool operator()(const Started& e) {
    if (!is(State::waiting) || !it.school) return false;
    it.state = State::submitting;
    it.mode = e.mode;
    ++it.attempts;
    it.not_before.reset();
    it.reason.clear();
    return true;
  }

  bool operator()(const Committing& e) {
    if (!is(State::submitting) || it.committed) return false;
    it.committed = true;
    it.committed_at = now;
    it.mark = e.mark;
    return true;
  }

  bool operator()(const Queued& e) {
    const bool sent = (is(State::submitting) && it.committed) || is(State::queued) || is(State::doubtful);
    if (!sent) return false;
    it.state = State::queued;
    it.ahead = e.ahead;
    it.not_before = e.look_again;
    it.reason.clear();
    it.last_fault.reset();
    ++it.looks;
    return true;
  }

  bool operator()(const Finished& e) {
    if (!it.committed || has_ended(it) || is(State::held)) return false;
    it.outcome = e.outcome;
    it.last_fault.reset();
    end(State::done, {});
    return true;
  }

  bool operator()(const Refused& e) {
    if (has_ended(it)) return false;
    it.last_fault = Fault::file_refused;
    it.turned_down = e.by_the_ent;
    end(State::refused, e.sentence);
    return true;
  }

  bool operator()(const Failed& e) {
    if (!is(State::submitting) && !is(State::queued) && !is(State::doubtful)) return false;
    it.last_fault = e.failure.fault;
    it.reason = e.failure.sentence;
    if (is(State::submitting) && (!it.committed || planted(Plant::forgets_the_verification))) {
      wait(e.not_before);
      if (e.failure.fault == Fault::cancelled) --it.attempts;  // Navette's own doing is no try that failed
    } else if (is(State::submitting)) {
      it.state = State::doubtful;
    }
    it.not_before = e.not_before;
    return true;
  }

  bool operator()(const FoundAbsent& e) {
    if (!it.committed || (!is(State::doubtful) && !is(State::queued))) return false;
    wait(e.not_before);
    it.reason = sentence_of(e);
    it.last_fault.reset();
    return true;
  }

  bool operator()(const Held& e) {
    if (has_ended(it) || is(State::held)) return false;
    it.state = State::held;
    it.reason = e.question;
    it.not_before.reset();
    return true;
  }

  bool operator()(const Unseen& e) {
    if (!is(State::doubtful) && !is(State::queued)) return false;
    it.not_before = e.look_again;
    it.reason = sentence_of(e);
    it.last_fault.reset();
    ++it.looks;
    return true;
  }

  bool operator()(const Released& e) {
    if (e.mode && it.kind != Kind::idpn) return false;
    if (e.mode && (is(State::waiting) || is(State::held))) it.ordered_mode = e.mode;
    if (is(State::waiting)) {  // it waits for an order rule: let it go first, unless its mode was all that was meant
      it.released = true;
      if (!e.mode) it.forced = true;
      it.not_before.reset();
      return true;
    }
    if (!is(State::held)) return false;
    if (e.school) it.school = e.school;
    if (!it.school) return false;
    wait(std::nullopt);
    it.reason.clear();
    it.released = true;
    return true;
  }

  bool operator()(const Retried&) {
    if (is(State::waiting) || is(State::queued) || is(State::doubtful)) {  // no more patience: now
      it.not_before.reset();
      return true;
    }
    if (is(State::held) && it.committed) {  // the ENT may have it: "try again" asks it, only released sends again
      it.state = State::doubtful;
      it.reason.clear();
      return true;
    }
    // What Navette refused without ever sending it stays refused: the file would be the same.
    const bool sent_before = is(State::refused) && it.attempts > 0;
    if ((!sent_before && !is(State::held)) || !it.school) return false;
    if (it.export_removed_at) return false;  // nothing is left to be sent
    wait(std::nullopt);
    it.reason.clear();
    it.last_fault.reset();
    it.turned_down = false;
    it.released = true;
    if (!it.filed_as.empty()) it.spool_file = std::exchange(it.filed_as, {});
    return true;
  }

  bool operator()(const Confirmed&) {
    if (!is(State::held) || !it.school) return false;
    it.last_fault.reset();
    end(State::done, {});
    return true;
  }

  bool operator()(const Superseded& e) {
    if (!is(State::waiting) && !(is(State::held) && !it.committed)) return false;
    end(State::superseded, sentence_of(e));
    return true;
  }

  bool operator()(const Interrupted& e) {
    if (!is(State::submitting)) return false;
    if (it.committed) {
      it.state = State::doubtful;
      it.not_before = e.not_before;
    } else {
      wait(e.not_before);
    }
    it.reason = sentence_of(e);
    it.last_fault.reset();
    return true;
  }

  bool operator()(const ReceivedAgain&) { return true; }

  bool operator()(const Remarked& e) {
    if (!is(State::done) || it.outcome.forgotten_at) return false;  // what was forgotten is not learnt again
    std::erase_if(it.outcome.remarks, [&](const Remark& each) { return each.task == e.task; });
    it.outcome.remarks.insert(it.outcome.remarks.end(), e.remarks.begin(), e.remarks.end());
    return true;
  }

  bool operator()(const Filed& e) {
    if (!has_ended(it)) return false;
    it.filed_as = e.path;
    it.spool_file.clear();
    return true;
  }
};

}  // namespace

Result<Import> apply(Import import, const Event& event, Instant now) {
  const State before = import.state;
  if (!std::visit([&](const auto& e) { return Life{import, now}(e); }, event))
    return Failure{Fault::file_refused, "L'import n° " + std::to_string(import.id) + " est " +
                                            std::string(in_words(before)) +
                                            " : cette action n'est pas possible dans cet état."};
  return import;
}

}  // namespace domain
