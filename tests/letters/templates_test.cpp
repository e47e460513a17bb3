#include "letters/templates.h"

#include "letters/template_check.h"

#include <boost/filesystem/operations.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fstream>

namespace fs = boost::filesystem;
using letters::Templates;

namespace {

// A copy of the shipped templates, to spoil.
struct Copy {
  Copy() {
    fs::create_directories(folder);
    for (const auto& entry : fs::directory_iterator(NAVETTE_LETTERS))
      fs::copy_file(entry.path(), folder / entry.path().filename());
  }
  ~Copy() { fs::remove_all(folder); }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder / name, std::ios::binary) << text;
  }
  [[nodiscard]] std::string refusal() const {
    const auto loaded = Templates::load(folder);
    BOOST_TEST_REQUIRE(!loaded.has_value());
    return loaded.error().sentence;
  }

  fs::path folder = fs::temp_directory_path() / fs::unique_path("navette-letters-%%%%%%%%");
};

// "2: sentence", or nothing.
std::string slip_of(std::string_view text) {
  const letters::Words words{{"nom", "classe"}, {"enfants"}, {"code_qr"}, {"entete"}};
  const auto slip = letters::check_template(text, words);
  return slip ? std::to_string(slip->line) + ": " + slip->sentence : "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(templates)

BOOST_AUTO_TEST_CASE(the_shipped_ones_are_sound) {
  const auto loaded = Templates::load(NAVETTE_LETTERS);
  BOOST_TEST_REQUIRE(loaded.has_value(), (loaded ? "" : loaded.error().sentence));
  BOOST_TEST(loaded->text(letters::Part::parent).find("{{> identifiants}}") != std::string::npos);
  BOOST_TEST(loaded->text(letters::Part::style).find("@page") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_shipped_ones_are_well_set) {
  // No-break spaces where French wants them, curly apostrophes, nothing from elsewhere.
  for (const auto& entry : fs::directory_iterator(NAVETTE_LETTERS)) {
    if (entry.path().extension() != ".mustache") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    text.erase(0, text.find('\n'));  // the comment
    for (const char* wrong : {" :", " ;", " ?", " !", "« ", " »", "'", "http", "src=", "..."})
      BOOST_TEST(text.find(wrong) == std::string::npos, entry.path().filename().string()
                                                            << " holds « " << wrong << " »");
  }
}

BOOST_AUTO_TEST_CASE(sound_ones) {
  for (const char* text :
       {"", "a } b { c", "{{nom}}", "{{ nom }}", "{{{code_qr}}}", "{{&code_qr}}", "{{#classe}}{{classe}}{{/classe}}",
        "{{^classe}}sans{{/classe}}", "{{#enfants}}{{nom}}{{#classe}}{{/classe}}{{/enfants}}", "{{> entete}}",
        "{{! tout ce qu'on veut {{ }}"})
    BOOST_TEST(slip_of(text) == "");
}

BOOST_AUTO_TEST_CASE(slips_are_told_with_their_line) {
  BOOST_TEST(slip_of("a\nb {{mon}}").starts_with("2: « {{mon}} » n'existe pas ici."));
  BOOST_TEST(slip_of("{{#mon}}{{/mon}}").starts_with("1: « {{#mon}} » n'existe pas ici."));
  BOOST_TEST(slip_of("\n\n{{> autre}}").starts_with("3: La partie commune « {{> autre}} » n'existe pas."));
  BOOST_TEST(slip_of("{{nom").starts_with("1: Une balise « {{ » y est ouverte"));
  BOOST_TEST(slip_of("{{{code_qr}}").starts_with("1: Une balise"));
  BOOST_TEST(slip_of("\n{{#classe}}\n\n") == "2: La partie « {{#classe}} » n'est pas refermée par « {{/classe}} ».");
  BOOST_TEST(slip_of("{{/classe}}").starts_with("1: « {{/classe}} » ne referme aucune partie"));
  BOOST_TEST(slip_of("{{#classe}}{{#nom}}{{/classe}}{{/nom}}").starts_with("1: « {{/classe}} » ne referme"));
  BOOST_TEST(slip_of("{{{nom}}}").starts_with("1: Écrivez « {{nom}} », avec deux accolades"));
  BOOST_TEST(slip_of("{{& nom}}").starts_with("1: Écrivez « {{nom}} »"));
  BOOST_TEST(slip_of("{{code_qr}}").starts_with("1: « {{code_qr}} » est une image : écrivez « {{{code_qr}}} »"));
  BOOST_TEST(slip_of("{{enfants}}").starts_with("1: « {{enfants}} » n'est pas un texte"));
  BOOST_TEST(slip_of("{{=<% %>=}}").starts_with("1: Les balises « {{= … =}} »"));
  BOOST_TEST(slip_of("{{}}").starts_with("1: « {{}} » n'existe pas ici."));
}

BOOST_FIXTURE_TEST_CASE(a_missing_one_is_named, Copy) {
  fs::remove(folder / "parent.mustache");
  BOOST_TEST(refusal().find("parent.mustache » manque") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_broken_one_is_named_with_its_line, Copy) {
  write("enseignant.mustache", "<p>{{prenom}}</p>\n<p>{{mot_de_pase}}</p>\n");
  const std::string told = refusal();
  BOOST_TEST(told.find("enseignant.mustache » n'est pas utilisable, ligne 2 : « {{mot_de_pase}} » n'existe pas ici.") !=
             std::string::npos);
  BOOST_TEST(told.find("LISEZMOI.txt") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_password_has_no_place_on_a_list_to_sign, Copy) {
  write("emargement.mustache", "{{#lignes}}{{mot_de_passe}}{{/lignes}}");
  BOOST_TEST(refusal().find("« {{mot_de_passe}} » n'existe pas ici.") != std::string::npos);
  write("emargement.mustache", "{{> identifiants}}");
  BOOST_TEST(refusal().find("« {{> identifiants}} » n'existe pas.") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(what_is_no_text, Copy) {
  write("eleve.mustache", "\xEF\xBB\xBF{{prenom}} \u00C9l\u00E8ve");  // a byte order mark does not matter
  BOOST_TEST(Templates::load(folder).has_value());
  write("eleve.mustache", "\xC9l\xE8ve");
  BOOST_TEST(refusal().find("UTF-8") != std::string::npos);
  write("eleve.mustache", "a\x01z");
  BOOST_TEST(refusal().find("caractères de commande") != std::string::npos);
  write("eleve.mustache", std::string((std::size_t{256} << 10) + 1, 'x'));
  BOOST_TEST(refusal().find("bien trop grand") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_style_cannot_leave_its_element, Copy) {
  write("lettres.css", "</style><script>");
  BOOST_TEST(refusal().find("lettres.css » n'est pas utilisable") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
