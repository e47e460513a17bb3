// Both shipped profiles, unchanged, over real sockets against the sandbox ENT whose two skins have nothing in common.
#include "skins_stage.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace portal;
using domain::Fault;

BOOST_AUTO_TEST_SUITE(skins)

BOOST_DATA_TEST_CASE(the_profile_fits_every_screen, boost::unit_test::data::make(kSkins), skin) {
  Stage stage(skin);
  Session session = stage.visit();
  std::string all;
  session.check([&](const Checked& line) {
    BOOST_TEST((line.verdict != Checked::Verdict::wrong), line.what + " : " + line.advice);
    all += line.what + " " + line.advice + "\n";
  });
  for (const auto& [mode, words] : stage.profile->mode)
    BOOST_TEST(all.find("choisir « " + words + " »") != std::string::npos, all);
  BOOST_TEST(all.find("${") == std::string::npos, all);
}

// The version of EDT is asked for on the second page of the assistant, before any file.
BOOST_AUTO_TEST_CASE(check_sees_a_version_that_the_ent_does_not_offer) {
  Stage stage("skolengo");
  const auto where = stage.server.addresses();
  Session session =
      stage.visit_at({{"school_url", where.school_url}, {"cas_url", where.cas_url}, {"edt_version", "EDT 1999"}});
  std::vector<std::string> wrong;
  session.check([&](const Checked& line) {
    if (line.verdict == Checked::Verdict::wrong) wrong.push_back(line.what);
  });
  BOOST_REQUIRE(wrong.size() == 1);
  BOOST_TEST(wrong.front().find("EDT 1999") != std::string::npos, wrong.front());
  BOOST_TEST(stage.server.ledger().find("\"imports\":[]") != std::string::npos);
}

BOOST_DATA_TEST_CASE(both_exports_are_taken_in, boost::unit_test::data::make(kSkins), skin) {
  Stage stage(skin);
  Session session = stage.visit();
  for (const Sending& sending : {stage.edt(), stage.idpn()}) {
    auto answer = session.submit(sending, stage.record());
    for (int look = 0; look < 20 && is<InQueue>(answer); ++look) {
      stage.pass(std::chrono::minutes(20));
      answer = session.look(sending, stage.mark);
    }
    BOOST_REQUIRE_MESSAGE(is<TakenIn>(answer), told(answer));
    BOOST_TEST(!std::get<TakenIn>(*answer).outcome.figures.empty());
  }
  BOOST_TEST(stage.commits == 2);
}

BOOST_DATA_TEST_CASE(a_lost_answer_is_cleared_up, boost::unit_test::data::make(kSkins), skin) {
  Stage stage(skin);
  Session session = stage.visit();
  stage.trouble("dropped_before@edt.commit");
  auto sent = session.submit(stage.edt(), stage.record());
  BOOST_TEST((sent.has_error() && sent.error().fault == Fault::unreachable), told(sent));
  BOOST_TEST(is<Absent>(session.look(stage.edt(), stage.mark)));
  stage.trouble("dropped_after@edt.commit");
  sent = session.submit(stage.edt(), stage.record());
  BOOST_TEST((sent.has_error() && sent.error().fault == Fault::unreachable), told(sent));
  const auto look = session.look(stage.edt(), stage.mark);
  BOOST_TEST(is<InQueue>(look), told(look));
}

BOOST_DATA_TEST_CASE(a_session_that_ends_on_the_way_is_renewed, boost::unit_test::data::make(kSkins), skin) {
  const auto undisturbed = [&] {
    Stage stage(skin);
    (void)stage.visit().submit(stage.edt(), stage.record());
    return stage.steps("login") + stage.steps("sign_in");
  }();
  for (const char* trouble : {"expired@login", "expired@sign_in", "expired@home", "expired_school@home",
                              "expired@edt.open", "expired_school@edt.open", "expired@edt.1", "expired_school@edt.1",
                              "expired@edt.2", "expired_school@edt.2", "expired@list", "expired_school@list"})
    BOOST_TEST_CONTEXT(trouble) {
      Stage stage(skin);
      Session session = stage.visit();
      stage.trouble(trouble);
      const auto sent = session.submit(stage.edt(), stage.record());
      BOOST_TEST(is<InQueue>(sent), told(sent));
      BOOST_TEST(stage.commits == 1);
      BOOST_TEST(stage.steps("login") + stage.steps("sign_in") > undisturbed);
    }
}

// The second skin shows five imports a page, the oldest first.
BOOST_DATA_TEST_CASE(an_import_is_found_wherever_the_list_shows_it, boost::unit_test::data::make(kSkins), skin) {
  Stage stage(skin);
  Session session = stage.visit();
  for (int import = 1; import <= 11; ++import) {
    auto answer = session.submit(stage.edt(), stage.record());
    for (int look = 0; look < 20 && is<InQueue>(answer); ++look) {
      stage.pass(std::chrono::minutes(20));
      answer = session.look(stage.edt(), stage.mark);
    }
    BOOST_REQUIRE_MESSAGE(is<TakenIn>(answer), told(answer));
  }
  stage.trouble("dropped_before@edt.commit");
  BOOST_REQUIRE(session.submit(stage.edt(), stage.record()).has_error());
  BOOST_TEST(is<Absent>(stage.visit().look(stage.edt(), stage.mark)));
  stage.trouble("dropped_after@edt.commit");
  BOOST_REQUIRE(session.submit(stage.edt(), stage.record()).has_error());
  const auto look = stage.visit().look(stage.edt(), stage.mark);
  BOOST_TEST(is<InQueue>(look), told(look));
}

// The configuration names the wrong server: said so, and by which address.
BOOST_DATA_TEST_CASE(a_wrong_address_is_named, boost::unit_test::data::make(kSkins), skin) {
  Stage stage(skin);
  const auto where = stage.server.addresses();
  const auto wrong_cas = stage.visit_at({{"school_url", where.school_url}, {"cas_url", where.school_url + "/sso"}})
                             .submit(stage.edt(), stage.record());
  BOOST_TEST((wrong_cas.has_error() && wrong_cas.error().fault == Fault::page_changed), told(wrong_cas));
  BOOST_TEST(told(wrong_cas).find("« cas_url » (" + where.school_url + "/sso)") != std::string::npos, told(wrong_cas));
  const auto wrong_school = stage.visit_at({{"school_url", where.school_url + "/lycee"}, {"cas_url", where.cas_url}})
                                .submit(stage.edt(), stage.record());
  BOOST_TEST((wrong_school.has_error() && wrong_school.error().fault == Fault::page_changed), told(wrong_school));
  BOOST_TEST(told(wrong_school).find("« school_url » (" + where.school_url + "/lycee)") != std::string::npos,
             told(wrong_school));
}

BOOST_DATA_TEST_CASE(each_illness_gives_its_fault, boost::unit_test::data::make(kSkins), skin) {
  const std::pair<const char*, Fault> faults[] = {
      {"maintenance", Fault::unavailable},       {"unavailable@edt.1", Fault::unavailable},
      {"throttled@edt.open", Fault::throttled},  {"changed_page@edt.1", Fault::page_changed},
      {"expired@edt.commit", Fault::signed_out}, {"wrong_password", Fault::credentials_refused}};
  for (const auto& [trouble, fault] : faults) BOOST_TEST_CONTEXT(trouble) {
      Stage stage(skin);
      stage.trouble(trouble);
      Session session = stage.visit();
      const auto sent = session.submit(stage.edt(), stage.record());
      BOOST_TEST((sent.has_error() && sent.error().fault == fault), told(sent));
    }
}

BOOST_DATA_TEST_CASE(a_locked_account_is_told_in_the_words_of_the_ent, boost::unit_test::data::make(kSkins), skin) {
  Stage stage(skin);
  stage.trouble("wrong_password");
  std::string sentence;
  for (int again = 0; again < 3; ++again) sentence = told(stage.visit().submit(stage.edt(), stage.record()));
  const auto words = sentence.find("trop d'essais"), advice = sentence.find("faites-le débloquer");
  BOOST_TEST(words != std::string::npos, sentence);
  BOOST_TEST(words < advice, sentence);
  BOOST_TEST(advice < sentence.find("corrigez"), sentence);
}

BOOST_DATA_TEST_CASE(the_file_and_the_account_can_be_refused, boost::unit_test::data::make(kSkins), skin) {
  Stage stage(skin);
  stage.trouble("refused_file@edt");
  const auto refused = stage.visit().submit(stage.edt(), stage.record());
  BOOST_TEST(is<TurnedDown>(refused), told(refused));
  const auto low = stage.visit("secretariat").submit(stage.idpn(), stage.record());
  BOOST_TEST((low.has_error() && low.error().fault == Fault::credentials_refused), told(low));
  BOOST_TEST(stage.commits == 0);
}

BOOST_AUTO_TEST_SUITE_END()
