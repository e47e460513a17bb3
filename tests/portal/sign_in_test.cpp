// How a session enters the ENT, and how often it may send the password.
#include "answers.h"
#include "toy_ent.h"

#include <boost/algorithm/string/replace.hpp>
#include <boost/test/unit_test.hpp>

using namespace portal;
using domain::Fault;

namespace {

const std::string kWords = "refuses_in_words: true";

}  // namespace

BOOST_AUTO_TEST_SUITE(sign_in)

BOOST_AUTO_TEST_CASE(a_choice_of_provider_is_answered_where_it_is_shown) {
  for (const bool asks : {true, false}) {
    ToyEnt ent;
    ent.asks_provider = asks;
    Intents intents;
    const auto sent = visit(ent).submit(edt_export(), intents.record());
    BOOST_TEST(is<InQueue>(sent), told(sent));
    BOOST_TEST(ent.passwords == 1);
  }
}

BOOST_AUTO_TEST_CASE(a_wrong_password_is_sent_once) {
  ToyEnt ent;
  Intents intents;
  Session session = visit(ent, toy_profile(), "faux");
  const auto sent = session.submit(edt_export(), intents.record());
  BOOST_TEST(failed(sent, Fault::credentials_refused), told(sent));
  BOOST_TEST(ent.passwords == 1);
  BOOST_TEST(intents.marks.empty());
  BOOST_TEST(sent.error().sentence.find("faux") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_sign_in_form_that_comes_back_is_a_refusal_even_without_words) {
  std::string profile = toy_profile();
  boost::replace_first(profile, "text: Mot de passe faux", "text: jamais vu");
  ToyEnt ent;
  Intents intents;
  const auto sent = visit(ent, profile, "faux").submit(edt_export(), intents.record());
  BOOST_TEST(failed(sent, Fault::credentials_refused), told(sent));
  BOOST_TEST(ent.passwords == 1);
}

// With such a profile a sign-in page that says nothing new was out of date, and the password not looked at.
BOOST_AUTO_TEST_CASE(a_form_that_comes_back_without_a_word_is_filled_in_once_more) {
  for (const bool asks_provider : {false, true}) {
    ToyEnt ent;
    ent.asks_provider = asks_provider;
    ent.illness[asks_provider ? 3 : 2] = Illness::form_stale;
    Intents intents;
    const auto sent = visit(ent, toy_profile_with(kWords)).submit(edt_export(), intents.record());
    BOOST_TEST(is<InQueue>(sent), told(sent));
    BOOST_TEST(ent.passwords == 2);
    BOOST_TEST(ent.commits == 1);
  }
}

BOOST_AUTO_TEST_CASE(without_that_promise_it_is_a_refusal) {
  for (const std::string& profile : {toy_profile(), toy_profile_with("refuses_in_words: false")}) {
    ToyEnt ent;
    ent.illness[2] = Illness::form_stale;
    Intents intents;
    const auto sent = visit(ent, profile).submit(edt_export(), intents.record());
    BOOST_TEST(failed(sent, Fault::credentials_refused), told(sent));
    BOOST_TEST(ent.passwords == 1);
  }
}

BOOST_AUTO_TEST_CASE(any_word_or_status_of_its_own_makes_it_a_refusal) {
  std::string profile = toy_profile_with(kWords);
  boost::replace_first(profile, "text: Mot de passe faux", "text: jamais vu");
  {
    ToyEnt ent;
    Intents intents;
    const auto sent = visit(ent, profile, "faux").submit(edt_export(), intents.record());
    BOOST_TEST(failed(sent, Fault::credentials_refused), told(sent));
    BOOST_TEST(ent.passwords == 1);
  }
  for (const auto& [illness, remark] :
       {std::pair(Illness::form_stale, "Recommencez."), {Illness::form_stale_401, ""}}) {
    ToyEnt ent;
    ent.illness[2] = illness;
    ent.remark = remark;
    Intents intents;
    const auto sent = visit(ent, profile).submit(edt_export(), intents.record());
    BOOST_TEST(failed(sent, Fault::credentials_refused), told(sent));
    BOOST_TEST(ent.passwords == 1);
  }
}

BOOST_AUTO_TEST_CASE(a_third_password_in_a_row_is_never_sent) {
  const Illness stale = Illness::form_stale;
  const Illness over = Illness::session_over;
  const std::tuple<Illness, Illness, Fault> cases[] = {{stale, stale, Fault::credentials_refused},
                                                       {over, stale, Fault::signed_out},
                                                       {stale, over, Fault::signed_out},
                                                       {over, over, Fault::signed_out}};
  for (const auto& [first, second, fault] : cases)
    BOOST_TEST_CONTEXT(static_cast<int>(first) << " then " << static_cast<int>(second)) {
      ToyEnt ent;
      ent.illness = {{2, first}, {4, second}};
      Intents intents;
      const auto sent = visit(ent, toy_profile_with(kWords)).submit(edt_export(), intents.record());
      BOOST_TEST(failed(sent, fault), told(sent));
      BOOST_TEST(ent.passwords == 2);
      BOOST_TEST(ent.requests == 4);
    }
}

BOOST_AUTO_TEST_CASE(a_failure_between_two_forms_without_a_word_does_not_make_them_three) {
  ToyEnt ent;
  ent.illness = {{2, Illness::form_stale}, {3, Illness::no_answer}, {5, Illness::form_stale}};
  Intents intents;
  Session session = visit(ent, toy_profile_with(kWords));
  BOOST_TEST(failed(session.submit(edt_export(), intents.record()), Fault::unreachable));
  const auto sent = session.submit(edt_export(), intents.record());
  BOOST_TEST(failed(sent, Fault::credentials_refused), told(sent));
  BOOST_TEST(ent.passwords == 2);
}

BOOST_AUTO_TEST_CASE(a_form_lost_after_a_session_that_had_begun_is_no_refusal) {
  ToyEnt ent;  // sign-in lost, entered, session lost, sign-in lost
  ent.illness = {{2, Illness::form_stale}, {5, Illness::session_lost}, {7, Illness::form_stale}};
  Intents intents;
  const auto sent = visit(ent, toy_profile_with(kWords)).submit(edt_export(), intents.record());
  BOOST_TEST(failed(sent, Fault::signed_out), told(sent));
  BOOST_TEST(ent.passwords == 3);
}

BOOST_AUTO_TEST_CASE(a_session_that_is_over_before_its_first_page_is_begun_again) {
  ToyEnt ent;
  ent.illness[2] = Illness::session_over;
  Intents intents;
  const auto sent = visit(ent).submit(edt_export(), intents.record());
  BOOST_TEST(is<InQueue>(sent), told(sent));
  BOOST_TEST(ent.passwords == 2);
}

BOOST_AUTO_TEST_CASE(nor_is_it_a_change_of_the_ent_where_no_password_was_asked) {
  ToyEnt ent;  // the session is lost at the list, and once more while the ENT signs in by itself
  ent.illness = {{5, Illness::session_over}, {6, Illness::session_over}};
  Intents intents;
  const auto sent = visit(ent).submit(edt_export(), intents.record());
  BOOST_TEST(is<InQueue>(sent), told(sent));
}

// A first page that is not the ENT's: the configuration is to blame, and it says which address.
BOOST_AUTO_TEST_CASE(a_first_page_that_nobody_knows_names_the_address) {
  for (const Illness illness : {Illness::status_404, Illness::unknown_page}) {
    ToyEnt ent;
    ent.illness[1] = illness;
    Intents intents;
    Session session = visit(ent);
    const auto sent = session.submit(edt_export(), intents.record());
    BOOST_TEST(failed(sent, Fault::page_changed), told(sent));
    BOOST_TEST(told(sent).find("« url » (http://ent.test) est probablement fausse") != std::string::npos, told(sent));
    BOOST_TEST(told(sent).find("L'ENT a peut-être changé") == std::string::npos, told(sent));
    BOOST_TEST(!session.strange_page().empty());
  }
}

BOOST_AUTO_TEST_CASE(a_strange_page_further_on_does_not) {
  for (const int request : {2, 3, 6})  // 6: the first of a second sign-in
    for (const Illness illness : {Illness::status_404, Illness::unknown_page}) {
      ToyEnt ent;
      ent.illness[request] = illness;
      if (request == 6) ent.illness[5] = Illness::session_lost;
      Intents intents;
      const auto sent = visit(ent).submit(edt_export(), intents.record());
      BOOST_TEST(failed(sent, Fault::page_changed), told(sent));
      BOOST_TEST(told(sent).find("« url »") == std::string::npos, told(sent));
    }
}

BOOST_AUTO_TEST_SUITE_END()
