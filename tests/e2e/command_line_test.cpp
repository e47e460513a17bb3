// Whatever is typed wrongly, the answer is French: what is wrong, and what to type instead.
#include "e2e/process.h"
#include "e2e/stage.h"

#include <boost/algorithm/string/case_conv.hpp>
#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <cctype>
#include <set>

using e2e::navette;
namespace fs = boost::filesystem;

namespace {

// Words that English sentences do not do without, and that are neither French nor a name of ours.
const std::set<std::string> kEnglish = {
    "the",       "is",        "not",     "no",         "of",    "to",     "and",    "or",        "for",
    "with",      "but",       "has",     "be",         "been",  "cannot", "can",    "should",    "must",
    "only",      "once",      "than",    "more",       "such",  "failed", "denied", "missing",   "required",
    "invalid",   "error",     "unknown", "bad",        "open",  "read",   "value",  "specified", "unrecognised",
    "ambiguous", "directory", "illegal", "unexpected", "found", "arg",    "what"};

// Each English word of the text, quotations « » left out: they are what the person typed, or names.
std::string english_in(const std::string& text) {
  std::string found, word;
  int quoted = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (text.compare(i, 2, "«") == 0) ++quoted;
    if (text.compare(i, 2, "»") == 0) --quoted;
    const bool letter = i < text.size() && (std::isalpha(static_cast<unsigned char>(text[i])) || text[i] == '\'' ||
                                            text[i] == '-' || static_cast<unsigned char>(text[i]) >= 0x80);
    if (letter) {
      word += text[i];
      continue;
    }
    if (quoted == 0 && kEnglish.contains(boost::to_lower_copy(word))) found += word + " ";
    word.clear();
  }
  return found;
}

struct Wrong {
  std::vector<std::string> words;
  std::string says;
};

std::ostream& operator<<(std::ostream& out, const Wrong& wrong) {
  for (const auto& word : wrong.words) out << word << " ";
  return out;
}

const std::vector<Wrong> kWrong = {
    {{"importer"}, "vouliez-vous dire « import » ?"},
    {{"xyzzyxyzzy"}, "« navette --help »"},
    {{"status", "--confg", "a.yaml"}, "vouliez-vous dire « --config » ?"},
    {{"status", "--xyzzy"}, "L'option « --xyzzy » n'existe pas."},
    {{"status", "-x"}, "« -x »"},
    {{"status", "--config"}, "Il manque une valeur après « --config »."},
    {{"status", "--config="}, "Il manque une valeur après « --config »."},
    {{"status", "--json=oui"}, "« --json » se met sans valeur."},
    {{"status", "--json", "--json"}, "« --json »"},
    {{"status", "--config", "a", "--config", "b"}, "« --config » est donné deux fois."},
    {{"status", "surplus"}, "ne prend que des options"},
    {{"show"}, "Il manque « ID »."},
    {{"show", "douze"}, "« ID » doit être un nombre."},
    {{"show", "12", "13"}, "Il y a un mot de trop"},
    {{"import"}, "Il manque « FICHIER »."},
    {{"import", "a.xml", "b.xml"}, "Il y a un mot de trop"},
    {{"history", "--s", "x"}, "--school, --state"},
    {{"history", "--limit", "beaucoup"}, "« --limit » doit être un nombre."},
    {{"demo", "--queue", "longue"}, "« --queue » doit être un nombre."},
    {{"sandbox", "--port", "99999"}, "« --port » doit être un nombre"},
    {{"sandbox", "samples"}, "--uai"},
    {{"sandbox", "sample"}, "« samples »"},
    {{"sandbox", "--skin", "rose"}, "skolengo"},
    {{"sandbox", "--trouble", "pluie"}, "Exemple"},
    {{"sandbox", "--trouble", "unavailable@toto"}, "« navette sandbox --help » donne la liste"},
    {{"sandbox", "--queue", "-1"}, "« --queue » doit être un nombre d'au moins 0."},
    {{"sandbox", "--time-scale", "0"}, "« --time-scale » doit être un nombre positif."},
    {{"sandbox", "samples", "--uai", "0134567U", "--out", "/nowhere", "--pupils", "-3"}, "d'au moins 1"},
    {{"history", "--state", "refuse"}, "vouliez-vous dire « refusé » ?"},
    {{"help", "statu"}, "vouliez-vous dire « status » ?"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(command_line)

BOOST_AUTO_TEST_CASE(english_is_recognised) {
  BOOST_TEST(english_in("unrecognised option '--confg'") != "");
  BOOST_TEST(english_in("Navette s'arrête : No such file or directory.") != "");
  BOOST_TEST(english_in("Il manque « the » ici, et rien d'autre.") == "");
}

BOOST_DATA_TEST_CASE(a_wrong_one_is_answered_in_french, boost::unit_test::data::make(kWrong), wrong) {
  const auto ran = navette(wrong.words);
  BOOST_TEST(ran.code == 2);
  BOOST_TEST(ran.output.find(wrong.says) != ran.output.npos, ran.output);
  BOOST_TEST(english_in(ran.output) == "", ran.output);
}

BOOST_AUTO_TEST_CASE(every_help_is_french_and_shows_what_a_person_types) {
  for (const char* command :
       {"run", "check", "status", "history", "show", "retry", "release", "import", "sandbox", "demo"}) {
    const auto ran = navette({command, "--help"});
    BOOST_TEST(ran.code == 0);
    BOOST_TEST(english_in(ran.output) == "", ran.output);
    for (const char* operand : {"--id", "--file", "--verb"}) BOOST_TEST(ran.output.find(operand) == ran.output.npos);
  }
  BOOST_TEST(english_in(navette({"--help"}).output) == "");
  BOOST_TEST(navette({"help", "status"}).output == navette({"status", "--help"}).output);
  for (const char* trouble : {"« unavailable »", "« dropped_after »", "edt.commit"})
    BOOST_TEST(navette({"sandbox", "--help"}).output.find(trouble) != std::string::npos, trouble);
}

BOOST_AUTO_TEST_CASE(what_the_system_refuses_is_told_in_french) {
  const fs::path root = fs::temp_directory_path() / fs::unique_path("navette-words-%%%%%%%%");
  fs::create_directories(root);
  const fs::path file = root / "un-fichier";
  fs::ofstream(file) << "x";
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"status", "--config", (root / "absent.yaml").string()},
           {"status", "--config", root.string()},
           {"status", "--config", file.string() + "/navette.yaml"},
           {"sandbox", "samples", "--uai", "0134567U", "--out", (file / "dossier").string()},
           {"import", (root / "absent.xml").string(), "--config", "/absent.yaml"}}) {
    const auto ran = navette(words);
    BOOST_TEST(ran.code != 0);
    BOOST_TEST(ran.output.size() > 20u);
    BOOST_TEST(english_in(ran.output) == "", ran.output);
    BOOST_TEST(ran.output.find("du système") == ran.output.npos, ran.output);
  }
  fs::remove_all(root);
}

BOOST_AUTO_TEST_CASE(a_profile_that_is_not_there_is_told_before_anything_begins) {
  e2e::Stage stage;
  std::string config = e2e::read_file(stage.config());
  const std::string right = "profile: skolengo";
  for (const auto& [name, says] :
       {std::pair("skolengoo", "vouliez-vous dire « skolengo » ?"), std::pair("pronote", "bac-a-sable-2, skolengo.")}) {
    std::string wrong = config;
    wrong.replace(wrong.find(right), right.size(), std::string("profile: ") + name);
    fs::ofstream(stage.config(), std::ios::trunc) << wrong;
    const auto ran = navette({"run", "--config", stage.config().string()});
    BOOST_TEST(ran.code == 3);
    BOOST_TEST(ran.output.find("navette.yaml, ligne 8 : Aucun profil") != ran.output.npos, ran.output);
    BOOST_TEST(ran.output.find(says) != ran.output.npos, ran.output);
    BOOST_TEST(navette({"check", "--config", stage.config().string()}).output.find(says) != ran.output.npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()
