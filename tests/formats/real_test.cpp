// The vendor's two real files, with the counts that another XML library found in them.
#include "documents.h"
#include "domain/school_year.h"
#include "formats/real_exports.h"

BOOST_AUTO_TEST_SUITE(real)

using tests::accepted;

BOOST_AUTO_TEST_CASE(the_clear_export_is_read_whole) {
  const auto file = tests::real_export("Edt_To_LaclasseCom_0134567U_clear.xml");
  if (!file) {
    BOOST_TEST_MESSAGE("the real exports are not there");
    return;
  }
  const domain::Export content = accepted(*file, "Edt_To_LaclasseCom_0134567U_clear.xml");
  BOOST_TEST((content.kind == domain::Kind::edt));
  BOOST_TEST((content.form == domain::Form::clear));
  BOOST_TEST(content.school->str() == "0134567U");
  BOOST_TEST(content.year->start == 2013);
  BOOST_TEST(content.payload_bytes == file->size());
  BOOST_TEST(!content.made_at.has_value());
  BOOST_TEST(content.findings.empty());
  const domain::Counts& counts = content.counts.value();
  BOOST_TEST(counts.subjects == 25);
  BOOST_TEST(counts.teachers == 31);
  BOOST_TEST(counts.classes == 16);
  BOOST_TEST(counts.class_parts == 77);
  BOOST_TEST(counts.groups == 48);
  BOOST_TEST(counts.rooms == 24);
  BOOST_TEST(counts.pupils == 426);
  BOOST_TEST(counts.responsibles == 808);
  BOOST_TEST(counts.courses == 704);
  BOOST_TEST(counts.lessons == 14226);
}

BOOST_AUTO_TEST_CASE(the_container_is_read_as_far_as_it_can_be) {
  const auto file = tests::real_export("Edt_To_LaclasseCom_0134567U.xml");
  if (!file) return;
  using namespace std::chrono;
  const domain::Export content = accepted(*file, "Edt_To_LaclasseCom_0134567U.xml");
  BOOST_TEST((content.kind == domain::Kind::edt));
  BOOST_TEST((content.form == domain::Form::container));
  BOOST_TEST(content.school->str() == "0134567U");
  BOOST_TEST(content.school->check_letter_is_right());
  BOOST_TEST(content.school_name == "COLLEGE INDEX EDUCATION");
  BOOST_TEST(content.software == "PRONOTE Monoposte-PRONOTE 2013 - 0.5.14");
  BOOST_TEST((content.partners == std::vector<std::string>{"INDEXEDUCATION", "LaclasseCom"}));
  BOOST_TEST((content.made_at == sys_days{2014y / 5 / 20} + 8h + 19min + 8s + 486ms));
  BOOST_TEST(content.payload_bytes % 16 == 0u);
  BOOST_TEST(content.payload_bytes > 40'000u);
  BOOST_TEST(!content.counts.has_value());
  BOOST_TEST(content.findings.size() == 1u);
  BOOST_TEST(tests::finds(content, "partner_missing"));
  BOOST_TEST(accepted(*file, "x.xml", {.partners = {"laclassecom"}}).findings.empty());
  BOOST_TEST(accepted(*file, "x.xml", {.partners = {}}).findings.empty());
}

BOOST_AUTO_TEST_CASE(the_container_under_an_idpn_name_is_taken_for_one) {
  const auto file = tests::real_export("Edt_To_LaclasseCom_0134567U.xml");
  if (!file) return;
  BOOST_TEST((accepted(*file, "IdPn-to-Kosmos.xml").kind == domain::Kind::idpn));
}

BOOST_AUTO_TEST_SUITE_END()
