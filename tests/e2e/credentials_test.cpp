// A refused password is tried once; a corrected one is noticed by itself.
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

using domain::Kind;
using domain::State;
using e2e::Stage;
namespace fs = boost::filesystem;

BOOST_AUTO_TEST_SUITE(credentials)

BOOST_AUTO_TEST_CASE(correcting_the_password_file_is_enough) {
  Stage stage;
  stage.set_password("faux");
  stage.start();
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(e2e::until([&] { return !stage.journal().refused_accounts().empty(); }));
  stage.set_password("faux");  // written again, and still the refused one
  BOOST_REQUIRE(stage.looks_again());
  BOOST_REQUIRE(stage.looks_again());
  BOOST_TEST(stage.ent().sign_ins("refused") == 1u);
  stage.set_password("navette-demo");
  BOOST_REQUIRE(stage.settled(1));
  BOOST_TEST(stage.imports()[0].state == State::done);
  BOOST_TEST(stage.ent().sign_ins("refused") == 1u);
  BOOST_TEST(stage.log().find("account.changed") != std::string::npos);
  BOOST_TEST(stage.log().find("navette-demo") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_check_counts_as_a_try) {
  Stage stage;
  stage.set_password("faux");
  const auto check = [&] { return stage.types({"check"}).output; };
  check();
  BOOST_TEST(stage.ent().sign_ins("refused") == 1u);
  BOOST_TEST(check().find("ne les essaie pas une seconde fois") != std::string::npos);
  BOOST_TEST(stage.ent().sign_ins("refused") == 1u);
  stage.start();  // nor does the daemon try what the check has tried
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(stage.says("import.received"));
  BOOST_REQUIRE(stage.looks_again());
  BOOST_TEST(stage.ent().sign_ins("refused") == 1u);
  static_cast<void>(stage.types({"check", "--again"}));
  BOOST_TEST(stage.ent().sign_ins("refused") == 2u);
  stage.set_password("navette-demo");
  BOOST_REQUIRE(stage.settled(1));
  BOOST_TEST(stage.imports()[0].state == State::done);
}

BOOST_AUTO_TEST_CASE(another_wrong_password_is_tried_once_as_well_and_the_first_never_again) {
  Stage stage;
  stage.set_password("faux");
  stage.start();
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(e2e::until([&] { return stage.ent().sign_ins("refused") == 1u; }));
  BOOST_REQUIRE(e2e::until([&] { return !stage.journal().refused_accounts().empty(); }));
  const auto first = stage.journal().refused_accounts().at(0).fingerprint;
  stage.set_password("encore-faux");
  BOOST_REQUIRE(e2e::until([&] { return stage.journal().refused_accounts().at(0).fingerprint != first; }));
  BOOST_REQUIRE(stage.looks_again());
  BOOST_REQUIRE(stage.looks_again());
  BOOST_TEST(stage.ent().sign_ins("refused") == 2u);
  stage.set_password("faux");  // the first one again
  BOOST_REQUIRE(stage.looks_again());
  BOOST_REQUIRE(stage.looks_again());
  BOOST_TEST(stage.ent().sign_ins("refused") == 2u);
  BOOST_TEST(stage.types({"check"}).output.find("ne les essaie pas une seconde fois") != std::string::npos);
  BOOST_TEST(stage.ent().sign_ins("refused") == 2u);
}

BOOST_AUTO_TEST_CASE(a_corrected_file_that_others_can_read_is_complained_of_once_and_not_used) {
  Stage stage;
  stage.set_password("faux");
  stage.start();
  stage.drop(stage.make(Kind::edt));
  BOOST_REQUIRE(e2e::until([&] { return !stage.journal().refused_accounts().empty(); }));
  const fs::path file = stage.root() / "mot-de-passe";
  fs::permissions(file, fs::owner_read | fs::owner_write | fs::others_read);
  fs::ofstream(file) << "navette-demo\n";
  BOOST_REQUIRE(stage.says("chmod 600"));
  BOOST_REQUIRE(stage.looks_again());
  BOOST_TEST(stage.said("account.unreadable") == 1);
  BOOST_TEST(stage.ent().sign_ins("accepted") == 0u);
  fs::permissions(file, fs::owner_read | fs::owner_write);
  BOOST_REQUIRE(stage.settled(1));
  BOOST_TEST(stage.imports()[0].state == State::done);
  BOOST_TEST(stage.ent().sign_ins("refused") == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
