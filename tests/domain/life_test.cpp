// Every situation an import can be in, met by every event: allowed or refused as life.h says.
#include "domain/life.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <random>
#include <set>

using namespace domain;

namespace {

Instant at(int minutes) { return Instant(Duration(1'725'256'800'000)) + std::chrono::minutes(minutes); }

const Event kEvents[] = {
    Started{Mode::partial},
    Committing{"3 bilans"},
    Queued{4, at(70)},
    Finished{{{{"Séances générées", "12"}}, {}}},
    Refused{"Refusé."},
    Failed{{Fault::unavailable, "L'ENT est en maintenance."}, at(80)},
    FoundAbsent{at(90)},
    Held{"Continuer ?"},
    Unseen{at(92)},
    Released{},
    Retried{},
    Confirmed{},
    Superseded{99},
    Interrupted{at(95)},
    ReceivedAgain{"copie.xml"},
    Filed{"/Importés/edt.xml"},
    Remarked{Task::people, {{Task::people, "X", {"Une piste."}}}, "Annuaire : une piste."},
};
static_assert(std::size(kEvents) == std::variant_size_v<Event>);

Import after(Import import, std::initializer_list<Event> events) {
  for (const auto& each : events) import = apply(std::move(import), each, at(1)).value();
  return import;
}

Import fresh() {
  Import import;
  import.id = 7;
  import.school = Uai::parse("0134567U").value();
  import.spool_file = "/spool/edt.xml";
  import.received_at = at(0);
  return import;
}

Import nobodys() {
  Import import = fresh();
  import.school.reset();
  return import;
}

struct Situation {
  std::string_view name;
  Import import;
  std::set<std::string_view> allowed;  // what may meet it, beside received_again, which may always
};

Import without_export(Import import) {
  import.export_removed_at = at(90);
  return import;
}

const std::vector<Situation>& situations() {
  static const std::initializer_list<Event> sent{Started{}, Committing{"2 bilans"}};
  static const Import committed = after(fresh(), sent);
  static const Import done = after(committed, {Finished{}});
  static const std::vector<Situation> all{
      {"waiting", fresh(), {"started", "refused", "held", "released", "retried", "superseded"}},
      {"waiting after a failure",
       after(fresh(), {Started{}, Failed{{Fault::unreachable, "Pas de réponse."}, at(60)}}),
       {"started", "refused", "held", "released", "retried", "superseded"}},
      {"submitting", after(fresh(), {Started{}}), {"committing", "refused", "failed", "held", "interrupted"}},
      {"submitting, committed", committed, {"queued", "finished", "refused", "failed", "held", "interrupted"}},
      {"queued",
       after(committed, {Queued{2, at(60)}}),
       {"queued", "finished", "refused", "failed", "found_absent", "held", "unseen", "retried"}},
      {"doubtful",
       after(committed, {Interrupted{at(60)}}),
       {"queued", "finished", "refused", "failed", "found_absent", "held", "unseen", "retried"}},
      {"held before the commit",
       after(fresh(), {Held{"?"}}),
       {"refused", "released", "retried", "confirmed", "superseded"}},
      {"held after the commit", after(committed, {Held{"?"}}), {"refused", "released", "retried", "confirmed"}},
      {"held without a school", after(nobodys(), {Held{"?"}}), {"refused", "superseded"}},
      {"refused by Navette", after(fresh(), {Refused{"Tronqué."}}), {"filed"}},
      {"refused by the ENT", after(committed, {Refused{"Refusé.", true}}), {"filed", "retried"}},
      {"refused by the ENT, its export removed",
       without_export(after(committed, {Refused{"Refusé.", true}})),
       {"filed"}},
      {"done", done, {"filed", "remarked"}},
      {"done and filed", after(done, {Filed{"/Importés/x.xml"}}), {"filed", "remarked"}},
      {"superseded", after(fresh(), {Superseded{9}}), {"filed"}},
  };
  return all;
}

const Import& situation(std::string_view name) {
  for (const auto& each : situations())
    if (each.name == name) return each.import;
  throw std::logic_error("no such situation");
}

// What is true of every import at any time.
void check_sound(const Import& import) {
  BOOST_TEST(import.committed == import.committed_at.has_value());
  BOOST_TEST(has_ended(import) == import.ended_at.has_value());
  if (import.state == State::waiting) BOOST_TEST(!import.committed);
  if (import.state == State::queued || import.state == State::doubtful) BOOST_TEST(import.committed);
  if (has_ended(import) || import.state == State::held) BOOST_TEST(!import.not_before.has_value());
  if (!import.school)
    BOOST_TEST((import.state == State::held || import.state == State::refused || import.state == State::superseded ||
                import.state == State::waiting));
  if (import.state == State::refused || import.state == State::held || import.state == State::superseded)
    BOOST_TEST(!import.reason.empty());
  BOOST_TEST((import.spool_file.empty() != import.filed_as.empty()));
  if (!import.filed_as.empty()) BOOST_TEST(has_ended(import));
}

// What is true of every step from one situation to the next.
void check_step(const Import& before, const Event& event, const Import& next) {
  const auto name = name_of(event);
  const bool asked = name == "found_absent" || name == "released" || name == "retried";
  if (before.committed && !next.committed) BOOST_TEST(asked, "the commit is forgotten by " << name);
  if (before.committed && next.state == State::waiting) BOOST_TEST(asked, "it may be sent again after " << name);
  if (next.state == State::done && !next.committed) BOOST_TEST((name == "confirmed" || before.state == State::done));
  if (!before.committed && next.committed) BOOST_TEST(name == "committing");
  if (has_ended(before) && !has_ended(next)) BOOST_TEST(name == "retried");
  BOOST_TEST(next.attempts == before.attempts + (name == "started" ? 1 : 0));
  BOOST_TEST(next.id == before.id);
  BOOST_TEST((next.received_at == before.received_at));
  BOOST_TEST((next.content == before.content));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(life)

BOOST_AUTO_TEST_CASE(every_event_meets_every_situation) {
  std::set<State> states;
  for (const auto& [name, import, allowed] : situations()) {
    states.insert(import.state);
    check_sound(import);
    for (const auto& event : kEvents) {
      BOOST_TEST_CONTEXT(name_of(event) << " meets an import that is " << name) {
        const auto next = apply(import, event, at(50));
        const bool may = allowed.contains(name_of(event)) || name_of(event) == "received_again";
        BOOST_TEST(next.has_value() == may);
        if (next) {
          check_sound(*next);
          check_step(import, event, *next);
        } else {
          BOOST_TEST(next.error().sentence.find("L'import n° 7 est ") == 0u);
        }
      }
    }
  }
  BOOST_TEST(states.size() == 8u);
}

BOOST_AUTO_TEST_CASE(long_lives_stay_sound) {
  std::mt19937 random(1);
  for (int life = 0; life < 300; ++life) {
    Import import = life % 10 == 0 ? nobodys() : fresh();
    for (int minute = 0; minute < 60; ++minute) {
      const Event& event = kEvents[random() % std::size(kEvents)];
      const auto next = apply(import, event, at(minute));
      if (!next) continue;
      BOOST_TEST_CONTEXT(name_of(event) << " in life " << life) {
        check_sound(*next);
        check_step(import, event, *next);
      }
      import = *next;
    }
  }
}

BOOST_AUTO_TEST_CASE(an_import_without_a_school_is_never_sent) {
  BOOST_TEST(apply(nobodys(), Started{}, at(1)).has_error());
}

BOOST_AUTO_TEST_CASE(an_attempt_counts_and_keeps_its_mode) {
  const Import import = after(fresh(), {Started{Mode::partial}});
  BOOST_TEST((import.mode == Mode::partial));
  BOOST_TEST(import.attempts == 1);
}

BOOST_AUTO_TEST_CASE(the_intent_is_remembered_with_its_moment_and_mark) {
  const Import import = apply(after(fresh(), {Started{}}), Committing{"3 bilans"}, at(12)).value();
  BOOST_TEST(import.committed);
  BOOST_TEST((import.committed_at == at(12)));
  BOOST_TEST(import.mark == "3 bilans");
}

BOOST_AUTO_TEST_CASE(a_failure_before_the_commit_waits_for_its_next_attempt) {
  const Import import = after(fresh(), {Started{}, Failed{{Fault::throttled, "Patience."}, at(60)}});
  BOOST_TEST((import.state == State::waiting));
  BOOST_TEST((import.not_before == at(60)));
  BOOST_TEST((import.last_fault == Fault::throttled));
  BOOST_TEST(import.reason == "Patience.");
}

BOOST_AUTO_TEST_CASE(a_failure_after_the_commit_is_a_doubt) {
  for (const Event& event : {Event(Failed{{Fault::unreachable, "Coupé."}, at(60)}), Event(Interrupted{at(60)})}) {
    const Import import = apply(situation("submitting, committed"), event, at(2)).value();
    BOOST_TEST((import.state == State::doubtful));
    BOOST_TEST((import.not_before == at(60)));
    BOOST_TEST(import.mark == "2 bilans");
  }
}

BOOST_AUTO_TEST_CASE(a_look_that_fails_leaves_the_import_where_it_is) {
  for (const auto* name : {"queued", "doubtful"}) {
    const Import& before = situation(name);
    const Import next = apply(before, Failed{{Fault::unavailable, "Maintenance."}, at(80)}, at(2)).value();
    BOOST_TEST((next.state == before.state));
    BOOST_TEST((next.not_before == at(80)));
  }
}

BOOST_AUTO_TEST_CASE(each_look_is_counted_and_tells_the_place) {
  Import import = after(situation("submitting, committed"), {Queued{5, at(60)}, Queued{4, at(61)}});
  BOOST_TEST(import.looks == 2);
  BOOST_TEST((import.ahead == 4));
  BOOST_TEST((import.not_before == at(61)));
  import = after(import, {FoundAbsent { at(62) }});
  BOOST_TEST(import.looks == 0);
  BOOST_TEST(!import.ahead.has_value());
}

BOOST_AUTO_TEST_CASE(the_reason_is_that_of_the_newest_event) {
  Import import = apply(situation("waiting"), Started{}, at(0)).value();
  import = apply(import, Failed{{Fault::unreachable, "Pas de réponse."}, at(1)}, at(1)).value();
  BOOST_TEST(import.reason == "Pas de réponse.");
  import = apply(import, Started{}, at(2)).value();
  BOOST_TEST(import.reason.empty());  // it is being tried: nothing is wrong
  import = apply(import, Interrupted{at(3)}, at(3)).value();
  BOOST_TEST(import.reason == sentence_of(Interrupted{}));
  BOOST_TEST(!import.last_fault);
}

BOOST_AUTO_TEST_CASE(what_is_found_absent_starts_over_clean) {
  Import asked = situation("doubtful");
  asked.last_fault = Fault::unreachable;
  const Import import = apply(apply(asked, Unseen{at(60)}, at(59)).value(), FoundAbsent{at(62)}, at(61)).value();
  BOOST_TEST(import.reason == sentence_of(FoundAbsent{}));  // not that of an earlier answer
  BOOST_TEST(!import.last_fault);
  BOOST_TEST((import.state == State::waiting));
  BOOST_TEST(!import.committed);
  BOOST_TEST(import.mark.empty());
  BOOST_TEST((import.not_before == at(62)));
  BOOST_TEST(import.attempts == 1);
}

BOOST_AUTO_TEST_CASE(the_end_keeps_what_the_ent_said) {
  const Import import = apply(situation("queued"), Finished{{{{"Séances générées", "12"}}, {"X"}}}, at(33)).value();
  BOOST_TEST((import.ended_at == at(33)));
  BOOST_TEST(import.outcome.figures.at(0).value == "12");
  BOOST_TEST(import.outcome.not_recognised.size() == 1u);
  BOOST_TEST(import.reason.empty());
  BOOST_TEST(!import.last_fault.has_value());
}

BOOST_AUTO_TEST_CASE(a_person_lets_what_waits_for_its_turn_go_first) {
  const Import import = after(situation("waiting after a failure"), {Released{}});
  BOOST_TEST(import.released);
  BOOST_TEST(import.forced);
  BOOST_TEST(!import.not_before.has_value());
}

BOOST_AUTO_TEST_CASE(a_person_answers_the_question) {
  const Import import = after(situation("held before the commit"), {Released{}});
  BOOST_TEST((import.state == State::waiting));
  BOOST_TEST(import.released);
  BOOST_TEST(!import.forced);
  BOOST_TEST(import.reason.empty());
}

BOOST_AUTO_TEST_CASE(a_person_orders_the_mode_of_identifiers_only) {
  const Event released = Released{.mode = Mode::partial};
  BOOST_TEST(!apply(situation("held before the commit"), released, at(2)));
  Import idpn = fresh();
  idpn.kind = Kind::idpn;
  const Import waiting = apply(idpn, released, at(2)).value();
  BOOST_TEST((waiting.ordered_mode == Mode::partial));
  BOOST_TEST(!waiting.forced);  // its mode was all that was meant
  const Import held = after(idpn, {Held{"?"}, released});
  BOOST_TEST((held.state == State::waiting && held.released && held.ordered_mode == Mode::partial));
}

BOOST_AUTO_TEST_CASE(a_person_has_no_more_patience) {
  for (const auto* name : {"waiting after a failure", "queued", "doubtful"}) {
    const Import next = apply(situation(name), Retried{}, at(2)).value();
    BOOST_TEST((next.state == situation(name).state));
    BOOST_TEST(!next.not_before.has_value());
  }
}

BOOST_AUTO_TEST_CASE(a_refused_and_filed_import_is_sent_again_from_where_it_lies) {
  const Import filed = after(situation("refused by the ENT"), {Filed{"/Refusés/edt.xml"}});
  BOOST_TEST(filed.spool_file.empty());
  BOOST_TEST(filed.turned_down);
  BOOST_TEST(!situation("refused by Navette").turned_down);
  const Import next = after(filed, {Retried{}});
  BOOST_TEST((next.state == State::waiting));
  BOOST_TEST(next.spool_file == "/Refusés/edt.xml");
  BOOST_TEST(next.filed_as.empty());
  BOOST_TEST(!next.last_fault.has_value());
  BOOST_TEST(!next.turned_down);
  BOOST_TEST(!next.ended_at.has_value());
}

BOOST_AUTO_TEST_CASE(what_is_remarked_replaces_what_was_for_the_same_task) {
  const Remark person{Task::people, "X", {"Une piste."}}, whole{Task::timetable, "", {"Tout est juste."}};
  const Import import = after(situation("done"), {Remarked{Task::people, {person}, "a"},
                                                  Remarked{Task::timetable, {whole}, "b"},
                                                  Remarked{Task::people, {person, person}, "c"}});
  BOOST_TEST((import.outcome.remarks == std::vector<Remark>{whole, person, person}));
  Import forgotten = import;
  forgotten.outcome.forgotten_at = at(1);
  BOOST_TEST(!apply(forgotten, Remarked{Task::people, {person}, "d"}, at(2)));
}

BOOST_AUTO_TEST_CASE(pending_in_flight_and_ended) {
  struct Expected {
    std::string_view name;
    bool pending, flying, ended;
  };
  for (const auto& [name, pending, flying, ended] : std::initializer_list<Expected>{
           {"waiting", true, false, false},
           {"submitting", true, true, false},
           {"submitting, committed", true, true, false},
           {"queued", true, true, false},
           {"doubtful", true, true, false},
           {"held before the commit", false, false, false},
           {"held after the commit", false, true, false},
           {"refused by the ENT", false, false, true},
           {"done", false, false, true},
           {"superseded", false, false, true},
       })
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(is_pending(situation(name)) == pending);
      BOOST_TEST(in_flight(situation(name)) == flying);
      BOOST_TEST(has_ended(situation(name)) == ended);
    }
}

BOOST_AUTO_TEST_SUITE_END()
