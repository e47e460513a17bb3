#include "planner/order.h"

#include "planner/question.h"
#include "planner/wait.h"

#include <algorithm>
#include <tuple>

namespace planner {

namespace {

using domain::Import;
using domain::Kind;
using domain::State;
using Verb = Action::Verb;

// One school's imports while they are put in order.
class School {
 public:
  School(Imports all, const SchoolRules* rules, const std::set<domain::ImportId>& running, Instant now,
         const Policy& policy)
      : all_(all), rules_(rules), running_(running), now_(now), policy_(policy) {
    for (const Import* each : all_) {
      if (has_ended(*each)) continue;
      if (is_running(*each) || in_flight(*each))
        in_flight_.push_back(each);
      else if (each->state == State::held)
        held_.push_back(each);
      else
        waiting_.push_back(each);
    }
  }

  Order order() && {
    supersede();
    ask();
    follow_up();
    line_up();
    return std::move(order_);
  }

 private:
  bool is_running(const Import& import) const { return running_.contains(import.id); }

  std::optional<domain::Mode> mode(const Import& import) const { return mode_of(import, all_, *rules_, policy_); }

  std::optional<std::string> question(const Import& import) const {
    return question_about(import, all_, rules_, now_, policy_);
  }

  void wait_for(const Import& import, std::string sentence, Wait::Need need = Wait::Need::nothing) {
    order_.waits.push_back({import.id, std::move(sentence), need});
  }

  // Rule 3. The newest waiting export of each kind that needs no answer and replaces.
  const Import* successor(Kind kind) const {
    if (!rules_) return nullptr;
    const bool mode_is_open =
        std::ranges::any_of(in_flight_, [&](const Import* each) { return each->kind == Kind::idpn; });
    if (kind == Kind::idpn && mode_is_open) return nullptr;
    const Import* newest = nullptr;
    for (const Import* each : waiting_)
      if (each->kind == kind && replaces(*each, mode(*each)) && !question(*each) &&
          (!newest || is_newer(*each, *newest)))
        newest = each;
    return newest;
  }

  void supersede() {
    for (const Kind kind : {Kind::edt, Kind::idpn}) {
      const Import* newest = successor(kind);
      if (!newest) continue;
      const auto give_way = [&](const Import* each) {
        if (each->kind != kind || !is_newer(*newest, *each)) return false;
        order_.decisions.push_back({.verb = Verb::supersede, .import = each->id, .by = newest->id});
        return true;
      };
      std::erase_if(waiting_, give_way);
      std::erase_if(held_, give_way);
    }
  }

  // Rules 5 to 7, 22 to 24.
  void ask() {
    if (!rules_) return;
    std::erase_if(waiting_, [&](const Import* each) {
      auto sentence = question(*each);
      if (!sentence) return false;
      order_.decisions.push_back({.verb = Verb::hold, .import = each->id, .sentence = std::move(*sentence)});
      to_be_held_.push_back(each);
      return true;
    });
    for (const Import* each : waiting_)
      if (const auto turn = turn_of_the_year(*each, now_, policy_))
        order_.change = std::min(order_.change.value_or(*turn), *turn);
  }

  void follow_up() {
    for (const Import* each : held_) wait_for(*each, wait::for_a_person(*each));
    const bool busy = std::ranges::any_of(in_flight_, [&](const Import* each) { return is_running(*each); });
    for (const Import* each : in_flight_) {
      if (is_running(*each) || each->state == State::submitting)
        wait_for(*each, wait::for_the_worker(*each));
      else if (each->state == State::held)
        wait_for(*each, wait::for_a_person(*each));
      else if (!rules_)
        wait_for(*each, wait::for_configuration(*each));
      else if (busy)
        wait_for(*each, wait::for_a_turn());
      else
        order_.turns.push_back({each, each->state == State::queued ? Verb::look : Verb::verify});
    }
  }

  void wait_for_edt(const Import& idpn, const Import& edt) {
    const bool waits = edt.state == State::waiting && std::ranges::find(to_be_held_, &edt) == to_be_held_.end();
    wait_for(idpn, wait::for_edt(edt), waits ? Wait::Need::edt : Wait::Need::decision);
  }

  // Rule 2: what an IdPN waits for is noted; false if it may go.
  bool waits_for_edt(const Import& idpn) {
    if (idpn.forced) return false;
    const auto is_edt = [](const Import* each) { return each->kind == Kind::edt; };
    const auto found_in = [&](const std::vector<const Import*>& some) {
      const auto edt = std::ranges::find_if(some, is_edt);
      if (edt == some.end()) return false;
      wait_for_edt(idpn, **edt);
      return true;
    };
    if (found_in(waiting_)) return true;
    const auto year = year_of(idpn, policy_.first_month);
    const bool one_is_done = std::ranges::any_of(all_, [&](const Import* each) {
      return is_edt(each) && each->state == State::done && year_of(*each, policy_.first_month) == year;
    });
    if (one_is_done) return false;
    if (found_in(held_) || found_in(to_be_held_)) return true;
    wait_for(idpn, wait::for_any_edt(idpn, policy_), Wait::Need::edt);
    return true;
  }

  void line_up() {
    std::ranges::sort(waiting_, {}, [](const Import* each) {
      return std::tuple(!each->forced, each->kind == Kind::idpn, made_at(*each), each->id);
    });
    for (const Import* each : waiting_) {
      if (!rules_) {
        wait_for(*each, wait::for_configuration(*each));
      } else if (!in_flight_.empty()) {
        const Import& first = *in_flight_.front();
        const bool asks = first.state == State::held && !is_running(first);
        wait_for(*each, wait::for_the_school(first), asks ? Wait::Need::decision : Wait::Need::nothing);
      } else if (each->kind != Kind::idpn || !waits_for_edt(*each)) {
        order_.turns.push_back({each, Verb::submit, mode(*each)});
      }
    }
  }

  Imports all_;
  const SchoolRules* rules_;
  const std::set<domain::ImportId>& running_;
  Instant now_;
  const Policy& policy_;
  std::vector<const Import*> waiting_{}, held_{}, to_be_held_{}, in_flight_{};
  Order order_{};
};

}  // namespace

Order order(Imports of_school, const SchoolRules* rules, const std::set<domain::ImportId>& running, Instant now,
            const Policy& policy) {
  return School(of_school, rules, running, now, policy).order();
}

}  // namespace planner
