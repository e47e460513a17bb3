#include "samples/container.h"

#include "samples/keys.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(container)

namespace {

samples::Envelope envelope() {
  samples::Envelope envelope;
  envelope.software = "EDT & compagnie";
  envelope.uai = "0134567U";
  envelope.school_name = "COLLÈGE D'ESSAI";
  return envelope;
}

std::string seal(std::string_view payload, const samples::Envelope& around = envelope()) {
  return samples::write_container(payload, around, {samples::vendor_partner(), samples::sandbox_partner()}, 42);
}

domain::Result<std::string> open(std::string_view file, std::size_t cap = std::size_t{1} << 20) {
  return samples::open_container(file, "KOSMOS", samples::sandbox_private_key(), cap);
}

// One base64 digit of the element changed to another.
std::string with_damage(std::string file, const std::string& element) {
  char& digit = file[file.find("<" + element) + element.size() + 40];
  digit = digit == 'A' ? 'B' : 'A';
  return file;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_was_sealed_is_opened) {
  for (const std::string& payload :
       {std::string(), std::string("x"), std::string(16, 'y'), std::string(100'000, 'z')}) {
    const auto opened = open(seal(payload));
    BOOST_TEST_REQUIRE(opened.has_value());
    BOOST_TEST((*opened == payload));
  }
}

BOOST_AUTO_TEST_CASE(a_payload_may_go_uncompressed) {
  auto around = envelope();
  around.compressed = false;
  const std::string file = seal("<clear/>", around);
  BOOST_TEST(file.find("CompresseAvantChiffrement=\"false\"") != file.npos);
  BOOST_TEST(*open(file) == "<clear/>");
}

BOOST_AUTO_TEST_CASE(the_same_seed_gives_the_same_bytes) {
  BOOST_TEST((seal("payload") == seal("payload")));
  BOOST_TEST((samples::write_container("payload", envelope(), {samples::sandbox_partner()}, 1) !=
              samples::write_container("payload", envelope(), {samples::sandbox_partner()}, 2)));
}

BOOST_AUTO_TEST_CASE(lines_end_as_in_the_vendors_files) {
  const std::string file = seal(std::string(1000, 'x'));
  for (std::size_t at = file.find('\n'); at != file.npos; at = file.find('\n', at + 1))
    BOOST_TEST(file[at - 1] == '\r');
  BOOST_TEST(file.find("&#13;") == file.npos);
}

BOOST_AUTO_TEST_CASE(a_container_for_others_is_refused) {
  const std::string file = samples::write_container("x", envelope(), {samples::vendor_partner()}, 1);
  const auto opened = open(file);
  BOOST_TEST_REQUIRE(!opened.has_value());
  BOOST_TEST((opened.error().fault == domain::Fault::file_refused));
  BOOST_TEST(opened.error().sentence.find("autre portail") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(damage_anywhere_is_noticed) {
  const std::string payload(5000, 'p');
  auto around = envelope();
  around.compressed = false;
  const std::string file = seal(payload, around);
  BOOST_TEST(open(file).has_value());
  for (const char* element : {"CONTENU", "VERIFICATION", "PARTENAIRE NOM=\"KOSMOS\""})
    BOOST_TEST(!open(with_damage(file, element)).has_value(), element);
  BOOST_TEST(!open(file.substr(0, file.size() / 2)).has_value());
  BOOST_TEST(!open("").has_value());
  BOOST_TEST(!open("<other/>").has_value());
}

BOOST_AUTO_TEST_CASE(a_payload_that_inflates_beyond_the_cap_is_refused) {
  const std::string file = seal(std::string(200'000, 'z'));  // a few hundred bytes once compressed
  BOOST_TEST(file.size() < 3000u);
  BOOST_TEST(!open(file, 199'999).has_value());
  BOOST_TEST(open(file, 200'000).has_value());
}

BOOST_AUTO_TEST_CASE(a_key_that_is_none_is_a_callers_bug) {
  BOOST_CHECK_THROW((void)samples::write_container("x", envelope(), {{"KOSMOS", "no key"}}, 1), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
