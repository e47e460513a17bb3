#include "portal/session.h"

#include "answers.h"
#include "toy_ent.h"

#include <boost/algorithm/string/replace.hpp>
#include <boost/test/unit_test.hpp>

using namespace portal;
using domain::Fault;

namespace {

// The numbers of the requests of one undisturbed import by a fresh session.
struct Course {
  int last = 0;
  int commit = 0;
};
Course undisturbed() {
  ToyEnt ent;
  Intents intents;
  (void)visit(ent).submit(edt_export(), intents.record());
  return {ent.requests, ent.commit_request};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(session)

BOOST_AUTO_TEST_CASE(an_import_is_queued_then_done) {
  ToyEnt ent;
  Intents intents;
  Session session = visit(ent);
  const auto sent = session.submit(edt_export(), intents.record());
  BOOST_REQUIRE_MESSAGE(is<InQueue>(sent), told(sent));
  BOOST_TEST(std::get<InQueue>(*sent).ahead.value() == 3);
  BOOST_TEST(ent.commits == 1);
  BOOST_TEST(ent.imports.back().file == "EDT.xml");
  BOOST_REQUIRE(intents.marks.size() == 1);

  ent.ahead = 1;
  auto look = session.look(edt_export(), intents.marks.front());
  BOOST_REQUIRE_MESSAGE(is<InQueue>(look), told(look));
  BOOST_TEST(std::get<InQueue>(*look).ahead.value() == 1);

  ent.imports.back().state = "au feu";
  look = session.look(edt_export(), intents.marks.front());
  BOOST_REQUIRE_MESSAGE(is<InQueue>(look), told(look));
  BOOST_TEST(std::get<InQueue>(*look).ahead.value() == 0);

  ent.imports.back().state = "rangé";
  look = session.look(edt_export(), intents.marks.front());
  BOOST_REQUIRE_MESSAGE(is<TakenIn>(look), told(look));
  const auto& outcome = std::get<TakenIn>(*look).outcome;
  BOOST_REQUIRE(outcome.figures.size() == 2);
  BOOST_TEST(outcome.figures[0].label == "Cours");
  BOOST_TEST(outcome.figures[0].value == "704");
  BOOST_TEST((outcome.not_recognised == std::vector<std::string>{"DURAND Zoé (3A)", "NOËL Léo (4B)"}));
  BOOST_TEST(session.strange_page().empty());
}

BOOST_AUTO_TEST_CASE(a_look_costs_two_requests_then_one) {
  ToyEnt ent;
  Intents intents;
  Session session = visit(ent);
  BOOST_REQUIRE(is<InQueue>(session.submit(edt_export(), intents.record())));
  const int before = ent.requests;
  BOOST_REQUIRE(is<InQueue>(session.look(edt_export(), intents.marks.front())));
  BOOST_TEST(ent.requests == before + 2);
  for (int look = 1; look <= 5; ++look) BOOST_REQUIRE(is<InQueue>(session.look(edt_export(), intents.marks.front())));
  BOOST_TEST(ent.requests == before + 7);
  BOOST_TEST(ent.passwords == 1);
}

BOOST_AUTO_TEST_CASE(the_intent_is_told_just_before_the_commit) {
  ToyEnt ent;
  int commits_then = -1;
  (void)visit(ent).submit(edt_export(), [&](const std::string&) -> Result<void> {
    commits_then = ent.commits;
    BOOST_TEST(ent.log.back().fields.at("step") == "1");
    return {};
  });
  BOOST_TEST(commits_then == 0);
  BOOST_TEST(ent.commits == 1);
}

BOOST_AUTO_TEST_CASE(an_intent_that_is_not_durable_stops_before_the_commit) {
  ToyEnt ent;
  const auto sent = visit(ent).submit(edt_export(), [](const std::string&) -> Result<void> {
    return domain::Failure{Fault::cancelled, "Arrêt demandé."};
  });
  BOOST_TEST(failed(sent, Fault::cancelled));
  BOOST_TEST(ent.commits == 0);
}

BOOST_AUTO_TEST_CASE(a_session_lost_anywhere_before_the_commit_is_taken_up_again) {
  const Course course = undisturbed();
  for (const Illness illness : {Illness::session_lost, Illness::session_renewed})
    for (int request = 3; request < course.commit; ++request)  // 1 and 2 are the sign-in itself
      BOOST_TEST_CONTEXT("request " << request << " illness " << static_cast<int>(illness)) {
        ToyEnt ent;
        ent.illness[request] = illness;
        Intents intents;
        const auto sent = visit(ent).submit(edt_export(), intents.record());
        BOOST_TEST(is<InQueue>(sent), told(sent));
        BOOST_TEST(ent.commits == 1);
        BOOST_TEST(intents.marks.size() == 1);
      }
}

BOOST_AUTO_TEST_CASE(a_session_lost_at_the_commit_is_never_taken_up_by_itself) {
  const Course course = undisturbed();
  for (const Illness illness : {Illness::session_lost, Illness::session_renewed}) {
    ToyEnt ent;
    ent.illness[course.commit] = illness;
    Intents intents;
    Session session = visit(ent);
    const auto sent = session.submit(edt_export(), intents.record());
    BOOST_TEST(failed(sent, Fault::signed_out), told(sent));
    BOOST_TEST(intents.marks.size() == 1);
    BOOST_TEST(ent.commits == 0);
    const auto look = session.look(edt_export(), intents.marks.front());
    BOOST_TEST(is<Absent>(look), told(look));
  }
}

BOOST_AUTO_TEST_CASE(a_session_that_ends_again_and_again_is_given_up) {
  ToyEnt ent;
  for (int request = 3; request < 100; ++request)
    ent.illness[request] = request % 2 ? Illness::session_lost : Illness::none;
  Intents intents;
  const auto sent = visit(ent).submit(edt_export(), intents.record());
  BOOST_TEST(failed(sent, Fault::signed_out), told(sent));
  BOOST_TEST(ent.passwords <= 3);
}

BOOST_AUTO_TEST_CASE(a_session_that_ends_between_looks_is_renewed) {
  ToyEnt ent;
  Intents intents;
  Session session = visit(ent);
  BOOST_REQUIRE(is<InQueue>(session.submit(edt_export(), intents.record())));
  for (const Illness illness : {Illness::session_lost, Illness::session_renewed})
    for (int look = 0; look < 3; ++look) {
      ent.illness[ent.requests + 1] = illness;
      const auto answer = session.look(edt_export(), intents.marks.front());
      BOOST_TEST(is<InQueue>(answer), told(answer));
    }
}

BOOST_AUTO_TEST_CASE(an_illness_at_any_request_gives_its_fault_and_never_two_commits) {
  const Course course = undisturbed();
  const std::map<Illness, Fault> faults = {
      {Illness::maintenance, Fault::unavailable},   {Illness::status_503, Fault::unavailable},
      {Illness::status_429, Fault::throttled},      {Illness::status_404, Fault::page_changed},
      {Illness::unknown_page, Fault::page_changed}, {Illness::no_answer, Fault::unreachable},
      {Illness::answer_lost, Fault::unreachable}};
  for (const auto& [illness, fault] : faults)
    for (int request = 1; request <= course.last; ++request)
      BOOST_TEST_CONTEXT("request " << request << " illness " << static_cast<int>(illness)) {
        ToyEnt ent;
        ent.illness[request] = illness;
        Intents intents;
        Session session = visit(ent);
        const auto sent = session.submit(edt_export(), intents.record());
        BOOST_TEST(failed(sent, fault), told(sent));
        BOOST_TEST(ent.requests == request);
        BOOST_TEST(intents.marks.size() == (request >= course.commit ? 1U : 0U));
        BOOST_TEST(session.strange_page().empty() == (fault != Fault::page_changed));
        if (intents.marks.empty()) continue;
        const auto look = session.look(edt_export(), intents.marks.front());
        BOOST_TEST(ent.commits <= 1);
        BOOST_TEST((ent.commits == 1 ? is<InQueue>(look) : is<Absent>(look)), told(look));
      }
}

BOOST_AUTO_TEST_CASE(the_ent_s_own_patience_is_passed_on) {
  ToyEnt ent;
  ent.illness = {{1, Illness::status_503}, {2, Illness::status_429}, {3, Illness::maintenance}};
  Intents intents;
  Session session = visit(ent);
  for (const domain::Duration patience :
       {domain::Duration(std::chrono::seconds(90)), domain::Duration(std::chrono::seconds(7)),
        domain::Duration(std::chrono::minutes(12))}) {
    const auto sent = session.submit(edt_export(), intents.record());
    BOOST_REQUIRE(sent.has_error());
    BOOST_TEST((sent.error().retry_after == patience));
  }
}

BOOST_AUTO_TEST_CASE(a_refused_file_is_turned_down_in_the_ent_s_words) {
  ToyEnt ent;
  ent.refusal = "année scolaire inconnue";
  Intents intents;
  const auto sent = visit(ent).submit(edt_export(), intents.record());
  BOOST_REQUIRE_MESSAGE(is<TurnedDown>(sent), told(sent));
  BOOST_TEST(std::get<TurnedDown>(*sent).sentence.find("« année scolaire inconnue »") != std::string::npos);
  BOOST_TEST(intents.marks.empty());
  BOOST_TEST(ent.commits == 0);
}

BOOST_AUTO_TEST_CASE(a_treatment_that_broke_off_is_turned_down) {
  ToyEnt ent;
  Intents intents;
  Session session = visit(ent);
  BOOST_REQUIRE(is<InQueue>(session.submit(edt_export(), intents.record())));
  ent.imports.back().state = "raté";
  const auto look = session.look(edt_export(), intents.marks.front());
  BOOST_REQUIRE_MESSAGE(is<TurnedDown>(look), told(look));
  BOOST_TEST(std::get<TurnedDown>(*look).sentence.find("fichier vide") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(older_refusals_are_not_ours) {
  ToyEnt ent;
  ent.imports = {{1, "emploi du temps", "EDT.xml", "raté"}, {2, "emploi du temps", "EDT.xml", "rangé"}};
  Intents intents;
  Session session = visit(ent);
  BOOST_REQUIRE(is<InQueue>(session.submit(edt_export(), intents.record())));
  BOOST_TEST(is<InQueue>(session.look(edt_export(), intents.marks.front())));
  ent.imports.pop_back();
  Session other = visit(ent);
  BOOST_TEST(is<Absent>(other.look(edt_export(), intents.marks.front())));
}

BOOST_AUTO_TEST_CASE(an_import_made_by_hand_meanwhile_leaves_doubt_only_where_it_is_alike) {
  ToyEnt ent;
  Intents intents;
  BOOST_REQUIRE(is<InQueue>(visit(ent).submit(edt_export(), intents.record())));
  ent.imports.push_back({2, "emploi du temps", "à la main.xml", "rangé"});
  BOOST_TEST(is<InQueue>(visit(ent).look(edt_export(), intents.marks.front())));
  ent.imports.push_back({3, "emploi du temps", "EDT.xml", "rangé"});
  const auto look = visit(ent).look(edt_export(), intents.marks.front());
  BOOST_TEST(is<CannotTell>(look), told(look));
}

BOOST_AUTO_TEST_CASE(an_unknown_state_is_shown_to_a_person) {
  ToyEnt ent;
  Intents intents;
  Session session = visit(ent);
  BOOST_REQUIRE(is<InQueue>(session.submit(edt_export(), intents.record())));
  ent.imports.back().state = "perplexe";
  const auto look = session.look(edt_export(), intents.marks.front());
  BOOST_TEST(failed(look, Fault::page_changed), told(look));
  BOOST_TEST(look.error().sentence.find("perplexe") != std::string::npos);
  BOOST_TEST(!session.strange_page().empty());
}

BOOST_AUTO_TEST_CASE(a_list_that_lost_its_table_is_no_proof_of_absence) {
  ToyEnt ent;
  Intents intents;
  BOOST_REQUIRE(is<InQueue>(visit(ent).submit(edt_export(), intents.record())));
  std::string profile = toy_profile();
  boost::replace_first(profile, "file: Pièce", "file: Nom de la pièce");
  const auto look = visit(ent, profile).look(edt_export(), intents.marks.front());
  BOOST_TEST(failed(look, Fault::page_changed), told(look));
}

BOOST_AUTO_TEST_CASE(a_profile_without_a_list_cannot_tell) {
  std::string profile = toy_profile();
  const auto start = profile.find("  imports:");
  profile.erase(start, profile.find("  report:") - start);
  ToyEnt ent;
  Intents intents;
  Session session = visit(ent, profile);
  BOOST_TEST(is<InQueue>(session.submit(edt_export(), intents.record())));
  BOOST_TEST(intents.marks.front().empty());
  const auto look = session.look(edt_export(), intents.marks.front());
  BOOST_REQUIRE_MESSAGE(is<CannotTell>(look), told(look));
  BOOST_TEST(std::get<CannotTell>(*look).sentence.find("Jouet") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_commit_button_that_is_missing_leaves_no_doubt) {
  std::string profile = toy_profile();
  boost::replace_first(profile, "submit: Oui", "submit: Certainement");
  ToyEnt ent;
  Intents intents;
  Session session = visit(ent, profile);
  const auto sent = session.submit(edt_export(), intents.record());
  BOOST_TEST(failed(sent, Fault::page_changed), told(sent));
  BOOST_TEST(intents.marks.empty());
  BOOST_TEST(ent.commits == 0);
  BOOST_TEST(!session.strange_page().empty());
}

BOOST_AUTO_TEST_CASE(the_configuration_may_give_a_value_anew) {
  ToyEnt ent;
  Access access{*domain::Uai::parse("0134567U"), {{"url", "http://ent.test"}, {"edition", "Dix"}}, "admin", "sésame"};
  Session session(std::make_unique<ScriptedBrowser>([&](const PageRequest& request) { return ent.answer(request); }),
                  Profile::read(toy_profile(), "toy.yaml"), access);
  Intents intents;
  const auto sent = session.submit(edt_export(), intents.record());
  BOOST_TEST(failed(sent, Fault::page_changed), told(sent));  // the toy has no edition "Dix"
  BOOST_TEST(sent.error().sentence.find("Dix") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_kind_the_profile_cannot_import_is_said_so) {
  ToyEnt ent;
  Sending idpn = edt_export();
  idpn.kind = domain::Kind::idpn;
  idpn.mode = domain::Mode::partial;
  Intents intents;
  BOOST_TEST(failed(visit(ent).submit(idpn, intents.record()), Fault::page_changed));
  BOOST_TEST(ent.requests == 0);
}

BOOST_AUTO_TEST_CASE(failures_tell_no_secret) {
  const Course course = undisturbed();
  for (int request = 1; request <= course.last; ++request)
    for (const Illness illness :
         {Illness::unknown_page, Illness::status_404, Illness::status_503, Illness::session_lost}) {
      ToyEnt ent;
      ent.illness[request] = illness;
      Intents intents;
      Session session = visit(ent);
      const auto sent = session.submit(edt_export(), intents.record());
      if (sent) continue;
      for (const char* secret : {"sésame", "admin", "?", "ticket"})
        BOOST_TEST(sent.error().sentence.find(secret) == std::string::npos, sent.error().sentence);
    }
}

BOOST_AUTO_TEST_CASE(a_password_that_the_ent_repeats_is_told_nobody) {
  const std::string password = "sel & <poivre>";
  ToyEnt ent;
  ent.password = password;
  ent.refusal = "Raison : le mot « sel &amp; &lt;poivre> » n'y change rien";
  Intents intents;
  const auto sent = visit(ent, toy_profile(), password).submit(edt_export(), intents.record());
  BOOST_REQUIRE(is<TurnedDown>(sent));
  const auto& told = std::get<TurnedDown>(*sent).sentence;
  BOOST_TEST(told.find("le mot « … » n'y change rien") != told.npos, told);

  ent.novelty = "Le mot sel &amp; &lt;poivre&gt; est neuf";
  ent.illness[ent.requests + 1] = Illness::unknown_page;
  Session session = visit(ent, toy_profile(), password);
  BOOST_TEST(failed(session.submit(edt_export(), intents.record()), Fault::page_changed));
  BOOST_TEST(session.strange_page().find("Le mot … est neuf") != std::string::npos, session.strange_page());
}

BOOST_AUTO_TEST_CASE(an_import_is_found_on_any_page_of_the_list) {
  ToyEnt ent;
  ent.rows_a_page = 2;
  for (int number = 1; number <= 7; ++number) ent.imports.push_back({number, "emploi du temps", "EDT.xml", "rangé"});
  Intents intents;
  Session session = visit(ent, toy_profile_with_pages());
  BOOST_REQUIRE(is<InQueue>(session.submit(edt_export(), intents.record())));
  BOOST_TEST(intents.marks.front().starts_with("v1+ "));
  for (int number = 9; number <= 12; ++number) ent.imports.push_back({number, "clefs", "IdPN.xml", "rangé"});
  ent.imports[7].state = "rangé";
  const auto look = visit(ent, toy_profile_with_pages()).look(edt_export(), intents.marks.front());
  BOOST_TEST(is<TakenIn>(look), told(look));
}

BOOST_AUTO_TEST_CASE(the_mark_costs_one_page_where_the_newest_come_first) {
  const auto requests = [](std::size_t rows_a_page) {
    ToyEnt ent;
    ent.rows_a_page = rows_a_page;
    for (int number = 1; number <= 30; ++number) ent.imports.push_back({number, "emploi du temps", "EDT.xml", "rangé"});
    Intents intents;
    BOOST_TEST(is<InQueue>(visit(ent, toy_profile_with_pages()).submit(edt_export(), intents.record())));
    return ent.requests;
  };
  BOOST_TEST(requests(2) == requests(0));
}

BOOST_AUTO_TEST_CASE(absent_is_concluded_only_when_every_page_was_read) {
  for (const int rows : {0, 3, 39, 41, 60}) BOOST_TEST_CONTEXT(rows << " rows") {
      ToyEnt ent;
      ent.rows_a_page = 2;
      for (int number = 1; number <= rows; ++number)
        ent.imports.push_back({number, "emploi du temps", "EDT.xml", "rangé"});
      Intents intents;
      ToyEnt counting = ent;
      (void)visit(counting, toy_profile_with_pages()).submit(edt_export(), intents.record());
      ent.illness[counting.commit_request] = Illness::no_answer;
      const auto sent = visit(ent, toy_profile_with_pages()).submit(edt_export(), intents.record());
      BOOST_TEST(failed(sent, Fault::unreachable), told(sent));
      const auto look = visit(ent, toy_profile_with_pages()).look(edt_export(), intents.marks.back());
      BOOST_TEST((rows <= 40 ? is<Absent>(look) : is<CannotTell>(look)), told(look));
    }
}

BOOST_AUTO_TEST_CASE(a_link_that_turns_no_page_proves_nothing) {
  ToyEnt ent;
  ent.rows_a_page = 2;
  ent.turns_pages = false;
  for (int number = 1; number <= 5; ++number) ent.imports.push_back({number, "emploi du temps", "EDT.xml", "rangé"});
  Intents intents;
  Session session = visit(ent, toy_profile_with_pages());
  BOOST_REQUIRE(is<InQueue>(session.submit(edt_export(), intents.record())));
  ent.imports.pop_back();
  const auto look = visit(ent, toy_profile_with_pages()).look(edt_export(), intents.marks.front());
  BOOST_TEST(is<CannotTell>(look), told(look));
}

BOOST_AUTO_TEST_CASE(an_illness_on_a_further_page_is_no_absence) {
  const std::pair<Illness, Fault> faults[] = {{Illness::status_503, Fault::unavailable},
                                              {Illness::unknown_page, Fault::page_changed},
                                              {Illness::no_answer, Fault::unreachable}};
  for (const auto& [illness, fault] : faults) {
    ToyEnt ent;
    ent.rows_a_page = 2;
    for (int number = 1; number <= 5; ++number) ent.imports.push_back({number, "emploi du temps", "EDT.xml", "rangé"});
    Intents intents;
    Session session = visit(ent, toy_profile_with_pages());
    BOOST_REQUIRE(is<InQueue>(session.submit(edt_export(), intents.record())));
    ent.imports.pop_back();
    ent.requests = 0;
    ent.illness[5] = illness;  // login, home, menu, list, its second page
    const auto look = visit(ent, toy_profile_with_pages()).look(edt_export(), intents.marks.front());
    BOOST_TEST(failed(look, fault), told(look));
  }
}

BOOST_AUTO_TEST_SUITE_END()
