// The directory, accounts and lessons of the ENT in process; what people see of them is tested through the profiles, in
// tests/portal.
#include "sandbox/directory.h"
#include "sandbox/spelling.h"
#include "sandbox/timetable.h"
#include "visitor.h"

#include <boost/test/unit_test.hpp>

#include <set>

using namespace sandbox;
namespace json = boost::json;
using Quality = Person::Quality;
using std::chrono::hours;

namespace {

const domain::Uai kUai = *domain::Uai::parse("0134567U");
const domain::Instant kNow = std::chrono::sys_days(std::chrono::year(2026) / 9 / 3);
const domain::SchoolYear kYear{2026};

Person pupil(const std::string& last, const std::string& first, const std::string& born = "2014-05-03") {
  return {Quality::pupil, last, first, born, true, "6A"};
}

Person parent(const Person& child, const std::string& first) {
  Person person{Quality::responsible, child.last_name, first, "", true};
  person.child = child.key();
  person.address = "1 rue Haute";
  return person;
}

Options certain() {
  Options options;
  options.unrecognised_permille = 0;
  options.neighbours = 0;
  return options;
}

std::size_t here(const Directory& directory) {
  std::size_t count = 0;
  for (const Resident* each : directory.of(kUai)) count += each->here ? 1 : 0;
  return count;
}

void import_all(Stage& stage) {
  sign_in_to_skolengo(stage.visitor);
  walk_edt(stage.visitor);
  stage.now += hours(1);
  sign_in_to_skolengo(stage.visitor);  // an hour ends a session
}

const json::object& school_in(const json::object& ledger) { return ledger.at("schools").at(0).as_object(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(people)

BOOST_AUTO_TEST_CASE(a_person_is_spelled_otherwise_by_chance_and_the_same_each_time) {
  std::set<std::string_view> ways;
  for (const auto& person : {pupil("LE GOFFIC", "Maëlle"), pupil("D'HÉROUVEL", "Marie-Lou"), pupil("NOËL", "Zoé")})
    for (std::uint64_t chance = 0; chance < 30; ++chance) {
      const Otherwise otherwise = spelled_otherwise(person, chance);
      ways.insert(otherwise.how);
      BOOST_TEST(otherwise.how == spelled_otherwise(person, chance).how);
      BOOST_TEST((otherwise.people.empty() == (otherwise.how == "absent")));
      for (const Person& each : otherwise.people) BOOST_TEST((otherwise.elsewhere || each.key() != person.key()));
    }
  BOOST_TEST(ways.size() == 15u);
  BOOST_TEST(spelled_otherwise(pupil("LE GOFFIC", "Maëlle"), 0).people.at(0).first_name == "Maelle");
  BOOST_TEST(spelled_otherwise(pupil("LE GOFFIC", "Maëlle"), 1).people.at(0).last_name == "LEGOFFIC");
  BOOST_TEST(plain("Œuvre D'Été 3") == "oeuvredete3");
  BOOST_TEST(lowered("ÉTÉ", true) == "été");
  BOOST_TEST(lowered("ÉTÉ", false) == "ete");
}

BOOST_AUTO_TEST_CASE(whoever_is_corrected_in_the_export_is_recognised) {
  Options options = certain();
  options.unrecognised_permille = 1000;
  Directory directory(options, kNow);
  const Person exported = pupil("LE GOFFIC", "Maëlle");
  BOOST_TEST(directory.take_timetable(kUai, kYear, {exported}, kNow).size() == 1u);
  BOOST_TEST(directory.take_identifiers(kUai, kYear, domain::Mode::complete, {exported}).strangers.size() == 1u);
  Person corrected;
  for (const Resident& each : directory.all())
    if (each.exported_as == exported.key()) corrected = each.person;
  BOOST_TEST(!corrected.last_name.empty());
  BOOST_TEST(directory.take_timetable(kUai, kYear, {corrected}, kNow).empty());
  corrected.identified = true;
  BOOST_TEST(directory.take_identifiers(kUai, kYear, domain::Mode::complete, {corrected}).strangers.empty());
}

BOOST_AUTO_TEST_CASE(complete_replaces_identifiers_and_partial_adds) {
  Directory directory(certain(), kNow);
  const Person one = pupil("ROY", "Zoé");
  const Person two = pupil("ROY", "Léo");
  (void)directory.take_timetable(kUai, kYear, {one, two}, kNow);
  using domain::Mode;
  (void)directory.take_identifiers(kUai, kYear, Mode::complete, {one});
  BOOST_TEST(directory.identifiers_of(kUai) == 1u);
  (void)directory.take_identifiers(kUai, kYear, Mode::partial, {two});
  BOOST_TEST(directory.identifiers_of(kUai) == 2u);
  (void)directory.take_identifiers(kUai, kYear, Mode::complete, {two});
  BOOST_TEST(directory.identifiers_of(kUai) == 1u);
  const auto next = directory.take_identifiers(kUai, {2027}, Mode::partial, {two});
  BOOST_TEST(next.strangers.size() == 1u);
  BOOST_TEST(directory.identifiers_of(kUai) == 0u);
}

BOOST_AUTO_TEST_CASE(leavers_stay_without_class_until_the_year_turns) {
  Directory directory(certain(), kNow);
  const Person stays = pupil("ROY", "Zoé");
  const Person leaves = pupil("ROY", "Léo");
  (void)directory.take_timetable(kUai, kYear, {stays, leaves}, kNow);
  (void)directory.take_timetable(kUai, kYear, {stays}, kNow);
  BOOST_TEST(here(directory) == 1u);
  BOOST_TEST(directory.of(kUai).size() == 2u);
  (void)directory.take_timetable(kUai, {2027}, {stays}, kNow + hours(24 * 365));
  BOOST_TEST(directory.of(kUai).size() == 1u);
  BOOST_TEST((directory.of(kUai).front()->entered_at == kNow));  // the same account as last year
}

BOOST_AUTO_TEST_CASE(a_parent_of_two_is_one_person) {
  Directory directory(certain(), kNow);
  const Person one = pupil("ROY", "Zoé");
  const Person two = pupil("ROY", "Léo");
  Person other = parent(two, "Anne");
  other.address = "2 rue Haute";  // a namesake
  (void)directory.take_timetable(kUai, kYear, {one, parent(one, "Anne"), two, parent(two, "Anne"), other}, kNow);
  BOOST_TEST(directory.of(kUai).size() == 4u);
  std::multiset<std::size_t> children;
  std::set<std::string> logins;
  for (const Resident* each : directory.of(kUai)) {
    logins.insert(each->login);
    if (each->person.quality == Quality::responsible) children.insert(each->children.size());
  }
  BOOST_TEST((children == std::multiset<std::size_t>{1, 2}));
  BOOST_TEST((logins == std::set<std::string>{"zoe.roy", "leo.roy", "anne.roy", "anne.roy2"}));
}

BOOST_AUTO_TEST_CASE(a_search_minds_accents_or_not_and_schools) {
  Options options = certain();
  options.neighbours = 40;
  Directory directory(options, kNow);
  (void)directory.take_timetable(kUai, kYear, {pupil("NOËL", "Zoé"), pupil("NOELLE", "Zoé"), pupil("ROY", "Noé")},
                                 kNow);
  const auto count = [&](const Search& search) { return directory.find(search, kUai).size(); };
  BOOST_TEST(count({"noel", "", false, false}) == 2u);
  BOOST_TEST(count({"noël", "", false, true}) == 1u);
  BOOST_TEST(count({"noel", "zoé", false, false}) == 2u);
  BOOST_TEST(count({"", "no", false, false}) == 1u);
  BOOST_TEST(count({"", "", false, false}) == 3u);
  BOOST_TEST(count({"", "", true, false}) == 43u);
}

BOOST_AUTO_TEST_CASE(an_entered_user_is_known_to_later_imports) {
  Options options = certain();
  options.unrecognised_teachers_permille = 1000;
  Directory directory(options, kNow);
  const Person teacher{Quality::teacher, "ROY", "Ada"};
  BOOST_TEST(directory.create(kUai, teacher, kNow) != nullptr);
  BOOST_TEST(directory.create(kUai, teacher, kNow) == nullptr);
  BOOST_TEST(directory.take_timetable(kUai, kYear, {teacher, {Quality::teacher, "ROY", "Bob"}}, kNow).size() == 1u);
}

BOOST_AUTO_TEST_CASE(the_ledger_counts_people_and_identifiers) {
  Stage stage(quiet_options());
  import_all(stage);
  walk_idpn(stage.visitor);
  const auto ledger = stage.ledger();
  const auto& school = school_in(ledger);
  BOOST_TEST(school.at("school").as_string() == "0134567U");
  BOOST_TEST(school.at("people").to_number<int>() >= 60);
  BOOST_TEST(school.at("identifiers").to_number<int>() > 0);
  BOOST_TEST(school.at("identifiers").to_number<int>() <= school.at("people").to_number<int>());
}

BOOST_AUTO_TEST_CASE(lessons_of_a_teacher_who_is_not_found_are_not_generated) {
  const auto generated = [](int permille) {
    Options options = quiet_options();
    options.unrecognised_teachers_permille = permille;
    Stage stage(options);
    import_all(stage);
    const auto ledger = stage.ledger();
    const auto& figures = ledger.at("imports").at(0).at("figures");
    return std::stoi(std::string(figures.at("Séances générées").as_string()));
  };
  const int all = generated(0);
  BOOST_TEST(generated(300) < all);
  BOOST_TEST(generated(300) > 0);
  BOOST_TEST(generated(1000) < all / 10);
}

BOOST_AUTO_TEST_CASE(an_encrypted_export_gives_its_timetable_too) {
  const auto page_of = [](bool encrypted) {
    Stage stage(quiet_options());
    sign_in_to_skolengo(stage.visitor);
    walk_edt(stage.visitor, "edt.commit", encrypted);
    stage.now += hours(1);
    sign_in_to_skolengo(stage.visitor);
    stage.visitor.get("/sg.do?PROC=CAHIER_TEXTES&ACTION=SAISIR");
    stage.visitor.submit("/sg.do", {{"CLASSE", "6A"}, {"SEMAINE", "07/09/2026"}, {"VALIDER", "VALIDER"}});
    return stage.visitor.between("<table class=\"seances\">", "</table>");
  };
  BOOST_TEST(!page_of(false).empty());
  BOOST_TEST(page_of(false) == page_of(true));
}

BOOST_AUTO_TEST_CASE(a_damaged_week_is_wrong_in_every_way_and_the_same_each_time) {
  std::vector<Lesson> right;
  const std::chrono::sys_days monday = std::chrono::year(2026) / 9 / 7;
  for (int i = 0; i < 60; ++i)
    right.push_back({monday + std::chrono::days(i % 5),
                     480 + 60 * (i % 8),
                     540 + 60 * (i % 8),
                     "M" + std::to_string(i),
                     {"A B"},
                     {"1"}});
  BOOST_TEST((damaged(right, 0, "6A", 1) == right));
  const auto wrong = damaged(right, 1000, "6A", 1);
  BOOST_TEST((wrong == damaged(right, 1000, "6A", 1)));
  BOOST_TEST((wrong != damaged(right, 1000, "6B", 1)));
  const auto some = damaged(right, 200, "6A", 1);
  const auto kept = std::count_if(right.begin(), right.end(), [&](const Lesson& each) {
    return std::find(some.begin(), some.end(), each) != some.end();
  });
  BOOST_TEST(kept > 35);
  BOOST_TEST(kept < 60);
}

BOOST_AUTO_TEST_CASE(forged_and_repeated_forms_are_lost) {
  Stage stage(quiet_options());
  sign_in_to_skolengo(stage.visitor);
  stage.visitor.get("/sg.do?PROC=CREER_UTILISATEUR&ACTION=SAISIR");
  stage.visitor.submit("/sg.do", {{"NOM", "ROY"}, {"PRENOM", "Zoé"}, {"PROFIL", "ENS"}, {"VALIDER", "VALIDER"}});
  const Response confirmation = stage.visitor.page;
  stage.visitor.submit("/sg.do", {{"VALIDER", "VALIDER"}, {"#ETAT#", "forged"}});
  BOOST_TEST(stage.visitor.reads("n'est plus valide"));
  stage.visitor.page = confirmation;
  stage.visitor.submit("/sg.do", {{"VALIDER", "VALIDER"}});
  BOOST_TEST(stage.visitor.reads("Identifiant : zoe.roy"));
  stage.visitor.page = confirmation;
  stage.visitor.submit("/sg.do", {{"VALIDER", "VALIDER"}});
  BOOST_TEST(stage.visitor.reads("n'est plus valide"));
}

BOOST_AUTO_TEST_SUITE_END()
