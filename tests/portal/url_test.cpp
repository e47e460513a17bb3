#include "portal/url.h"

#include <boost/test/unit_test.hpp>

using namespace portal;

BOOST_AUTO_TEST_SUITE(url)

namespace {
std::string from(std::string_view base, std::string_view reference, std::string_view charset = "utf-8") {
  return resolve(base, reference, charset).value_or("(none)");
}
}  // namespace

// RFC 3986, 5.4.1 and 5.4.2.
BOOST_AUTO_TEST_CASE(the_standards_examples_hold) {
  const std::string base = "http://a/b/c/d;p?q";
  const std::pair<std::string, std::string> examples[] = {{"g", "http://a/b/c/g"},
                                                          {"./g", "http://a/b/c/g"},
                                                          {"g/", "http://a/b/c/g/"},
                                                          {"/g", "http://a/g"},
                                                          {"//g", "http://g/"},
                                                          {"?y", "http://a/b/c/d;p?y"},
                                                          {"g?y", "http://a/b/c/g?y"},
                                                          {"#s", "http://a/b/c/d;p?q#s"},
                                                          {"g#s", "http://a/b/c/g#s"},
                                                          {";x", "http://a/b/c/;x"},
                                                          {"g;x?y#s", "http://a/b/c/g;x?y#s"},
                                                          {"", "http://a/b/c/d;p?q"},
                                                          {".", "http://a/b/c/"},
                                                          {"./", "http://a/b/c/"},
                                                          {"..", "http://a/b/"},
                                                          {"../", "http://a/b/"},
                                                          {"../g", "http://a/b/g"},
                                                          {"../..", "http://a/"},
                                                          {"../../g", "http://a/g"},
                                                          {"../../../g", "http://a/g"},
                                                          {"/./g", "http://a/g"},
                                                          {"g.", "http://a/b/c/g."},
                                                          {"..g", "http://a/b/c/..g"},
                                                          {"./g/.", "http://a/b/c/g/"}};
  for (const auto& [reference, expected] : examples) BOOST_TEST(from(base, reference) == expected, reference);
}

BOOST_AUTO_TEST_CASE(what_people_write_is_encoded) {
  const std::string base = "https://ent.fr/sg.do?PROC=A";
  BOOST_TEST(from(base, "  fichier à lire.html ") == "https://ent.fr/fichier%20%C3%A0%20lire.html");
  BOOST_TEST(from(base, "sg.do?NOM=é", "windows-1252") == "https://ent.fr/sg.do?NOM=%E9");
  BOOST_TEST(from(base, "sg.do?NOM=é") == "https://ent.fr/sg.do?NOM=%C3%A9");
  BOOST_TEST(from(base, "a\\b?c\\d") == "https://ent.fr/a/b?c\\d");
  BOOST_TEST(from(base, "/a\n/b") == "https://ent.fr/a/b");
  BOOST_TEST(from(base, "sg.do?U=http://x:1/y") == "https://ent.fr/sg.do?U=http://x:1/y");
  BOOST_TEST(from(base, "a%20b") == "https://ent.fr/a%20b");
}

BOOST_AUTO_TEST_CASE(only_the_web_is_a_place_to_go) {
  const std::string base = "https://ent.fr/";
  for (const auto* each : {"javascript:void(0)", "JavaScript:go()", " java\tscript:x", "mailto:a@b.fr",
                           "data:text/html,x", "file:///etc/passwd", "ftp://x/", "tel:0102", "about:blank"})
    BOOST_TEST(from(base, each) == "(none)", each);
  BOOST_TEST(from("file:///tmp/x", "y") == "(none)");
  BOOST_TEST(from(base, "http://") == "(none)");
}

BOOST_AUTO_TEST_CASE(parts_are_told) {
  BOOST_TEST(host_of("https://ent.fr:8443/x?t=ST-1") == "ent.fr");
  BOOST_TEST(host_of("nonsense") == "");
  BOOST_TEST(origin_of("https://ent.fr:443/x") == "https://ent.fr");
  BOOST_TEST(origin_of("http://ent.fr:8080/x") == "http://ent.fr:8080");
  BOOST_TEST(with_query("http://a/b?old#f", "n=1") == "http://a/b?n=1");
  BOOST_TEST(without_fragment("http://a/b#c") == "http://a/b");
}

BOOST_AUTO_TEST_SUITE_END()
