// Every way a file can be refused, read as the administrator reads it: each reason with the advice that fits it, and
// none that contradicts it.
#include "engine/world.h"
#include "report/account.h"

#include <boost/test/data/test_case.hpp>

#include <fstream>

using domain::Kind;
using domain::State;
using engine_world::bytes_of;
using engine_world::contains;
using engine_world::kOther;
using engine_world::kUai;
using engine_world::World;
using namespace std::chrono_literals;
namespace fs = boost::filesystem;

namespace {

constexpr const char* kEdt = "EDT_To_KOSMOS_0134567U.xml";
constexpr const char* kIdpn = "IdPN_To_KOSMOS.xml";

// As a reader sees it: plain spaces, straight apostrophes, one line.
std::string plain(std::string text) {
  for (const auto& [from, to] : {std::pair{"\u00A0", " "}, {"’", "'"}, {"\n", " "}})
    for (std::size_t at = 0; (at = text.find(from)) != text.npos;) text.replace(at, std::string_view(from).size(), to);
  std::string out;
  for (const char c : text)
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  return out;
}

std::string sample(World& world, Kind kind, const domain::Uai& uai = kUai, bool encrypted = true) {
  const auto files = samples::write_samples(world.root / "samples", {uai, 60, 1, world.wall, encrypted});
  return bytes_of(files[kind == Kind::edt ? 0 : 1]);
}

std::string timetable(const std::string& inside) {
  return "<?xml version=\"1.0\"?>\n<ExportEmploiDuTemps UAI=\"0134567U\">" + inside + "</ExportEmploiDuTemps>\n";
}

constexpr const char* kEdtAgain = "Refaites l'export depuis EDT";
constexpr const char* kIdpnAgain = "Refaites l'export depuis PRONOTE";

struct Case {
  const char* what;
  const char* name;
  std::function<std::string(World&)> bytes;
  const char* reason;
  const char* advice;
  const char* never;  // advice that would be wrong here
  const char* shown;  // a fact that stands in the note or in the import's account; "" for none
};

const std::vector<Case> kCases = {
    {"empty", kEdt, [](World&) { return std::string(); }, "Ce fichier est vide.", kEdtAgain, "PRONOTE", "0134567U"},
    {"empty identifiers", kIdpn, [](World&) { return std::string(); }, "Ce fichier est vide.", kIdpnAgain, "depuis EDT",
     "0134567U"},
    {"cut off", kEdt,
     [](World& world) {
       auto bytes = sample(world, Kind::edt);
       return bytes.erase(bytes.size() / 2);
     },
     "Ce fichier est incomplet", kEdtAgain, "PRONOTE", "conteneur chiffré"},
    {"a container damaged in the middle", kEdt,
     [](World& world) {
       auto bytes = sample(world, Kind::edt);
       return bytes.erase(bytes.size() / 3, 1);
     },
     "Personne ne pourrait le déchiffrer.", kEdtAgain, "PRONOTE", "conteneur chiffré"},
    {"a web page", kEdt, [](World&) { return std::string("<!DOCTYPE html><html><body>Connexion</body></html>"); },
     "une page web enregistrée sous le nom d'un export", kEdtAgain, "fichier en clair", "0134567U"},
    {"no XML", kIdpn, [](World&) { return std::string("PK\3\4 autre chose, et bien plus"); },
     "n'est pas un document XML", kIdpnAgain, "depuis EDT", "0134567U"},
    {"another document", kEdt, [](World&) { return std::string("<?xml version=\"1.0\"?><svg><a/></svg>"); },
     "n'est pas un export EDT, bien que son nom l'annonce", kEdtAgain, "fichier en clair", "0134567U"},
    {"a DOCTYPE", kEdt, [](World&) { return "<!DOCTYPE x [<!ENTITY e \"f\">]>" + timetable("<Cours/>").substr(22); },
     "déclaration DOCTYPE", kEdtAgain, "PRONOTE", "0134567U"},
    {"meant for PRONOTE", "EDT_PRONOTE_0134567U.xml", [](World&) { return timetable("<Cours/>"); },
     "celui qu'EDT écrit pour PRONOTE", "enregistrez celui-là dans le dossier", "Refaites", "fichier en clair"},
    {"too large", kEdt, [](World&) { return timetable("<!-- " + std::string(300'000, 'x') + " -->"); },
     "plus que la limite", "« size_cap »", "Refaites", "0134567U"},
    {"of a school that no folder serves", kEdt, [](World& world) { return sample(world, Kind::edt, kOther); },
     "Ce fichier est celui de l'établissement 0134568V, or ce dossier est celui de l'établissement 0134567U.",
     "n'est pas dans la configuration de Navette", "Refaites l'export depuis EDT", "(0134568V)"},
};

std::ostream& operator<<(std::ostream& out, const Case& it) { return out << it.what; }

// Refused in the end, whatever patience that takes.
domain::Import refused(World& world) {
  BOOST_TEST(world.work(11min).empty());
  world.step();
  BOOST_TEST_REQUIRE(world.journal->recent({}).size() == 1u);
  const auto import = world.last();
  BOOST_TEST(import.state == State::refused);
  BOOST_TEST(!import.filed_as.empty());
  return import;
}

std::string account(const World& world, const domain::Import& import) {
  report::Account account{import, {}, {}, {}};
  for (const auto& entry : world.journal->timeline(import.id)) account.timeline.push_back({entry.at, entry.sentence});
  return plain(report::text(account));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(refusals)

BOOST_DATA_TEST_CASE(each_reason_has_the_advice_that_fits_it, kCases, it) {
  World world;
  world.settings.folders.front().intake.size_cap = 200'000;
  world.begin();
  std::ofstream(world.drop / it.name, std::ios::binary) << it.bytes(world);
  const auto import = refused(world);
  const std::string raw = bytes_of(import.filed_as + ".txt"), note = plain(raw), shown = account(world, import);
  BOOST_TEST_MESSAGE(raw);
  BOOST_TEST(contains(note, "Navette n'a pas envoyé ce fichier."), note);
  BOOST_TEST(contains(note, it.reason), note);
  BOOST_TEST(contains(note, it.advice), note);
  BOOST_TEST(!contains(note, it.never), note);
  BOOST_TEST(!contains(note, "retry"), note);
  BOOST_TEST(contains(shown, it.shown), shown);
  BOOST_TEST(!contains(shown, it.never), shown);
}

BOOST_AUTO_TEST_CASE(a_giant_is_refused_once_and_stays_refused) {
  World world;
  world.settings.folders.front().intake.size_cap = 200'000;
  world.settings.keep_exports = 24h;
  world.begin();
  const std::string giant = timetable("<!-- " + std::string(300'000, 'x') + " -->");
  std::ofstream(world.drop / kEdt, std::ios::binary) << giant;
  const auto import = refused(world);
  BOOST_TEST(import.bytes == giant.size());
  BOOST_TEST(import.sha256.empty());
  BOOST_TEST(!contains(plain(bytes_of(import.filed_as + ".txt")), "SHA-256"));
  world.begin();
  world.pass(48h);
  BOOST_TEST(world.work(11min).empty());
  BOOST_TEST(world.journal->recent({}).size() == 1u);
  BOOST_TEST(world.told("refused") == 1);
  BOOST_TEST(world.told("export_removed") == 0);
  BOOST_TEST((bytes_of(import.filed_as) == giant));

  std::ofstream(world.drop / kEdt, std::ios::binary) << giant;  // saved again: refused again
  BOOST_TEST(world.work(11min).empty());
  BOOST_TEST(world.journal->recent({}).size() == 2u);
  BOOST_TEST(world.told("refused") == 2);
}

BOOST_AUTO_TEST_CASE(a_file_of_another_folder_is_sent_there) {
  World world;
  intake::Options other = world.settings.folders.front().intake;
  other.folder = world.root / "autre";
  other.spool = world.root / "spool-autre";
  fs::create_directories(other.folder);
  fs::create_directories(other.spool);
  world.settings.folders.push_back({other, {kOther}});
  world.begin();
  world.save(Kind::edt, 1, world.wall, kOther);
  const auto import = refused(world);
  const std::string note = plain(bytes_of(import.filed_as + ".txt"));
  BOOST_TEST(contains(import.reason, "Enregistrez-le dans « " + other.folder.string() + " »"));
  BOOST_TEST(!contains(note, "Refaites l'export depuis EDT"), note);
  BOOST_TEST(contains(note, "0134568V"));
}

BOOST_AUTO_TEST_CASE(a_damaged_file_of_one_of_several_schools_is_still_that_schools) {
  World world({kUai, kOther});
  auto bytes = sample(world, Kind::edt, kOther);
  std::ofstream(world.drop / "EDT_To_KOSMOS.xml", std::ios::binary) << bytes.erase(bytes.size() / 3, 1);
  const auto import = refused(world);
  BOOST_TEST_REQUIRE(import.school.has_value());
  BOOST_TEST(import.school->str() == kOther.str());
}

BOOST_AUTO_TEST_CASE(what_the_ent_refuses_has_two_ways_out) {
  World world;
  world.save(Kind::edt, 1, world.wall);
  const auto job = world.work().at(0);
  BOOST_REQUIRE(world.engine->commit(job.import.id, "mark", world.wall));
  world.answer(job, portal::Answer(portal::TurnedDown{"L'ENT a refusé ce fichier. Il écrit : « Version inconnue »."}));
  world.step();
  const auto import = world.last();
  for (const char* suffix : {".txt", ".html"}) {
    const std::string report = plain(bytes_of(import.filed_as + suffix));
    for (const char* part : {"Version inconnue", "Si la cause est dans l'export", "navette retry 1"})
      BOOST_TEST(contains(report, part), part << " in " << report);
  }
}

BOOST_AUTO_TEST_CASE(what_navette_gives_up_after_an_attempt_is_not_laid_on_the_ent) {
  World world;
  world.save(Kind::edt, 1, world.wall);
  world.answer(world.work().at(0),
               domain::Failure{domain::Fault::file_refused,
                               "Le fichier à envoyer ne peut plus être lu. Déposez-le de nouveau."});
  world.step();
  const auto import = world.last();
  const std::string report = plain(bytes_of(import.filed_as + ".txt"));
  BOOST_TEST(contains(report, "Navette a renoncé à envoyer ce fichier."), report);
  BOOST_TEST(contains(report, "Déposez-le de nouveau."), report);
  BOOST_TEST(!contains(report, "L'ENT a refusé"), report);
  BOOST_TEST(!contains(report, "navette retry"), report);
}

BOOST_AUTO_TEST_SUITE_END()
