// Every bad thing that a file under one of our names can be: a French sentence each, and bounded memory.
#include "documents.h"

#include <pugixml.hpp>

#include <cstdlib>

BOOST_AUTO_TEST_SUITE(damage)

using tests::kEdtName;
using tests::kIdpnName;
using tests::refused;
using tests::says;
using tests::timetable;

namespace {

domain::Form form_of(std::string_view bytes, std::string_view name) {
  return formats::recognise(bytes, name)->glimpse.form;
}

std::string nested(std::size_t depth, std::string_view name = "a") {
  const std::string open = "<" + std::string(name) + ">", close = "</" + std::string(name) + ">";
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += open;
  for (std::size_t i = 0; i < depth; ++i) text += close;
  return text;
}

std::size_t in_use = 0, most_in_use = 0;

void* counted_allocate(std::size_t size) {
  auto* block = static_cast<std::size_t*>(std::malloc(size + 2 * sizeof(std::size_t)));
  *block = size;
  most_in_use = std::max(most_in_use, in_use += size);
  return block + 2;
}
void counted_free(void* at) {
  if (at == nullptr) return;
  auto* block = static_cast<std::size_t*>(at) - 2;
  in_use -= *block;
  std::free(block);
}

// The most that pugixml held at a time while `bytes` was recognised.
std::size_t tree_memory(std::string_view bytes, std::string_view name) {
  const auto allocate = pugi::get_memory_allocation_function();
  const auto free = pugi::get_memory_deallocation_function();
  pugi::set_memory_management_functions(counted_allocate, counted_free);
  in_use = most_in_use = 0;
  (void)formats::recognise(bytes, name);
  pugi::set_memory_management_functions(allocate, free);
  BOOST_TEST(in_use == 0u);
  return most_in_use;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_form_of_what_is_refused_is_told_where_it_can_be) {
  BOOST_TEST((form_of("", kEdtName) == domain::Form::unknown));
  BOOST_TEST((form_of("<html><body/></html>", kEdtName) == domain::Form::unknown));
  BOOST_TEST((form_of("<?xml version=\"1.0\"?><svg/>", kEdtName) == domain::Form::unknown));
  BOOST_TEST((form_of(timetable().substr(0, 300), kEdtName) == domain::Form::clear));
}

BOOST_AUTO_TEST_CASE(empty) {
  BOOST_TEST(says(refused("", kEdtName), "est vide"));
  BOOST_TEST(says(refused("", kEdtName), "depuis EDT"));
  BOOST_TEST(says(refused("", kIdpnName), "depuis PRONOTE"));
}

BOOST_AUTO_TEST_CASE(not_xml) {
  BOOST_TEST(says(refused("%PDF-1.7 …", kEdtName), "pas un document XML"));
  BOOST_TEST(says(refused("nom;prenom\nA;B\n", kIdpnName), "pas un document XML"));
  BOOST_TEST(says(refused("   \n", kIdpnName), "pas un document XML"));
}

BOOST_AUTO_TEST_CASE(a_web_page) {
  for (const auto name : {kEdtName, kIdpnName}) {
    BOOST_TEST(says(refused("<!DOCTYPE html><html><body><br>Session expirée</body></html>", name), "page web"));
    BOOST_TEST(says(refused("<html><body><br>Session expirée</body></html>", name), "page web"));
    BOOST_TEST(says(refused("<html></html>", name), "page web"));
  }
}

BOOST_AUTO_TEST_CASE(truncated) {
  const std::string whole = timetable();
  BOOST_TEST(says(refused(std::string_view(whole).substr(0, 600), kEdtName), "incomplet"));
  BOOST_TEST(says(refused(std::string_view(whole).substr(0, whole.size() - 5), "x.xml"), "incomplet"));
}

BOOST_AUTO_TEST_CASE(malformed_in_the_middle) {
  BOOST_TEST(says(refused(tests::replaced(timetable(), "</Eleves>", "</Eleve>"), kEdtName), "mal formé"));
  BOOST_TEST(says(refused(tests::replaced(timetable(), "Code=\"M\"", "Code=\"M"), kEdtName), "mal formé"));
}

BOOST_AUTO_TEST_CASE(an_older_longer_file_shows_behind_the_end) {
  BOOST_TEST(says(refused(timetable() + "tre Ident", kEdtName), "suit la fin"));
  BOOST_TEST(says(refused(timetable() + "s=\"2\"/></Cours>\n</ExportEmploiDuTemps>", kEdtName), "abîmé"));
  BOOST_TEST(
      says(refused(timetable() + "<ExportEmploiDuTemps></ExportEmploiDuTemps>", kEdtName), "plusieurs documents"));
}

BOOST_AUTO_TEST_CASE(nul_bytes) {
  const std::string nul(1, '\0');
  BOOST_TEST(says(refused(timetable() + std::string(4096, '\0'), kEdtName), "octets nuls"));
  BOOST_TEST(says(refused(tests::replaced(timetable(), "Maths", nul), kEdtName), "octets nuls"));
  BOOST_TEST(says(refused(std::string(4096, '\0'), kEdtName), "octets nuls"));
  std::string wide = tests::utf16(timetable(), false, true);
  wide[wide.size() / 2 & ~std::size_t{1}] = '\0';
  BOOST_TEST(says(refused(wide, kEdtName), "octets nuls"));
}

BOOST_AUTO_TEST_CASE(doctype_and_entities) {
  const std::string laughs =
      "<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
      "\"&b;&b;&b;&b;&b;&b;&b;&b;\">]>\n";
  BOOST_TEST(says(refused(tests::replaced(timetable(), "<Export", laughs + "<Export"), kEdtName), "DOCTYPE"));
  const std::string outside = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>\n";
  BOOST_TEST(says(refused(outside + "<x UAI=\"0134567U\">&f;</x>", kIdpnName), "DOCTYPE"));
  BOOST_TEST(says(refused("<!DOCTYPE x><x/>", kIdpnName), "DOCTYPE"));
}

BOOST_AUTO_TEST_CASE(deep_nesting) {
  for (const std::size_t depth : {300u, 10'000u}) {
    BOOST_TEST(says(refused(nested(depth), kIdpnName), "trop profondément"));
    BOOST_TEST(says(refused(timetable("UAI=\"0134567U\"", nested(depth)), kEdtName), "trop profondément"));
  }
  BOOST_TEST(says(refused(nested(1'000'000), kIdpnName), "que des balises"));
  BOOST_TEST(says(refused(nested(1'000'000, "element-au-nom-long-comme-dans-un-vrai-fichier-d-export"), kIdpnName),
                  "profondément"));
  BOOST_TEST(tests::accepted(nested(200), kIdpnName).counts->identifiers == 0);
}

BOOST_AUTO_TEST_CASE(memory_stays_in_proportion_to_the_file) {
  std::string tags = "<a>", attributes = "<a", plain = "<a>";
  while (tags.size() < 4u << 20) tags += "<a/>";
  while (attributes.size() < 4u << 20) attributes += " a=\"\"";
  while (plain.size() < 4u << 20) plain += "<element attribut=\"une valeur de longueur ordinaire\"/>\n";
  for (const std::string& file : {tags + "</a>", attributes + "/>", plain + "</a>"}) {
    const std::size_t held = tree_memory(file, kIdpnName);
    BOOST_TEST(held <= 5 * file.size());
  }
  BOOST_TEST(says(refused(tags + "</a>", kIdpnName), "que des balises"));
  BOOST_TEST(tests::accepted(plain + "</a>", kIdpnName).counts.has_value());
}

BOOST_AUTO_TEST_CASE(claims_of_great_sizes_allocate_nothing) {
  const std::string grid = "<GrilleHoraire NombrePlacesParJour=\"2147483648\" DureePlace=\"99999999999999999999\"/>";
  const std::string file = timetable("UAI=\"0134567U\"", grid);
  BOOST_TEST(tests::accepted(file, kEdtName).counts->lessons == 3);
  BOOST_TEST(tree_memory(file, kEdtName) < 200'000u);
}

BOOST_AUTO_TEST_CASE(another_document_under_our_name) {
  const std::string sentence = refused("<STS_EDT><PARAMETRES/></STS_EDT>", kEdtName);
  BOOST_TEST(says(sentence, "pas un export EDT"));
  BOOST_TEST(says(sentence, "STS_EDT"));
  for (const char* foreign : {"<rss/>", "<svg:svg xmlns:svg='x'/>", "<plist/>"})
    BOOST_TEST(says(refused(foreign, kIdpnName), "pas un export des identifiants"));
}

BOOST_AUTO_TEST_CASE(broken_under_a_foreign_name_is_a_bystander_unless_its_root_is_ours) {
  BOOST_TEST(tests::is_bystander("<notes><note></notes>", "notes.xml"));
  BOOST_TEST(says(refused("<x:EXPORT_INDEX_EDUCATION xmlns:x='y'><CLES>", "notes.xml"), "incomplet"));
}

BOOST_AUTO_TEST_CASE(sentences_quote_nothing_dangerous) {
  const std::string sentence = refused("<" + std::string(500, 'n') + "/>", kEdtName);
  BOOST_TEST(sentence.size() < 400u);
}

BOOST_AUTO_TEST_CASE(too_large) {
  const domain::Failure failure = formats::too_large(70u << 20, 64u << 20);
  BOOST_TEST((failure.fault == domain::Fault::file_refused));
  BOOST_TEST(says(failure.sentence, "70 Mo"));
  BOOST_TEST(says(failure.sentence, "64 Mo"));
  BOOST_TEST(says(formats::too_large(1572864 + 10, 1024).sentence, "1,5 Mo"));
  BOOST_TEST(says(formats::too_large((1u << 20) - 1, 1024).sentence, "1024 Ko"));
}

BOOST_AUTO_TEST_SUITE_END()
