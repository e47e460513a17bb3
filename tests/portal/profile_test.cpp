#include "portal/profile.h"

#include "toy_ent.h"

#include <boost/algorithm/string/replace.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace portal;

namespace {

// What is wrong with the toy's profile once `from` reads `to`.
std::vector<std::string> complaints(const std::string& from, const std::string& to) {
  std::string text = toy_profile();
  BOOST_REQUIRE(text.find(from) != std::string::npos);
  boost::replace_first(text, from, to);
  try {
    (void)Profile::read(text, "p.yaml");
  } catch (const ProfileError& error) {
    return error.complaints();
  }
  return {};
}

// "12:5", where `part` stands in the toy's profile once `from` reads `to`.
std::string place_of(const std::string& part, const std::string& from, const std::string& to) {
  std::string text = toy_profile();
  boost::replace_first(text, from, to);
  const auto at = text.find(part);
  BOOST_REQUIRE(at != std::string::npos);
  const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
  const auto start = text.rfind('\n', at);
  return std::to_string(line) + ":" + std::to_string(at - start);
}

void check_one(const std::string& from, const std::string& to, const std::string& part) {
  BOOST_TEST_CONTEXT(to) {
    const auto found = complaints(from, to);
    BOOST_TEST(found.size() == 1);
    if (found.empty()) return;
    BOOST_TEST(found.front().find(part) != std::string::npos, found.front());
    BOOST_TEST(found.front().starts_with("p.yaml:"));
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(profile)

BOOST_AUTO_TEST_CASE(the_toy_profile_loads) {
  const auto toy = Profile::read(toy_profile(), "toy.yaml");
  BOOST_TEST(toy->portal == "toy");
  BOOST_TEST(toy->imports.size() == 1);
  BOOST_TEST(toy->pages.size() == 14);
  BOOST_TEST((toy->conclusive_after() == std::chrono::minutes(10)));
  BOOST_TEST(toy->imports.at(domain::Kind::edt).size() == 11);
}

BOOST_AUTO_TEST_CASE(what_may_be_left_out_has_its_careful_meaning) {
  const auto toy = Profile::read(toy_profile(), "toy.yaml");
  BOOST_TEST(!toy->refuses_in_words);
  BOOST_TEST(toy->list->next.empty());
  BOOST_TEST(Profile::read(toy_profile_with("refuses_in_words: true"), "toy.yaml")->refuses_in_words);
  BOOST_TEST(Profile::read(toy_profile_with_pages(), "toy.yaml")->list->next == "Avant");
  check_one("version: 1", "version: 1\nrefuses_in_words: parfois", "« true » ou « false »");
}

BOOST_AUTO_TEST_CASE(the_shipped_profiles_load) {
  for (const char* name : {"skolengo.yaml", "bac-a-sable-2.yaml"}) {
    const auto shipped = Profile::load(boost::filesystem::path(NAVETTE_PROFILES) / name);
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(shipped->imports.size() == 2);
      BOOST_TEST(shipped->list.has_value());
      BOOST_TEST((shipped->addresses == std::vector<std::string>{"school_url", "cas_url"}));
      BOOST_TEST(shipped->mode.size() == 2);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_misspelt_step_is_shown_where_it_stands) {
  const auto found = complaints("- follow: Verser", "- folow: Verser");
  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found.front() == "p.yaml:" + place_of("folow", "- follow: Verser", "- folow: Verser") +
                                  ": étape inconnue « folow » ; vouliez-vous dire « follow » ?");
}

BOOST_AUTO_TEST_CASE(every_fault_is_told_at_once) {
  std::string text = toy_profile();
  boost::replace_first(text, "portal: toy", "portail: toy");
  boost::replace_first(text, "means: unavailable", "means: unavailble");
  boost::replace_first(text, "- follow: Journal", "- fallow: Journal");
  try {
    (void)Profile::read(text, "p.yaml");
    BOOST_ERROR("loaded");
  } catch (const ProfileError& error) {
    BOOST_TEST(error.complaints().size() == 4);  // the missing key, the unknown key, the meaning, the step
    for (const std::string& each : error.complaints())
      BOOST_TEST(std::string(error.what()).find(each) != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(what_is_unknown_is_named_with_what_was_meant) {
  check_one("addresses:", "adresses: [a]\naddresses:",
            "clé inconnue dans le profil : « adresses » ; vouliez-vous dire « addresses » ?");
  check_one("expect: versement", "expect: versment", "page inconnue « versment » ; vouliez-vous dire « versement » ?");
  check_one("optional: true", "optionnal: true", "vouliez-vous dire « optional » ?");
  check_one("{heading: Travaux}", "{headng: Travaux}", "vouliez-vous dire « heading » ?");
  check_one("state: Où", "state: Où, etat: X", "colonne inconnue « etat »");
  check_one("running: au feu", "runing: au feu", "état inconnu « runing » ; vouliez-vous dire « running » ?");
  check_one("${edition}", "${editon}", "valeur inconnue « editon » ; vouliez-vous dire « edition » ?");
  check_one("  report:", "  raport:", "vouliez-vous dire « report » ?");
}

BOOST_AUTO_TEST_CASE(wrong_values_are_refused) {
  check_one("commit: true", "commit: yes", "« true » ou « false »");
  check_one("'Encore (\\d+) écoles'", "'Encore (\\d+ écoles'", "expression régulière incorrecte (une parenthèse n'est pas refermée");
  check_one("'Encore (\\d+) écoles'", "'Encore \\d+ écoles'", "groupe(s)");
  check_one("{heading: Travaux}", "{status: oups}", "code HTTP");
  check_one("{heading: Travaux}", "{}", "cette condition est vide");
  check_one("empty: {text: Journal vierge}", "empty: {text: Journal vierge}\n      conclusive_after: 10 jours",
            "une durée");
  check_one("- follow: Verser", "- follow: Verser\n      submit: Suite", "une étape ne fait qu'une chose");
  check_one("portal: toy", "portal: toy\nportal: toy", "écrite deux fois");
  check_one("table: Compte", "label: X", "un relevé se fait soit dans un tableau");
}

BOOST_AUTO_TEST_CASE(a_flow_commits_once_and_looks_at_what_comes) {
  check_one("      commit: true\n", "", "celui-ci en a 0");
  check_one("- submit: Suite\n", "- submit: Suite\n      commit: true\n", "celui-ci en a 2");
  check_one("commit: true", "commit: true\n      optional: true", "inconditionnelle");
  check_one("- submit: Oui\n      commit: true\n    - expect: [devant, au travail, rangé]",
            "- submit: Oui\n      commit: true", "il manque « expect » après l'étape « commit »");
  check_one("    - attach: Pièce\n", "", "le fichier doit être joint");
  check_one("- follow: Journal\n", "- follow: Journal\n      commit: true\n", "ne vont que dans un parcours d'import");
}

BOOST_AUTO_TEST_CASE(the_password_goes_into_the_sign_in_form_only) {
  const std::string sentence = "ne s'emploie que comme valeur d'une étape « fill » de « sign_in »";
  check_one("- open: \"${url}/login\"", "- open: \"${url}/login?p=${password}\"", sentence);
  check_one("choose: {Version: \"${edition}\"}", "fill: {Version: \"${password}\"}", sentence);
  check_one("- follow: Verser", "- follow: \"${username}\"", sentence);
  check_one("Mot secret: \"${password}\"", "\"${password}\": \"${password}\"", sentence);
  check_one(", Mot secret: \"${password}\"", "", "remplit le mot de passe");
}

BOOST_AUTO_TEST_CASE(steps_can_be_shared_by_an_anchor) {
  std::string text = toy_profile();
  boost::replace_first(text, "    - follow: Outils\n    - expect: outils\n",
                       "    - &menu [{follow: Outils}, {expect: outils}]\n");
  boost::replace_first(text, "    - follow: Outils\n    - follow: Journal", "    - *menu\n    - follow: Journal");
  const auto shared = Profile::read(text, "p.yaml");
  BOOST_TEST(shared->imports.at(domain::Kind::edt).size() == 11);
  BOOST_TEST(shared->list_steps.size() == 5);
}

BOOST_AUTO_TEST_CASE(hostile_yaml_is_refused) {
  const auto refused = [](const std::string& text) {
    BOOST_CHECK_THROW((void)Profile::read(text, "p.yaml"), ProfileError);
  };
  refused("");
  refused("- a\n- b");
  refused("juste un texte");
  refused("portal: [");
  refused(std::string(100'000, '['));
  refused(std::string(100'000, '{'));
  refused(std::string(300'000, ' '));
  refused(
      "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nflows: "
      "{sign_in: *c}");
  refused("flows: {sign_in: &s [*s, {open: x}]}");
  refused("? [a, b]\n: c");
  refused("pages: &p\n  - {name: a, when: {not: &n {text: b, not: *n}}}");
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_read_is_said_so) {
  for (const char* path : {"/nowhere/at/all.yaml", "/"}) {
    try {
      (void)Profile::load(path);
      BOOST_ERROR("loaded");
    } catch (const ProfileError& error) {
      BOOST_TEST(std::string(error.what()).find("ne peut pas être lu") != std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
