#include "documents.h"

BOOST_AUTO_TEST_SUITE(encoding)

using tests::accepted;
using tests::finds;
using tests::kIdpnName;
using tests::timetable;

namespace {

// A container whose school's name and encoding are given: the only text of a file that Navette keeps.
std::string container(std::string_view encoding, std::string_view name) {
  const std::string digest = "m2ta3ZU3VlLEo7g9dbL36HE/jcfnkfZpNasss43OpXY=";
  return "<?xml version=\"1.0\" encoding=\"" + std::string(encoding) +
         "\"?><EXPORT_INDEX_EDUCATION><LOGICIEL>EDT</LOGICIEL><CLES><PARTENAIRE NOM=\"KOSMOS\">AAAA</PARTENAIRE></CLES>"
         "<CONTENU>AAAAAAAAAAAAAAAAAAAAAA==</CONTENU><VERIFICATION>" +
         digest + "</VERIFICATION><DATEHEURE>2025-09-01T08:00:00Z</DATEHEURE><UAI>0134567U</UAI><NOMETABLISSEMENT>" +
         std::string(name) + "</NOMETABLISSEMENT></EXPORT_INDEX_EDUCATION>";
}

}  // namespace

BOOST_AUTO_TEST_CASE(utf8_with_and_without_a_mark) {
  for (const std::string mark : {"", "\xEF\xBB\xBF"}) {
    const domain::Export content = accepted(mark + container("UTF-8", "Collège Œuvré"), "x.xml");
    BOOST_TEST(content.school_name == "Collège Œuvré");
    BOOST_TEST(content.findings.empty());
  }
}

BOOST_AUTO_TEST_CASE(utf16_of_both_orders_with_and_without_a_mark) {
  for (const bool big : {false, true})
    for (const bool mark : {false, true}) {
      const std::string bytes = tests::utf16(tests::replaced(timetable(), "UTF-8", "UTF-16"), big, mark);
      const domain::Export content = accepted(bytes, "x.xml");
      BOOST_TEST(content.counts->lessons == 3);
      BOOST_TEST(content.findings.empty());
      BOOST_TEST(formats::ends_whole(bytes));
      BOOST_TEST(!formats::ends_whole(std::string_view(bytes).substr(0, bytes.size() - 4)));
      const std::string cut = bytes.substr(0, bytes.size() - 101);
      BOOST_TEST(tests::says(tests::refused(cut, "x.xml"), "incomplet"));
    }
}

BOOST_AUTO_TEST_CASE(iso_8859_1_and_windows_1252) {
  const std::string name = "Coll\xE8ge l\x92\x8Cuvre \x80";
  for (const char* label : {"ISO-8859-1", "Windows-1252", "iso-8859-1", "latin1"}) {
    const domain::Export content = accepted(container(label, name), "x.xml");
    BOOST_TEST(content.school_name == "Collège l’Œuvre €", label);
    BOOST_TEST(content.findings.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_the_utf8_it_claims_to_be_is_read_and_reported) {
  const domain::Export content = accepted(container("UTF-8", "Coll\xE8ge"), "x.xml");
  BOOST_TEST(content.school_name == "Collège");
  BOOST_TEST(finds(content, "encoding"));
}

BOOST_AUTO_TEST_CASE(invalid_utf8_is_noticed_wherever_it_stands) {
  for (std::size_t shift = 0; shift < 300; ++shift) {
    const std::string before(shift, 'a');
    BOOST_TEST(accepted(container("UTF-8", before + "é€𝄞"), "x.xml").findings.empty());
    for (const char* bad : {"\xC3(", "\x80", "\xED\xA0\x80", "\xC0\xAF", "\xF5\x80\x80\x80", "\xE2\x82"})
      BOOST_TEST_REQUIRE(finds(accepted(container("UTF-8", before + bad), "x.xml"), "encoding"));
  }
}

BOOST_AUTO_TEST_CASE(a_claim_of_utf16_over_eight_bit_text_is_read_and_reported) {
  const domain::Export content = accepted(container("UTF-16", "Collège"), "x.xml");
  BOOST_TEST(content.school_name == "Collège");
  BOOST_TEST(finds(content, "encoding"));
}

BOOST_AUTO_TEST_CASE(an_unknown_encoding_is_read_and_reported) {
  BOOST_TEST(finds(accepted(container("koi8-r", "College"), "x.xml"), "encoding"));
}

BOOST_AUTO_TEST_SUITE_END()
