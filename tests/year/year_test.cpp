// The administrator's year, from August to August, on both skins: what Navette does by itself, what it asks, and what can
// be handed out when.
#include "year/year.h"

#include "e2e/until.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

using domain::Kind;
using domain::Mode;
using domain::State;
using domain::Task;
using e2e::read_file;
using samples::School;
using year::evening;
using year::Year;
namespace json = boost::json;
using namespace std::chrono_literals;

namespace {

bool contains(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

std::string text(const json::object& person, const char* key) { return std::string(person.at(key).as_string()); }

School school_of(int year, std::uint64_t seed) {
  return samples::make_school(domain::Uai::parse("0134567U").value(), 220, seed, year);
}

// What PRONOTE exports while « Uniquement les utilisateurs sans ID CAS » is ticked: the few who have none.
School without_accounts(School school, std::size_t pupils) {
  school.teachers.clear();
  school.pupils.erase(school.pupils.begin(), school.pupils.end() - static_cast<std::ptrdiff_t>(pupils));
  return school;
}

School with_newcomer(School school) {
  samples::Pupil newcomer = school.pupils.front();
  newcomer.ident = 900;
  newcomer.last_name = "TRAN-VERDIER";
  newcomer.first_name = "Anaïs";
  newcomer.responsibles.clear();
  newcomer.national_number = "123456789AA";
  newcomer.idpn = "NOUVELLE00000001";
  school.pupils.push_back(newcomer);
  return school;
}

void everybody_is_explained(const Year& year, const domain::Import& edt) {
  BOOST_TEST(edt.outcome.not_recognised.size() >= 20u);
  std::size_t meant = 0;
  for (const std::string& line : edt.outcome.not_recognised) {
    BOOST_TEST_CONTEXT(line) {
      const auto remark = std::ranges::find_if(edt.outcome.remarks, [&](const domain::Remark& each) {
        return each.task == Task::people && each.about == line;
      });
      BOOST_REQUIRE((remark != edt.outcome.remarks.end()));
      std::string said;
      for (const std::string& sentence : remark->sentences) said += sentence + "\n";
      const auto people = year.meant_by(line);
      meant += people.empty() ? 0 : 1;  // else the ENT does not know them at all
      for (const auto& person : people)
        BOOST_TEST(contains(said, "« " + text(person, "last_name") + " " + text(person, "first_name") + " »"),
                   text(person, "how") << ": " << said);
      BOOST_TEST_MESSAGE(line << ": " << said);
    }
  }
  BOOST_TEST(meant >= 20u);
}

std::ptrdiff_t classes_that_differ(const domain::Import& edt) {
  return std::ranges::count_if(edt.outcome.remarks, [](const domain::Remark& each) {
    return each.task == Task::timetable && !each.about.empty() && !each.sentences.empty();
  });
}

// Letters hold the logins of these classes, and of no other.
void letters_are_of(const Year& year, const std::string& page, const std::set<std::string>& classes) {
  std::size_t found = 0;
  for (const auto& person : year.residents()) {
    if (text(person, "quality") != "pupil") continue;
    const bool is_there = contains(page, ">" + text(person, "login") + "<");
    BOOST_TEST(is_there == classes.contains(text(person, "class")), text(person, "login")
                                                                        << " " << text(person, "class"));
    found += is_there ? 1 : 0;
  }
  BOOST_TEST(found > 3 * classes.size());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(years)

BOOST_DATA_TEST_CASE(from_august_to_august, boost::unit_test::data::make(e2e::kSkins), skin) {
  Year year(skin, evening(2026, 8, 24));
  const School school = school_of(2026, 7);

  // August: the timetable, and identifiers with the box left ticked. The ENT generates some lessons wrongly.
  year.switch_on(year.time.now());
  year.ent().trouble("damaged_timetable=200");
  year.save_timetable(school);
  BOOST_REQUIRE(year.settled(1));
  BOOST_REQUIRE(year.remarked(0, Task::people, "dans l'ENT"));
  BOOST_REQUIRE(year.remarked(0, Task::timetable, "lundi"));
  everybody_is_explained(year, year.import(0));
  BOOST_TEST(classes_that_differ(year.import(0)) > 3);
  year.save_identifiers(without_accounts(school, 6));
  BOOST_REQUIRE(year.reaches(1, State::held));
  BOOST_TEST(contains(year.import(1).reason, "Uniquement les utilisateurs sans ID CAS"), year.import(1).reason);
  BOOST_TEST(year.ent().taken_in("idpn").empty());
  year.switch_off();

  // A week later nobody has an account yet: the ENT takes ten days.
  year.switch_on(evening(2026, 9, 1));
  BOOST_REQUIRE(year.remarked(0, Task::credentials, "n'a encore donné de compte à personne"));
  BOOST_TEST(year.types({"letters"}).code == 1);
  // September: everybody's identifiers take the place of those that were held.
  year.save_identifiers(school);
  BOOST_REQUIRE(year.settled(3));
  BOOST_TEST(year.import(1).state == State::superseded);
  BOOST_TEST(year.import(2).state == State::done, year.import(2).reason);
  BOOST_TEST((year.import(2).mode == Mode::complete));
  year.switch_off();

  year.switch_on(evening(2026, 9, 8));
  BOOST_REQUIRE(year.remarked(0, Task::credentials, "nouveaux"));
  const std::set<std::string> three{school.classes[0].name, school.classes[1].name, school.classes[2].name};
  const auto page = year.root() / "lettres.html";
  std::vector<std::string> words{"letters", "--out", page.string()};
  for (const std::string& name : three) words.insert(words.end(), {"--class", name});
  const auto letters = year.types(words);
  BOOST_REQUIRE_MESSAGE(letters.code == 0, letters.output);
  letters_are_of(year, read_file(page), three);
  BOOST_REQUIRE(year.types({"letters", "--only-new", "--out", page.string()}).code == 0);  // and the rest
  BOOST_TEST(year.types({"letters", "--only-new", "--out", page.string()}).code == 1);
  year.switch_off();
  for (const auto day : {evening(2026, 9, 16), evening(2026, 9, 24)}) {
    year.switch_on(day);
    BOOST_REQUIRE(e2e::until([&] {
      const auto errands = year.journal().errands();
      return errands.empty() || errands[0].due_at > year.time.now();
    }));
    year.switch_off();
  }
  BOOST_TEST(year.journal().errands().empty());  // two files in a row brought nobody

  // November: a pupil arrives.
  year.switch_on(evening(2026, 11, 12));
  const School with = with_newcomer(school);
  year.save_timetable(with);
  BOOST_REQUIRE(year.settled(4));
  year.save_identifiers(without_accounts(with, 1));
  BOOST_REQUIRE(year.settled(5));
  BOOST_TEST(year.import(4).state == State::done, year.import(4).reason);
  BOOST_TEST((year.import(4).mode == Mode::partial));
  year.switch_off();
  year.switch_on(evening(2026, 11, 20));
  BOOST_REQUIRE(year.remarked(3, Task::credentials, "personne de nouveau"));
  year.switch_off();
  year.switch_on(evening(2026, 11, 28));
  BOOST_REQUIRE(year.remarked(3, Task::credentials, "dont 1 nouveau."));
  const auto one = year.types({"letters", "--only-new", "--out", page.string()});
  BOOST_REQUIRE_MESSAGE(one.code == 0, one.output);
  BOOST_TEST(contains(one.output, "1 lettre dans"), one.output);
  BOOST_TEST(contains(read_file(page), "TRAN-VERDIER"));
  year.switch_off();

  // The next August: another school year, complete again; last year's export is not sent unasked.
  year.switch_on(evening(2027, 8, 30));
  BOOST_REQUIRE(e2e::until([&] { return year.import(0).outcome.not_recognised.empty(); }));  // RGPD
  const School next = school_of(2027, 8);
  year.save_timetable(next);
  BOOST_REQUIRE(year.settled(6));
  BOOST_TEST(year.import(5).state == State::done, year.import(5).reason);
  year.save_identifiers(next);
  BOOST_REQUIRE(year.settled(7));
  BOOST_TEST((year.import(6).mode == Mode::complete));
  year.save_timetable(without_accounts(with, 219));
  BOOST_REQUIRE(year.reaches(7, State::held));
  BOOST_TEST(contains(year.import(7).reason, "2026-2027"), year.import(7).reason);
  year.switch_off();

  BOOST_TEST(year.ent().taken_in("edt").size() == 3u);
  BOOST_TEST(year.ent().taken_in("idpn").size() == 3u);
  BOOST_TEST(!contains(year.log(), "TRAN-VERDIER"));
}

BOOST_AUTO_TEST_SUITE_END()
