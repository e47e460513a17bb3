#include "portal/charset.h"

#include "portal/page.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace portal;

BOOST_AUTO_TEST_SUITE(charset)

BOOST_AUTO_TEST_CASE(labels_mean_what_browsers_take_them_for) {
  BOOST_TEST(charset_named("ISO-8859-1") == "windows-1252");
  BOOST_TEST(charset_named(" latin1 ") == "windows-1252");
  BOOST_TEST(charset_named("US-ASCII") == "windows-1252");
  BOOST_TEST(charset_named("UTF8") == "utf-8");
  BOOST_TEST(charset_named("Latin-9") == "iso-8859-15");
  BOOST_TEST(charset_named("klingon-7") == "");
  BOOST_TEST(charset_named("") == "");
}

BOOST_AUTO_TEST_CASE(the_order_is_mark_then_header_then_meta_then_windows_1252) {
  const std::string meta = "<html><head><meta charset='utf-8'></head>";
  BOOST_TEST(charset_of("text/html; charset=iso-8859-15", "\xEF\xBB\xBF" + meta) == "utf-8");
  BOOST_TEST(charset_of("text/html; charset=\"ISO-8859-15\"", meta) == "iso-8859-15");
  BOOST_TEST(charset_of("text/html;Charset=nonsense", meta) == "utf-8");
  BOOST_TEST(charset_of("text/html", meta) == "utf-8");
  BOOST_TEST(charset_of("text/html", "<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>") ==
             "windows-1252");
  BOOST_TEST(charset_of("text/html", "<!-- <meta charset=utf-8> --><p>") == "windows-1252");
  BOOST_TEST(charset_of("text/html", "<script>'<meta charset=utf-8>'</script>") == "windows-1252");
  BOOST_TEST(charset_of("text/html", "<meta charset=utf-16>") == "utf-8");
  BOOST_TEST(charset_of("", "") == "windows-1252");
}

BOOST_AUTO_TEST_CASE(windows_1252_has_all_its_characters_both_ways) {
  BOOST_TEST(to_utf8("\x80\x9C\xE9t\xE9\x85 \x92", "windows-1252") == "€œété… ’");
  BOOST_TEST(from_utf8("€œété… ’", "windows-1252") == "\x80\x9C\xE9t\xE9\x85 \x92");
  for (int byte = 0; byte < 256; ++byte) {
    const std::string one(1, static_cast<char>(byte));
    BOOST_TEST(from_utf8(to_utf8(one, "windows-1252"), "windows-1252") == one, "byte " << byte);
  }
}

BOOST_AUTO_TEST_CASE(what_a_charset_lacks_becomes_a_reference) {
  BOOST_TEST(from_utf8("Łukasz é 😀", "windows-1252") == "&#321;ukasz \xE9 &#128512;");
  BOOST_TEST(from_utf8("Łé€", "iso-8859-15") == "&#321;\xE9\xA4");
  BOOST_TEST(from_utf8("Łé", "utf-8") == "Łé");
  BOOST_TEST(from_utf8("é", "utf-16le") == "é");
}

BOOST_AUTO_TEST_CASE(other_charsets_are_read_and_broken_bytes_marked) {
  BOOST_TEST(to_utf8("\xA4", "iso-8859-15") == "€");
  BOOST_TEST(to_utf8(std::string_view("\xFF\xFEh\0\xE9\0", 6), "utf-16le") == "hé");
  BOOST_TEST(to_utf8(std::string_view("\0h\0\xE9", 4), "utf-16be") == "hé");
  BOOST_TEST(to_utf8("a\xC3(b\xFF", "utf-8") == "a\xEF\xBF\xBD(b\xEF\xBF\xBD");
  BOOST_TEST(to_utf8("\xEF\xBB\xBFh", "utf-8") == "h");
  const std::string large(200'001, '\xE9');
  BOOST_TEST(to_utf8(large, "iso-8859-15").size() == 2 * large.size());
}

BOOST_AUTO_TEST_CASE(an_old_french_page_is_read) {
  const auto page =
      read_page(200, "http://ent/", "text/html",
                "<title>Biblioth\xE8que</title><form><label>Pr\xE9nom \xA0: <input name=p></label></form>");
  BOOST_TEST(page.title == "Bibliothèque");
  BOOST_TEST(page.forms.at(0).charset == "windows-1252");
  BOOST_TEST(reads_like(page.forms.at(0).controls.at(0).label, "PRE\xCC\x81NOM"));
}

BOOST_AUTO_TEST_SUITE_END()
