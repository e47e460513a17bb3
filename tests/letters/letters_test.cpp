#include "letters/letters.h"

#include "files.h"
#include "invented.h"
#include "letters/logo.h"

#include <libxml/HTMLparser.h>

#include <algorithm>

namespace {

letters::Look look() {
  letters::Look look;
  look.school_name = "Collège <des> Tilleuls & Cie";
  look.portal_address = "https://ent.example/";
  look.date = report::french::Local{std::chrono::sys_days{std::chrono::year{2025} / 9 / 2}.time_since_epoch()};
  return look;
}

const letters::Templates& shipped() {
  static const auto templates = letters::Templates::load(NAVETTE_LETTERS);
  BOOST_TEST_REQUIRE(templates.has_value());
  return *templates;
}

std::string page_of(const formats::CredentialsFile& file, const letters::Look& as = look()) {
  const auto page = letters::html(letters::select(file), as, shipped());
  BOOST_TEST_REQUIRE(page.has_value(), (page ? "" : page.error().sentence));
  return std::string(page->reveal());
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

// The sheets of one kind, one after the other.
std::string sheets(const std::string& page, std::string_view kind) {
  std::string out;
  const std::string start = "<section class=\"feuille " + std::string(kind);
  for (auto at = page.find(start); at != page.npos; at = page.find(start, at + 1))
    out += page.substr(at, page.find("</section>", at) - at);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html)

BOOST_AUTO_TEST_CASE(a_pile_has_a_cover_a_list_and_its_letters) {
  const std::string page =
      page_of(files::of("E;6A;Eleve;DURAND;Léa;lea.d;Azerty12;P;;;\nP;6A;Parent;DURAND;Paul;paul.d;Bonjour9;;;Léa;"
                        "DURAND\nT;;Enseignant;LE GALL;Yann;y.lg;Secret77;;;;\n"));
  BOOST_TEST(count(page, "<section class=\"feuille couverture\">") == 2u);
  BOOST_TEST(count(page, "<section class=\"feuille emargement\">") == 2u);
  BOOST_TEST(count(page, "<section class=\"feuille lettre\">") == 3u);
  const std::string covers = sheets(page, "couverture"), lists = sheets(page, "emargement"),
                    letters = sheets(page, "lettre");
  for (const char* said : {"6A", "2\u00A0lettres", "1 élève<", "1 responsable<", "Enseignants", "1\u00A0lettre<",
                           "mardi\u00A02\u00A0septembre\u00A02025"})
    BOOST_TEST(covers.find(said) != std::string::npos, said);
  for (const char* said : {"DURAND Léa", "Responsable\u00A0: Léa", "LE GALL Yann"})
    BOOST_TEST(lists.find(said) != std::string::npos, said);
  for (const char* secret : {"Azerty12", "Bonjour9", "Secret77"}) {
    BOOST_TEST(count(page, secret) == 1u);
    BOOST_TEST(letters.find(secret) != std::string::npos);
  }
  for (const char* login : {"lea.d", "paul.d", "y.lg"}) {
    BOOST_TEST(letters.find(login) != std::string::npos);
    BOOST_TEST(lists.find(login) == std::string::npos);
    BOOST_TEST(covers.find(login) == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(who_has_chosen_a_password_learns_how_to_recover_it) {
  const std::string page = page_of(files::of("A;6A;Eleve;D;L;l.d;{SSHA}abc;;;;\nB;6A;Eleve;E;L;l.e;;;;;\n"));
  BOOST_TEST(page.find("SSHA") == std::string::npos);
  BOOST_TEST(count(page, "Vous avez déjà choisi le vôtre.") == 1u);
  BOOST_TEST(count(page, "Mot de passe oublié") == 2u);
  BOOST_TEST(count(page, "Mot de passe provisoire") == 0u);
  BOOST_TEST(count(page, "celui qui vous a été remis, ou que vous avez choisi") == 1u);
}

BOOST_AUTO_TEST_CASE(a_parent_of_several_has_one_letter) {
  const std::string page =
      page_of(files::of("P;6A;Parent;M;Anne;a.m;x1y2;;;Élise;M\nP;4B;Parent;M;Anne;a.m;x1y2;;;Tom;N\n"));
  BOOST_TEST(count(page, "<section class=\"feuille lettre\">") == 1u);
  BOOST_TEST(page.find("la scolarité de vos enfants, Tom N\u00A0(4B) et Élise M\u00A0(6A)\u00A0:") !=
             std::string::npos);
  BOOST_TEST(page.find("chacun de vos enfants a les siens") != std::string::npos);
  const std::string single = page_of(files::of("P;6A;Parent;M;Anne;a.m;x1y2;;;Élise;M\n"));
  BOOST_TEST(single.find("la scolarité de votre enfant, Élise M\u00A0(6A)\u00A0:") != std::string::npos);
  const std::string nameless = page_of(files::of("P;6A;Parent;M;Anne;a.m;x1y2;;;;\n"));
  BOOST_TEST(nameless.find("la scolarité de votre enfant\u00A0:") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(everything_is_escaped) {
  const std::string page =
      page_of(files::of("A;<6A>;Eleve;<script>alert(1)</script>;\"\"\"onload=x\"\" & "
                        "'\";<i>;\"<b>&\"\"'{{nom}}\";;;;\nP;6B;Parent;<u>;x;p;{{{code_qr}}};;;<s>;{{> entete}}\n"));
  for (const char* tag : {"<script", "<i>", "<b>", "<6A>", "<u>", "<s>", "<des>", "onload=x\" "})
    BOOST_TEST(page.find(tag) == std::string::npos, tag);
  BOOST_TEST(count(page, ">&lt;b&gt;&amp;&quot;&#39;{{nom}}<") == 1u);
  BOOST_TEST(count(page, "{{{code_qr}}}") == 1u);
  BOOST_TEST(page.find('\x01') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(nothing_comes_from_elsewhere) {
  auto with_logo = look();
  with_logo.logo = *letters::logo_of("<svg/>", "logo");
  const std::string page = page_of(files::of("A;6A;Eleve;D;L;l.d;x1;;;;\nB;6A;Eleve;E;L;l.e;x1;;;;\n"), with_logo);
  BOOST_TEST(count(page, "data:image/svg+xml;base64,PHN2Zy8+") == 1u);  // once, however many letters there are
  BOOST_TEST(count(page, "<div class=\"logo\"") == 4u);
  BOOST_TEST(count(page, "<symbol id=\"code-qr\"") == 1u);
  BOOST_TEST(count(page, "<use href=\"#code-qr\"/>") == 2u);
  for (const char* elsewhere : {"src=", "<link", "<script", "@import", "url(http", "url(\"http"})
    BOOST_TEST(page.find(elsewhere) == std::string::npos, elsewhere);
  BOOST_TEST(count(page, "https://ent.example/") == 2u);  // as text, on the letters
  BOOST_TEST(page.find("Content-Security-Policy\" content=\"default-src 'none';") != std::string::npos);
  BOOST_TEST(page_of(files::of("A;6A;Eleve;D;L;l.d;x1;;;;\n")).find("<div class=\"logo\"") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_same_again) {
  const auto file = files::of("A;6A;Eleve;D;L;l.d;x1;;;;\n");
  BOOST_TEST(page_of(file) == page_of(file));
}

BOOST_AUTO_TEST_CASE(an_address_that_is_none) {
  for (const std::string& address : {std::string(), std::string("ent.example"), std::string("javascript:alert(1)"),
                                     "https://" + std::string(5000, 'x')}) {
    auto wrong = look();
    wrong.portal_address = address;
    BOOST_TEST(!letters::html({}, wrong, shipped()).has_value());
  }
}

BOOST_AUTO_TEST_CASE(an_invented_school_is_a_page_that_a_parser_does_not_have_to_mend) {
  const auto file = formats::read_credentials(invented::write(invented::lines(60, 3)));
  BOOST_TEST_REQUIRE(file.has_value());
  BOOST_TEST(file->findings.empty());
  const std::string page = page_of(*file);
  BOOST_TEST(count(page, "<section class=\"feuille lettre") == letters::select(*file).letters());
  // libxml2 does not know HTML 5's elements, and says so.
  std::string errors;
  xmlSetStructuredErrorFunc(&errors, [](void* into, xmlErrorPtr error) {
    if (error->code != XML_HTML_UNKNOWN_TAG) *static_cast<std::string*>(into) += error->message;
  });
  htmlDocPtr document = htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, "utf-8", 0);
  xmlSetStructuredErrorFunc(nullptr, nullptr);
  BOOST_TEST((document != nullptr));
  xmlFreeDoc(document);
  BOOST_TEST(errors == "");
}

BOOST_AUTO_TEST_SUITE_END()
