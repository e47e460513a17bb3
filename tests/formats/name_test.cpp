#include "documents.h"

BOOST_AUTO_TEST_SUITE(name)

using domain::Kind;
using formats::kind_by_name;

BOOST_AUTO_TEST_CASE(edt_names) {
  for (const char* name : {"EDT_To_KOSMOS_0134567U.xml", "Edt_To_LaclasseCom_0134567U.xml", "edt-to-kosmos.XML",
                           "EDT_To_KOSMOS_0134567U (1).xml", "EDT_To_KOSMOS_0134567U - Copie.xml", "EDT_PRONOTE.xml"})
    BOOST_TEST((kind_by_name(name) == Kind::edt), name);
}

BOOST_AUTO_TEST_CASE(idpn_names) {
  for (const char* name :
       {"IdPn-to-Kosmos.xml", "IdPN_To-KOSMOS.xml", "IdPN_To_KOSMOS.xml", "IDPN_TO_KOSMOS_0134567U.XML",
        "IdPN_To_KOSMOS_0134567U.xml", "idpn.xml", "IdPN_0134567U.xml", "IdPN (2).xml"})
    BOOST_TEST((kind_by_name(name) == Kind::idpn), name);
}

BOOST_AUTO_TEST_CASE(names_of_others) {
  for (const char* name :
       {"", ".xml", "photo.jpg", "EDT_To_KOSMOS_0134567U.pdf", "EDT_To_KOSMOS_0134567U.xml.bak", "emploi du temps.xml",
        "idpnumbers.xml", "ENT-Identifiants.csv", "._EDT_To_KOSMOS.xml", "EDT.xml"})
    BOOST_TEST(!kind_by_name(name).has_value(), name);
}

BOOST_AUTO_TEST_CASE(the_file_meant_for_pronote_is_refused_with_the_reason) {
  const std::string sentence = tests::refused(tests::timetable(), "EDT_PRONOTE_0134567U.xml");
  BOOST_TEST(tests::says(sentence, "pour PRONOTE"));
  BOOST_TEST(tests::says(sentence, "EDT_To_KOSMOS"));
}

BOOST_AUTO_TEST_CASE(content_decides_before_the_name) {
  BOOST_TEST((tests::accepted(tests::timetable(), "mon export.dat").kind == Kind::edt));
  const domain::Export content = tests::accepted(tests::timetable(), tests::kIdpnName);
  BOOST_TEST((content.kind == Kind::edt));
  BOOST_TEST(tests::finds(content, "kind_by_content"));
}

BOOST_AUTO_TEST_CASE(bystanders_are_told_from_their_first_bytes) {
  const std::string photo("\xFF\xD8\xFF\xE0\0\x10JFIF", 10);
  const std::string foreign = "<?xml version=\"1.0\"?><!-- <ExportEmploiDuTemps> --><rss version=\"2.0\"/>";
  for (const auto& [bytes, name] :
       {std::pair{photo, "plage.jpg"}, std::pair{std::string("%PDF-1.7"), "x.pdf"},
        std::pair{std::string(), "vide.txt"}, std::pair{foreign, "feed.xml"},
        std::pair{std::string("<?xml version=\"1.0\"?>"), "x.xml"}, std::pair{std::string("<"), "x.xml"}}) {
    BOOST_TEST(tests::is_bystander(bytes, name), name);
    BOOST_TEST(!formats::may_be_ours(bytes, name), name);
  }
  BOOST_TEST(formats::may_be_ours("<ExportEmploiDuTemps>", "x"));
  BOOST_TEST(formats::may_be_ours("", tests::kEdtName));
}

BOOST_AUTO_TEST_CASE(a_root_after_a_very_long_comment_is_still_found) {
  const std::string late = tests::replaced(tests::timetable(), "?>\n", "?>\n<!--" + std::string(20'000, 'x') + "-->");
  BOOST_TEST(formats::may_be_ours(std::string_view(late).substr(0, formats::kPeek), "x.xml"));
  BOOST_TEST(tests::accepted(late, "x.xml").counts->courses == 1);
  BOOST_TEST(tests::is_bystander(tests::replaced(late, "<ExportEmploiDuTemps", "<autre").append("x"), "x.xml"));
}

BOOST_AUTO_TEST_SUITE_END()
