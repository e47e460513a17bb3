// The errands by both shipped profiles, over real sockets against both skins: what the sandbox holds is what comes out.
#include "skins_stage.h"

#include <boost/algorithm/string/predicate.hpp>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <tuple>

using namespace portal;
using domain::Fault;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

const sys_days kMonday = std::chrono::year(2026) / 11 / 16;  // of the stage's first day, in the middle of a term
const auto kBoth = boost::unit_test::data::make(kSkins);

template <class T>
std::string told_of(const Result<T>& answer) {
  return answer ? "answered" : std::string(domain::name_of(answer.error().fault)) + ": " + answer.error().sentence;
}

std::string text_in(const boost::json::value& person, const char* key) {
  return std::string(person.at(key).as_string());
}

boost::json::array people_of(Stage& stage) {
  return boost::json::parse(stage.server.directory()).at("people").as_array();
}

// What EDT exported, taught to one class in one week; not by the sandbox's own reading.
using Taught = std::tuple<sys_days, int, int, std::string, std::vector<std::string>, std::vector<std::string>>;

std::vector<Taught> taught(const samples::School& school, const samples::Class& of, sys_days monday) {
  const auto week = (monday - sys_days(school.first_week)) / days(7) + 1;
  const auto on = [&](const samples::Share& share) { return (share.weeks >> week & 1) != 0; };
  const auto part_of_class = [&](samples::Ident part) {
    return std::find(of.parts.begin(), of.parts.end(), part) != of.parts.end();
  };
  std::vector<Taught> lessons;
  for (const samples::Course& course : school.courses) {
    bool ours = false;
    for (const auto& share : course.classes) ours |= on(share) && share.ident == of.ident;
    for (const auto& share : course.parts) ours |= on(share) && part_of_class(share.ident);
    for (const auto& share : course.groups)
      for (const auto& group : school.groups)
        if (on(share) && group.ident == share.ident)
          ours |= std::any_of(group.parts.begin(), group.parts.end(), part_of_class);
    if (!ours) continue;
    std::vector<std::string> teachers;
    std::vector<std::string> rooms;
    for (const auto& share : course.teachers)
      for (const auto& each : school.teachers)
        if (on(share) && each.ident == share.ident) teachers.push_back(each.last_name + " " + each.first_name);
    for (const auto& share : course.rooms)
      for (const auto& each : school.rooms)
        if (on(share) && each.ident == share.ident) rooms.push_back(each.name);
    std::sort(teachers.begin(), teachers.end());
    std::sort(rooms.begin(), rooms.end());
    std::string subject;
    for (const auto& each : school.subjects)
      if (each.ident == course.subject) subject = each.label;
    const int starts = 8 * 60 + course.first_slot * 30;
    lessons.emplace_back(monday + days(course.day - 1), starts, starts + course.slots * 30, subject, teachers, rooms);
  }
  std::sort(lessons.begin(), lessons.end());
  return lessons;
}

std::vector<Taught> shown(const ShownWeek& week) {
  std::vector<Taught> lessons;
  for (const ShownLesson& each : week.lessons)
    lessons.emplace_back(each.day, each.starts, each.ends, each.subject, each.teachers, each.rooms);
  std::sort(lessons.begin(), lessons.end());
  return lessons;
}

std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(errand_skins)

BOOST_DATA_TEST_CASE(whoever_was_not_recognised_is_in_the_directory_otherwise_or_not_at_all, kBoth, skin) {
  Stage stage(skin, [](sandbox::Options& options) {
    options.unrecognised_permille = 400;
    options.unrecognised_teachers_permille = 200;
  });
  Session session = stage.visit();
  const auto imported = stage.import(session, stage.edt());
  BOOST_REQUIRE_MESSAGE(is<TakenIn>(imported), told(imported));
  BOOST_TEST(std::get<TakenIn>(*imported).outcome.not_recognised.size() > 10u);

  std::set<std::string> ways;
  int elsewhere = 0;
  for (const auto& person : people_of(stage)) {
    if (text_in(person, "exported_as").empty() || !ways.insert(text_in(person, "how")).second) continue;
    const auto found = session.search_directory({text_in(person, "last_name"), text_in(person, "first_name")});
    BOOST_REQUIRE_MESSAGE(found, told_of(found));
    const bool there = std::any_of(found->people.begin(), found->people.end(), [&](const FoundPerson& each) {
      const bool same =
          each.last_name == text_in(person, "last_name") && each.first_name == text_in(person, "first_name");
      if (same && text_in(person, "how") == "elsewhere")
        elsewhere += each.school.find("Vieux-Lavoir") != std::string::npos;
      return same;
    });
    BOOST_TEST(there, text_in(person, "how"));
    const std::string exported = text_in(person, "exported_as");
    const std::string held = text_in(person, "last_name") + '|' + text_in(person, "first_name") +
                             (text_in(person, "quality") == "pupil" ? '|' + text_in(person, "birth_date") : "");
    BOOST_TEST((exported != held || text_in(person, "school") != "0134567U"));
  }
  BOOST_TEST(ways.size() >= 6u);
  BOOST_TEST(elsewhere <= 1);
}

BOOST_DATA_TEST_CASE(a_search_turns_the_pages_and_nobody_is_an_answer, kBoth, skin) {
  Stage stage(skin);
  Session session = stage.visit();
  BOOST_REQUIRE(is<TakenIn>(stage.import(session, stage.edt())));
  const auto found = session.search_directory({"B", ""});
  BOOST_REQUIRE_MESSAGE(found, told_of(found));
  std::multiset<std::string> names;
  for (const auto& each : found->people) names.insert(each.last_name + "|" + each.first_name);
  std::multiset<std::string> held;
  for (const auto& each : people_of(stage))
    if (text_in(each, "last_name").starts_with("B"))
      held.insert(text_in(each, "last_name") + "|" + text_in(each, "first_name"));
  BOOST_TEST((names == held));
  BOOST_TEST(names.size() > 10u);
  BOOST_TEST(found->all);
  BOOST_TEST(stage.steps("directory.search") > 1);
  const auto pupil = std::find_if(found->people.begin(), found->people.end(),
                                  [](const FoundPerson& each) { return each.profile == "Élève"; });
  BOOST_REQUIRE(pupil != found->people.end());
  BOOST_TEST(pupil->birth_date.empty() == (skin != "skolengo"));

  const auto nobody = session.search_directory({"Zzyzx", ""});
  BOOST_REQUIRE_MESSAGE(nobody, told_of(nobody));
  BOOST_TEST(nobody->people.empty());
  BOOST_TEST(nobody->all);
}

BOOST_DATA_TEST_CASE(credentials_come_days_after_their_people, kBoth, skin) {
  const bool first = skin == "skolengo";
  Stage stage(skin, [](sandbox::Options& options) { options.unrecognised_permille = 0; });
  Session session = stage.visit();
  BOOST_REQUIRE(is<TakenIn>(stage.import(session, stage.edt())));
  const auto early = session.fetch_credentials_file({});
  BOOST_REQUIRE_MESSAGE(early, told_of(early));
  BOOST_TEST(early->has_value() == first);
  if (*early) BOOST_TEST(lines_in((*early)->bytes) == 1u);

  stage.pass(days(6));
  const auto whole = session.fetch_credentials_file({});
  BOOST_REQUIRE_MESSAGE((whole && *whole), told_of(whole));
  const Download& file = **whole;
  BOOST_TEST(file.file_name == (first ? "ENT-Identifiants-0134567U.csv" : "codes d'accès.csv"));
  BOOST_TEST(file.bytes.starts_with(first ? "\xEF\xBB\xBFrne;uid;classe;profil;" : "\"Civilit\xE9\";\"Nom\";"));
  BOOST_TEST(file.bytes.find(first ? "Mot de passe modifié par l'utilisateur" : "(modifi\xE9)") != std::string::npos);
  const auto accounts = people_of(stage).size();
  // A parent of several children has several rows in the first shape.
  BOOST_TEST((first ? lines_in(file.bytes) > accounts + 1 : lines_in(file.bytes) == accounts + 1));

  const auto today = std::chrono::floor<days>(domain::Instant(domain::Duration(stage.now.load())));
  const auto later = session.fetch_credentials_file({today + days(1), {}});
  BOOST_REQUIRE_MESSAGE(later, told_of(later));
  BOOST_TEST((first ? *later && lines_in((*later)->bytes) == 1 : !*later));
  const auto since = session.fetch_credentials_file({today - days(2), {}});
  BOOST_REQUIRE_MESSAGE((since && *since), told_of(since));
  BOOST_TEST(((*since)->bytes == file.bytes));

  const samples::Pupil& pupil = stage.school.pupils.front();
  const auto one = session.fetch_credentials_file({{}, Name{pupil.last_name, pupil.first_name}});
  BOOST_REQUIRE_MESSAGE((one && *one), told_of(one));
  BOOST_TEST(lines_in((*one)->bytes) == 2u);
  const auto nobody = session.fetch_credentials_file({{}, Name{"Zzyzx", "Zoé"}});
  BOOST_REQUIRE_MESSAGE(nobody, told_of(nobody));
  BOOST_TEST(!nobody->has_value());
}

BOOST_DATA_TEST_CASE(the_weeks_of_all_classes_are_those_of_the_export, kBoth, skin) {
  Stage stage(skin);
  Session session = stage.visit();
  const auto before = session.list_classes();
  BOOST_REQUIRE_MESSAGE(before, told_of(before));
  BOOST_TEST(before->empty());
  BOOST_REQUIRE(is<TakenIn>(stage.import(session, stage.edt())));
  const auto classes = session.list_classes();
  BOOST_REQUIRE_MESSAGE(classes, told_of(classes));
  BOOST_REQUIRE(classes->size() == stage.school.classes.size());
  std::size_t lessons = 0;
  bool groups = false;
  for (std::size_t i = 0; i < classes->size(); ++i) {
    BOOST_TEST(classes->at(i) == stage.school.classes[i].name);
    for (const int weeks : {0, 1}) {  // odd and even: some courses are every other week
      const auto monday = kMonday + days(7 * weeks);
      const auto week = session.read_timetable(classes->at(i), monday);
      BOOST_REQUIRE_MESSAGE(week, told_of(week));
      BOOST_TEST(week->unreadable == 0);
      const auto expected = taught(stage.school, stage.school.classes[i], monday);
      BOOST_TEST(!expected.empty());
      BOOST_TEST((shown(*week) == expected), classes->at(i));
      lessons += expected.size();
      for (const ShownLesson& each : week->lessons) groups |= each.group.find("ESP2") != std::string::npos;
    }
  }
  BOOST_TEST(lessons > 100u);
  BOOST_TEST(groups);
  const auto holidays = session.read_timetable(classes->front(), kMonday - days(7 * 3));  // week 9
  BOOST_REQUIRE_MESSAGE(holidays, told_of(holidays));
  BOOST_TEST(holidays->lessons.empty());
}

BOOST_DATA_TEST_CASE(a_damaged_timetable_is_read_as_it_is_shown, kBoth, skin) {
  Stage stage(skin);
  Session session = stage.visit();
  stage.trouble("damaged_timetable=300");
  BOOST_REQUIRE(is<TakenIn>(stage.import(session, stage.edt())));
  std::set<std::string> seen;
  for (const samples::Class& each : stage.school.classes) {
    const auto week = session.read_timetable(each.name, kMonday);
    BOOST_REQUIRE_MESSAGE(week, told_of(week));
    const auto wrong = shown(*week);
    const auto right = taught(stage.school, each, kMonday);
    std::vector<Taught> missing;
    std::set_difference(right.begin(), right.end(), wrong.begin(), wrong.end(), std::back_inserter(missing));
    BOOST_TEST(!missing.empty());
    BOOST_TEST(missing.size() < right.size());
    for (const ShownLesson& lesson : week->lessons) {
      if (lesson.starts == 19 * 60) seen.insert("extra");
      if (lesson.rooms == std::vector<std::string>{"Salle perdue"}) seen.insert("room");
      if (lesson.teachers == std::vector<std::string>{"REMPLAÇANT Dominique"}) seen.insert("teacher");
      if (lesson.subject == "ÉTUDE DIRIGÉE") seen.insert("subject");
      if (lesson.starts % 60 == 30) seen.insert("hour");
    }
  }
  BOOST_TEST(seen.size() == 5u);
  BOOST_REQUIRE(is<TakenIn>(stage.import(session, stage.edt())));  // the trouble is over
  const auto& healed = stage.school.classes.front();
  const auto week = session.read_timetable(healed.name, kMonday);
  BOOST_REQUIRE_MESSAGE(week, told_of(week));
  BOOST_TEST((shown(*week) == taught(stage.school, healed, kMonday)));
}

BOOST_DATA_TEST_CASE(a_user_is_created_once_and_only_when_the_intent_is_recorded, kBoth, skin) {
  const std::string profile = skin == "skolengo" ? "Administrateur" : "Administration";
  Stage stage(skin);
  Session session = stage.visit();
  const NewUser user{"NOUVELLE", "Élise", profile};
  const auto unknown = session.create_user({"NOUVELLE", "Élise", "Capitaine"});
  BOOST_REQUIRE_MESSAGE((unknown && std::holds_alternative<UnknownProfile>(*unknown)), told_of(unknown));
  const auto& offered = std::get<UnknownProfile>(*unknown).offered;
  BOOST_TEST((std::find(offered.begin(), offered.end(), profile) != offered.end()));

  const auto refused = session.create_user(user, [](const std::string&) -> Result<void> {
    return domain::Failure{Fault::cancelled, "Pas maintenant."};
  });
  BOOST_TEST((refused.has_error() && refused.error().fault == Fault::cancelled));
  BOOST_TEST(people_of(stage).empty());

  const auto created = session.create_user(user, stage.record());
  BOOST_REQUIRE_MESSAGE((created && std::holds_alternative<UserCreated>(*created)), told_of(created));
  BOOST_TEST(std::get<UserCreated>(*created).login == "elise.nouvelle");
  BOOST_TEST(stage.commits == 1);
  BOOST_TEST(people_of(stage).size() == 1u);

  const auto again = session.create_user(user, stage.record());
  BOOST_REQUIRE_MESSAGE((again && std::holds_alternative<UserDeclined>(*again)), told_of(again));
  BOOST_TEST(std::get<UserDeclined>(*again).sentence.find("déjà") != std::string::npos);
  BOOST_TEST(people_of(stage).size() == 1u);

  stage.trouble("dropped_after@user.commit");
  const auto lost = session.create_user({"PERDUE", "Zoé", profile});
  BOOST_TEST((lost.has_error() && lost.error().fault == Fault::unreachable), told_of(lost));
  const auto found = session.search_directory({"PERDUE", "Zoé"});
  BOOST_REQUIRE_MESSAGE(found, told_of(found));
  BOOST_TEST(found->people.size() == 1u);

  stage.trouble("expired@user.commit");
  const auto doubt = session.create_user({"OUBLIÉE", "Zoé", profile});
  BOOST_TEST((doubt.has_error() && doubt.error().fault == Fault::signed_out), told_of(doubt));
  BOOST_TEST(told_of(doubt).find("annuaire") != std::string::npos, told_of(doubt));
  BOOST_TEST(told_of(doubt).find("OUBLI") == std::string::npos, told_of(doubt));
}

BOOST_DATA_TEST_CASE(a_session_lost_on_an_errand_is_renewed, kBoth, skin) {
  Stage stage(skin, [](sandbox::Options& options) { options.accounts_after = {}; });
  Session session = stage.visit();
  BOOST_REQUIRE(is<TakenIn>(stage.import(session, stage.edt())));
  const std::string name = stage.school.classes.front().name;
  for (const char* kind : {"expired", "expired_school"})
    for (const char* step : {"directory.open", "directory.search", "credentials.open", "credentials.file",
                             "timetable.open", "timetable.week", "user.open", "user.1"})
      BOOST_TEST_CONTEXT(kind << "@" << step) {
        Session visit = stage.visit();
        stage.trouble(std::string(kind) + "@" + step);
        const std::string at = step;
        std::string told = "answered";
        if (at.starts_with("directory")) told = told_of(visit.search_directory({"B", ""}));
        if (at.starts_with("credentials")) told = told_of(visit.fetch_credentials_file({}));
        if (at.starts_with("timetable")) told = told_of(visit.read_timetable(name, kMonday));
        if (at.starts_with("user"))
          told = told_of(visit.create_user({"RENÉE", std::string(kind) + step, "Enseignant"}, stage.record()));
        BOOST_TEST(told == "answered");
      }
}

// The directory's own menu, and its own "Administration", must not lead an import astray.
BOOST_DATA_TEST_CASE(errands_and_imports_take_turns_in_one_session, kBoth, skin) {
  Stage stage(skin, [](sandbox::Options& options) { options.accounts_after = {}; });
  Session session = stage.visit();
  for (int round = 0; round < 2; ++round) {
    for (const auto& sending : {stage.edt(), stage.idpn()}) {
      const auto imported = stage.import(session, sending);
      BOOST_TEST(is<TakenIn>(imported), told(imported));
      const auto found = session.search_directory({"B", ""});
      BOOST_TEST(found.has_value(), told_of(found));
      const auto file = session.fetch_credentials_file({});
      BOOST_TEST(file.has_value(), told_of(file));
    }
    const auto week = session.read_timetable(stage.school.classes.front().name, kMonday);
    BOOST_TEST(week.has_value(), told_of(week));
  }
}

BOOST_DATA_TEST_CASE(an_account_that_may_not_is_told_and_may_still_search, kBoth, skin) {
  Stage stage(skin);
  Session session = stage.visit("secretariat");
  const auto file = session.fetch_credentials_file({});
  BOOST_TEST((file.has_error() && file.error().fault == Fault::page_changed), told_of(file));
  BOOST_TEST(told_of(file).find("credentials_file") != std::string::npos, told_of(file));
  const auto found = session.search_directory({"B", ""});
  BOOST_TEST(found.has_value(), told_of(found));
}

BOOST_DATA_TEST_CASE(check_walks_every_errand_and_neither_downloads_nor_creates, kBoth, skin) {
  Stage stage(skin);
  Session session = stage.visit();
  BOOST_REQUIRE(is<TakenIn>(stage.import(session, stage.edt())));
  for (const bool dated : {true, false}) {
    std::string all;
    session.check(
        [&](const Checked& line) {
          BOOST_TEST((line.verdict != Checked::Verdict::wrong), line.what + " : " + line.advice);
          all += line.what + " " + line.advice + "\n";
        },
        dated ? std::optional(kMonday + days(2)) : std::nullopt);
    for (const char* title : {"Recherche dans l'annuaire", "Fichier des identifiants", "Identifiants d'une personne",
                              "Emploi du temps d'une classe", "Nouvel utilisateur"})
      BOOST_TEST(all.find(title) != std::string::npos, all);
    BOOST_TEST(all.find("désactivée") == std::string::npos, all);
    BOOST_TEST(all.find("${") == std::string::npos, all);
    BOOST_TEST((all.find("lire les séances") != std::string::npos) == dated, all);
  }
  BOOST_TEST(stage.steps("credentials.file") == 0);
  BOOST_TEST(stage.steps("user.commit") == 0);
  BOOST_TEST(stage.steps("user.1") > 0);
}

BOOST_AUTO_TEST_SUITE_END()
