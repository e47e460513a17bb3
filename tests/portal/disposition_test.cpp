#include "portal/disposition.h"

#include <boost/test/unit_test.hpp>

using portal::read_disposition;

BOOST_AUTO_TEST_SUITE(disposition)

BOOST_AUTO_TEST_CASE(an_attachment_and_its_name) {
  BOOST_TEST(read_disposition("attachment; filename=\"ENT-Identifiants.csv\"").attachment);
  BOOST_TEST(read_disposition("Attachment").attachment);
  BOOST_TEST(!read_disposition("inline; filename=a.csv").attachment);
  BOOST_TEST(!read_disposition("").attachment);
  BOOST_TEST(read_disposition("attachment; filename=\"a;b \\\"c\\\".csv\"; x=y").file_name == "a;b c.csv");
  BOOST_TEST(read_disposition("attachment; filename = a.csv").file_name == "a.csv");
}

BOOST_AUTO_TEST_CASE(the_extended_name_goes_first) {
  BOOST_TEST(
      read_disposition("attachment; filename*=UTF-8''codes%20d%27acc%C3%A8s.csv; filename=codes.csv").file_name ==
      "codes d'accès.csv");
  BOOST_TEST(read_disposition("attachment; filename=b.csv; filename*=iso-8859-1'fr'%E9t%E9.csv").file_name ==
             "été.csv");
  BOOST_TEST(read_disposition("attachment; filename=b.csv; filename*=nonsense").file_name == "b.csv");
}

BOOST_AUTO_TEST_CASE(a_name_is_one_name_and_harmless) {
  BOOST_TEST(read_disposition("attachment; filename=\"../../etc/passwd\"").file_name == "passwd");
  BOOST_TEST(read_disposition("attachment; filename*=UTF-8''C%3A%5Cx%5Cy.csv").file_name == "y.csv");
  BOOST_TEST(read_disposition("attachment; filename=\"..\"").file_name.empty());
  BOOST_TEST(read_disposition("attachment; filename*=UTF-8''a%00b%0A%3Fc").file_name == "abc");
  BOOST_TEST(read_disposition("attachment; filename=\"" + std::string(1000, 'a') + "\"").file_name.size() < 200u);
  BOOST_TEST(read_disposition("attachment; filename=\"\xE9t\xE9\"").file_name == "\uFFFDt\uFFFD");
}

BOOST_AUTO_TEST_CASE(damage_is_no_name) {
  for (const char* header : {";", ";;;=", "attachment;filename", "attachment; filename*=''", "attachment; filename=\"",
                             "attachment; filename*=UTF-8''%", "\"", "attachment; filename=\"\\"})
    BOOST_TEST(read_disposition(header).file_name.size() < 3u, header);
}

BOOST_AUTO_TEST_SUITE_END()
