#include "domain/uai.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace data = boost::unit_test::data;
using domain::Uai;

BOOST_AUTO_TEST_SUITE(uai)

BOOST_AUTO_TEST_CASE(reads_seven_digits_and_a_letter) {
  const auto uai = Uai::parse("0134567U");
  BOOST_REQUIRE(uai.has_value());
  BOOST_TEST(uai->str() == "0134567U");
  BOOST_TEST(uai->check_letter_is_right());
}

BOOST_AUTO_TEST_CASE(white_space_and_letter_case_do_not_matter) {
  BOOST_TEST(Uai::parse(" \t0134567u\r\n").value().str() == "0134567U");
}

BOOST_DATA_TEST_CASE(other_shapes_are_refused,
                     data::make({"", " ", "0134567", "134567U", "01345678", "0134567UU", "O134567U", "013 4567U",
                                 "0134567É", "-134567U", "0134567-",
                                 "01345\x00"
                                 "7U"}),
                     text) {
  const auto uai = Uai::parse(text);
  BOOST_REQUIRE(uai.has_error());
  BOOST_TEST((uai.error().fault == domain::Fault::file_refused));
  BOOST_TEST(uai.error().sentence.find("7 chiffres et une lettre") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_wrong_letter_is_accepted_and_told) {
  const auto uai = Uai::parse("0134567A").value();
  BOOST_TEST(!uai.check_letter_is_right());
  BOOST_TEST(uai.with_right_letter().str() == "0134567U");
  BOOST_TEST(uai.with_right_letter().check_letter_is_right());
}

BOOST_AUTO_TEST_CASE(the_letter_is_the_number_modulo_23) {
  BOOST_TEST(Uai::check_letter(0) == 'A');
  BOOST_TEST(Uai::check_letter(7) == 'H');
  BOOST_TEST(Uai::check_letter(8) == 'J');   // there is no I,
  BOOST_TEST(Uai::check_letter(13) == 'P');  // no O
  BOOST_TEST(Uai::check_letter(14) == 'R');  // and no Q
  BOOST_TEST(Uai::check_letter(22) == 'Z');
  BOOST_TEST(Uai::check_letter(23) == 'A');
  BOOST_TEST(Uai::check_letter(9'999'999) == "ABCDEFGHJKLMNPRSTUVWXYZ"[9'999'999 % 23]);
}

BOOST_AUTO_TEST_CASE(equal_and_ordered_by_their_text) {
  BOOST_TEST((Uai::parse("0134567u").value() == Uai::parse("0134567U").value()));
  BOOST_TEST((Uai::parse("0134567U").value() < Uai::parse("0750001A").value()));
}

BOOST_AUTO_TEST_SUITE_END()
