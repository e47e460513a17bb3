// Small documents and questions that the tests of this folder share.
#pragma once

#include "formats/recognise.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace tests {

inline constexpr std::string_view kEdtName = "EDT_To_KOSMOS_0134567U.xml";
inline constexpr std::string_view kIdpnName = "IdPN_To_KOSMOS_0134567U.xml";

// A clear EDT export as small as one can be without a finding; `inside` is put before the courses.
inline std::string timetable(std::string_view attributes = "Version=\"1.1\" UAI=\"0134567U\"",
                             std::string_view inside = {}) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<ExportEmploiDuTemps xmlns=\"http://www.index-education.com/exportemploidutemps\" " +
         std::string(attributes) +
         ">\n<AnneeScolaire DateDebut=\"2025-09-01\" DateFin=\"2026-08-31\" DatePremierJourSemaine1=\"2025-09-01\"/>\n"
         "<Matieres><Matiere Ident=\"1\" Code=\"M\" Libelle=\"Maths\"/></Matieres>\n"
         "<Professeurs><Professeur Ident=\"1\" Nom=\"A\" Prenom=\"B\" IDPN=\"ABCDEFGH12345678\"/></Professeurs>\n"
         "<Classes><Classe Ident=\"1\" Nom=\"6A\"><PartieDeClasse Ident=\"1\"/></Classe></Classes>\n"
         "<Groupes/><Salles><Salle Ident=\"1\" Nom=\"S1\"/></Salles>\n"
         "<Eleves><Eleve Ident=\"1\" Nom=\"C\" Prenom=\"D\" IdPN=\"\"><Responsable Ident=\"1\" Nom=\"E\" "
         "IdPN=\"BCDEFGH123456789\"/></Eleve></Eleves>\n" +
         std::string(inside) +
         "<Cours><Cours Jour=\"1\"><Matiere Ident=\"1\"/><Professeur Ident=\"1\" Semaines=\"6\"/>"
         "<Classe Ident=\"1\" Semaines=\"12\"/></Cours></Cours>\n</ExportEmploiDuTemps>\n";
}

inline domain::Export accepted(std::string_view bytes, std::string_view name,
                               const formats::Expectations& expectations = {}) {
  const auto recognition = formats::recognise(bytes, name, expectations);
  BOOST_TEST_REQUIRE(recognition.has_value(), "taken for a bystander");
  BOOST_TEST_REQUIRE(recognition->content.has_value(), recognition->content.error().sentence);
  BOOST_TEST((recognition->kind == recognition->content->kind));
  return *recognition->content;
}

// The sentence of a refusal.
inline std::string refused(std::string_view bytes, std::string_view name) {
  const auto recognition = formats::recognise(bytes, name);
  BOOST_TEST_REQUIRE(recognition.has_value(), "taken for a bystander");
  BOOST_TEST_REQUIRE(!recognition->content.has_value(), "accepted");
  BOOST_TEST((recognition->content.error().fault == domain::Fault::file_refused));
  const std::string sentence = recognition->content.error().sentence;
  BOOST_TEST(sentence.ends_with('.'));
  return sentence;
}

inline bool is_bystander(std::string_view bytes, std::string_view name) {
  const bool bystander = !formats::recognise(bytes, name).has_value();
  if (!bystander) BOOST_TEST(formats::may_be_ours(bytes.substr(0, formats::kPeek), name));
  return bystander;
}

inline bool says(std::string_view sentence, std::string_view words) {
  return sentence.find(words) != sentence.npos;
}

inline bool finds(const domain::Export& content, std::string_view code) {
  return std::any_of(content.findings.begin(), content.findings.end(),
                     [&](const domain::Finding& each) { return each.code == code; });
}

inline std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const auto at = text.find(what);
  BOOST_TEST_REQUIRE(at != text.npos);
  return text.replace(at, what.size(), with);
}

// ASCII text in UTF-16.
inline std::string utf16(std::string_view text, bool big_endian, bool mark) {
  std::string bytes = !mark ? "" : big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (const char c : text) {
    if (big_endian) bytes += '\0';
    bytes += c;
    if (!big_endian) bytes += '\0';
  }
  return bytes;
}

}  // namespace tests
