#include "documents.h"
#include "samples/container.h"
#include "samples/keys.h"

BOOST_AUTO_TEST_SUITE(envelope)

using tests::accepted;
using tests::finds;
using tests::kEdtName;
using tests::refused;
using tests::replaced;
using tests::says;

namespace {

samples::Envelope around() {
  samples::Envelope envelope;
  envelope.software = "EDT 2025 - essai";
  envelope.made_at = std::chrono::sys_days{std::chrono::year{2025} / 9 / 1};
  envelope.uai = "0134567U";
  envelope.school_name = "COLLÈGE & CIE";
  return envelope;
}

std::string container(const samples::Envelope& envelope = around(),
                      const samples::Partner& partner = samples::sandbox_partner()) {
  return samples::write_container(std::string(3000, 'x') + "fin", envelope, {samples::vendor_partner(), partner}, 3);
}

// The element's text (and start tag) replaced.
std::string with_text(const std::string& name, std::string_view text) {
  std::string file = container();
  const auto begin = file.find('>', file.find("<" + name)) + 1;
  return file.replace(begin, file.find("</" + name, begin) - begin, text);
}

std::string without(const std::string& name) {
  std::string file = container();
  const auto begin = file.find("<" + name);
  return file.erase(begin, file.find("</" + name + ">", begin) + name.size() + 3 - begin);
}

}  // namespace

BOOST_AUTO_TEST_CASE(all_that_it_says_is_read) {
  const domain::Export content = accepted(container(), kEdtName);
  BOOST_TEST((content.form == domain::Form::container));
  BOOST_TEST((content.kind == domain::Kind::edt));
  BOOST_TEST(content.software == "EDT 2025 - essai");
  BOOST_TEST(content.school_name == "COLLÈGE & CIE");
  BOOST_TEST(content.school->str() == "0134567U");
  BOOST_TEST((content.made_at == around().made_at));
  BOOST_TEST((content.partners == std::vector<std::string>{"INDEXEDUCATION", "KOSMOS"}));
  BOOST_TEST(content.payload_bytes % 16 == 0u);
  BOOST_TEST(content.payload_bytes > 0u);
  BOOST_TEST(content.findings.empty());
}

BOOST_AUTO_TEST_CASE(only_the_name_tells_an_idpn_container) {
  BOOST_TEST((accepted(container(), tests::kIdpnName).kind == domain::Kind::idpn));
  BOOST_TEST((accepted(container(), "document.bin").kind == domain::Kind::edt));
}

BOOST_AUTO_TEST_CASE(the_pronote_name_is_forgiven_a_container_that_the_ent_can_read) {
  BOOST_TEST((accepted(container(), "EDT_PRONOTE.xml").kind == domain::Kind::edt));
  BOOST_TEST(says(refused(container(around(), {"PRONOTE", samples::sandbox_partner().public_key}), "EDT_PRONOTE.xml"),
                  "pour PRONOTE"));
}

BOOST_AUTO_TEST_CASE(elements_that_may_be_absent_are_not_needed) {
  for (const char* name : {"NOMETABLISSEMENT", "VERSION", "LOGICIEL"})
    BOOST_TEST(accepted(without(name), kEdtName).payload_bytes > 0u, name);
  BOOST_TEST(finds(accepted(without("UAI"), kEdtName), "school_missing"));
  BOOST_TEST(finds(accepted(without("DATEHEURE"), kEdtName), "date_missing"));
  BOOST_TEST(finds(accepted(with_text("DATEHEURE", "hier"), kEdtName), "date_missing"));
  BOOST_TEST(finds(accepted(with_text("UAI", "0134567A"), kEdtName), "check_letter"));
}

BOOST_AUTO_TEST_CASE(another_portal_s_file_is_reported_not_refused) {
  const domain::Export content =
      accepted(container(around(), {"Autre", samples::sandbox_partner().public_key}), kEdtName);
  BOOST_TEST_REQUIRE(finds(content, "partner_missing"));
  BOOST_TEST(says(content.findings.front().sentence, "INDEXEDUCATION, Autre"));
}

BOOST_AUTO_TEST_CASE(a_container_that_nobody_could_open_is_refused) {
  BOOST_TEST(says(refused(without("CLES"), kEdtName), "d'aucun destinataire"));
  BOOST_TEST(says(refused(without("CONTENU"), kEdtName), "absent"));
  BOOST_TEST(says(refused(with_text("CONTENU", " \r\n "), kEdtName), "absent"));
  BOOST_TEST(says(refused(without("VERIFICATION"), kEdtName), "VERIFICATION"));
  BOOST_TEST(says(refused(with_text("PARTENAIRE", "!!!!"), kEdtName), "la clé destinée à « INDEXEDUCATION »"));
  BOOST_TEST(says(refused(with_text("CONTENU", "AAAA"), kEdtName), "3 octets"));
  BOOST_TEST(says(refused(with_text("CONTENU", "AAAA!AAA"), kEdtName), "illisible"));
  BOOST_TEST(says(refused(with_text("CONTENU", "AAAAAAAAAAAAAAAAAAAAAA"), kEdtName), "illisible"));
  BOOST_TEST(says(refused(with_text("VERIFICATION", "AAAA"), kEdtName), "somme de contrôle"));
}

BOOST_AUTO_TEST_CASE(a_damaged_container_still_tells_whose_it_is) {
  for (const std::string& damaged : {without("CLES"), with_text("CONTENU", "AAAA"), without("VERIFICATION")}) {
    const auto recognition = formats::recognise(damaged, kEdtName);
    BOOST_TEST_REQUIRE(recognition.has_value());
    BOOST_TEST(recognition->content.has_error());
    BOOST_TEST((recognition->glimpse.form == domain::Form::container));
    BOOST_TEST(recognition->glimpse.school->str() == "0134567U");
    BOOST_TEST(recognition->glimpse.school_name == "COLLÈGE & CIE");
  }
  const std::string whole = container();
  const auto half = formats::recognise(whole.substr(0, whole.size() / 2), kEdtName);
  BOOST_TEST_REQUIRE(half.has_value());
  BOOST_TEST((half->glimpse.form == domain::Form::container));
}

BOOST_AUTO_TEST_CASE(a_line_lost_from_the_payload_is_noticed) {
  std::string file = with_text("CONTENU", "");
  const std::string line(76, 'A');  // 57 bytes
  std::string lines;
  for (int i = 0; i < 15; ++i) lines += line + "\r\n";
  BOOST_TEST(says(refused(with_text("CONTENU", lines), kEdtName), "multiple de 16"));
  BOOST_TEST(accepted(with_text("CONTENU", lines + line), kEdtName).payload_bytes == 912u);
}

BOOST_AUTO_TEST_SUITE_END()
