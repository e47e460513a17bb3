// The pieces that have rules of their own: base64, dates, the survey of bytes.
#include "formats/base64.h"
#include "formats/moment.h"
#include "formats/survey.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(parts)

BOOST_AUTO_TEST_CASE(base64_sizes) {
  using formats::base64_size;
  BOOST_TEST(base64_size("").value() == 0u);
  BOOST_TEST(base64_size("QQ==").value() == 1u);
  BOOST_TEST(base64_size("QUI=").value() == 2u);
  BOOST_TEST(base64_size("QUJD").value() == 3u);
  BOOST_TEST(base64_size(" Q U\r\nJ\tD\nQ Q = = \n").value() == 4u);
  for (const char* bad :
       {"Q", "QQ", "QQ=", "QQ===", "Q===", "=", "QQ==QQ==", "QUI=A", "QUJ-", "QUJ\x80", "QR==", "QUJ="})
    BOOST_TEST(!base64_size(bad).has_value(), bad);
}

BOOST_AUTO_TEST_CASE(moments) {
  using namespace std::chrono;
  using formats::read_moment;
  const auto noon = sys_days{2014y / 5 / 20} + 12h;
  BOOST_TEST((read_moment("2014-05-20T12:00:00Z") == noon));
  BOOST_TEST((read_moment(" 2014-05-20T12:00:00 ") == noon));
  BOOST_TEST((read_moment("2014-05-20T14:00:00+02:00") == noon));
  BOOST_TEST((read_moment("2014-05-20T08:30:00-03:30") == noon));
  BOOST_TEST((read_moment("2014-05-20T12:00:00.4869999Z") == noon + 486ms));
  BOOST_TEST((read_moment("2014-05-20T12:00:00.5Z") == noon + 500ms));
  BOOST_TEST((read_moment("2014-05-19T24:00:00Z") == noon - 12h));
  for (const char* bad :
       {"", "2014-05-20", "2014-05-20T12:00", "2014-13-20T12:00:00", "2014-02-29T12:00:00", "2014-05-20 12:00:00",
        "2014-05-20T25:00:00", "2014-05-20T24:00:01", "2014-05-20T12:60:00", "2014-05-20T12:00:00+15:00",
        "2014-05-20T12:00:00.Z", "2014-05-20T12:00:00Zx", "0000-01-01T00:00:00", "20/05/2014"})
    BOOST_TEST(!read_moment(bad).has_value(), bad);
}

BOOST_AUTO_TEST_CASE(a_survey_counts_over_every_length) {
  for (std::size_t length = 0; length < 600; ++length) {
    const formats::Survey all_tags = formats::survey(std::string(length, '<'));
    BOOST_TEST_REQUIRE(all_tags.tags == length);
    BOOST_TEST_REQUIRE(all_tags.equals == 0u);
    BOOST_TEST_REQUIRE(all_tags.is_utf8);
    BOOST_TEST_REQUIRE(!all_tags.holds_nul);
    const formats::Survey nul = formats::survey(std::string(length, '=') + std::string(1, '\0'));
    BOOST_TEST_REQUIRE(nul.equals == length);
    BOOST_TEST_REQUIRE(nul.holds_nul);
  }
}

BOOST_AUTO_TEST_SUITE_END()
