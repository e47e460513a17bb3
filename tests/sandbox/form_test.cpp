#include "sandbox/form.h"

#include <boost/test/unit_test.hpp>

using namespace sandbox;
using namespace std::string_literals;

BOOST_AUTO_TEST_SUITE(form)

BOOST_AUTO_TEST_CASE(windows_1252_goes_there_and_back_with_what_it_lacks_as_references) {
  BOOST_TEST(encoded("Élève – 5 € œuvre", Charset::windows_1252) == "\xC9l\xE8ve \x96 5 \x80 \x9Cuvre");
  BOOST_TEST(decoded("\xC9l\xE8ve \x96 5 \x80 \x9Cuvre", Charset::windows_1252) == "Élève – 5 € œuvre");
  BOOST_TEST(encoded("Ž ž Ł ☃", Charset::windows_1252) == "\x8E \x9E &#321; &#9731;");
  BOOST_TEST(encoded("\xC3", Charset::windows_1252) == "&#65533;");
  BOOST_TEST(decoded("\x81", Charset::windows_1252) == "\uFFFD");
}

BOOST_AUTO_TEST_CASE(urlencoded_fields_keep_order_repetition_and_odd_names) {
  const Fields fields = read_urlencoded("%23ETAT%23=a+b%2B&contenu=0&contenu=1&vide=&seul", Charset::utf8);
  BOOST_TEST(fields.get("#ETAT#") == "a b+");
  BOOST_TEST(fields.get("contenu") == "1");
  BOOST_TEST(fields.has("vide"));
  BOOST_TEST(fields.has("seul"));
  BOOST_TEST(!fields.has("absent"));
  BOOST_TEST(fields.all().size() == 5u);
  BOOST_TEST(read_urlencoded("nom=%C9t%E9", Charset::windows_1252).get("nom") == "Été");
  BOOST_TEST(read_urlencoded("brut=100%&fin=%4", Charset::utf8).get("brut") == "100%");
}

BOOST_AUTO_TEST_CASE(multipart_gives_fields_and_files_byte_for_byte) {
  const std::string content = "<a>\r\n--no boundary\r\n\0</a>"s;
  const std::string body =
      "--x\r\nContent-Disposition: form-data; name=\"MODE\"\r\n\r\nCOMPLET\r\n"
      "--x\r\nContent-Disposition: form-data; name=\"F\"; filename=\"C:\\\\dossier\\\\EDT é.xml\"\r\n"
      "Content-Type: text/xml\r\n\r\n" +
      content +
      "\r\n"
      "--x\r\nContent-Disposition: form-data; name=\"G\"; filename=\"\"\r\n\r\n\r\n--x--\r\n";
  const Form read = read_form("multipart/form-data; boundary=\"x\"", body, Charset::utf8);
  BOOST_TEST(read.fields.get("MODE") == "COMPLET");
  BOOST_REQUIRE(read.upload("F"));
  BOOST_TEST(read.upload("F")->file_name == "EDT é.xml");
  BOOST_TEST(read.upload("F")->content == content);
  BOOST_TEST(!read.upload("G"));
}

BOOST_AUTO_TEST_CASE(a_truncated_multipart_loses_only_its_last_part) {
  const Form read =
      read_form("multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x\r\nContent-Disp", Charset::utf8);
  BOOST_TEST(read.fields.get("a") == "1");
  BOOST_TEST(read.fields.all().size() == 1u);
  BOOST_TEST(read_form("multipart/form-data", "--x\r\n", Charset::utf8).fields.all().empty());
  BOOST_TEST(read_form("text/plain", "a=1", Charset::utf8).fields.all().empty());
}

BOOST_AUTO_TEST_CASE(cookies_are_read_pair_by_pair) {
  const Fields cookies = read_cookies("TGC=TGT-1;  JSESSIONID=ab=c; broken");
  BOOST_TEST(cookies.get("TGC") == "TGT-1");
  BOOST_TEST(cookies.get("JSESSIONID") == "ab=c");
  BOOST_TEST(cookies.all().size() == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
