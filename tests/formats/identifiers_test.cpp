#include "documents.h"

BOOST_AUTO_TEST_SUITE(identifiers)

using tests::accepted;
using tests::finds;
using tests::kIdpnName;

BOOST_AUTO_TEST_CASE(school_date_and_counts_are_found_as_attributes) {
  using namespace std::chrono;
  const domain::Export content = accepted(
      "<Export UAI=\"0134567U\" DateHeure=\"2025-09-12T09:00:00+02:00\"><Eleve IdPN=\"A\"><Responsable "
      "idpn=\"B\"/></Eleve>"
      "<Eleve IDPN=\"\"/><Professeur IDPN=\"C\"/></Export>",
      kIdpnName);
  BOOST_TEST((content.kind == domain::Kind::idpn));
  BOOST_TEST(content.school->str() == "0134567U");
  BOOST_TEST((content.made_at == sys_days{2025y / 9 / 12} + 7h));
  BOOST_TEST(content.counts->identifiers == 3);
  BOOST_TEST(content.counts->pupils == 2);
  BOOST_TEST(content.counts->teachers == 1);
  BOOST_TEST(content.counts->responsibles == 1);
  BOOST_TEST(content.findings.empty());
}

BOOST_AUTO_TEST_CASE(and_as_elements) {
  using namespace std::chrono;
  const domain::Export content = accepted(
      "<x:Racine xmlns:x='u'><x:RNE> 0134567U "
      "</x:RNE><DATE>2025-09-12</DATE><p><IDPN>AA</IDPN></p><p><IDPN/></p></x:Racine>",
      "idpn.xml");
  BOOST_TEST(content.school->str() == "0134567U");
  BOOST_TEST((content.made_at == sys_days{2025y / 9 / 12}));
  BOOST_TEST(content.counts->identifiers == 1);
}

BOOST_AUTO_TEST_CASE(whatever_is_missing_is_only_reported) {
  const domain::Export content = accepted("<quelconque/>", kIdpnName);
  BOOST_TEST(finds(content, "school_missing"));
  BOOST_TEST(finds(content, "no_identifier"));
  BOOST_TEST(!content.made_at.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
