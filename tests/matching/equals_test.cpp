// Never one of two who fit equally.
#include "matching/hand.h"
#include "matching/secretary.h"
#include "matching/suggestion.h"
#include "matching/town.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace matching {

BOOST_AUTO_TEST_SUITE(equals)

Candidate pupil(std::string id, Name name, const char* date) {
  Candidate candidate;
  candidate.id = std::move(id);
  candidate.name = std::move(name);
  candidate.role = Role::pupil;
  candidate.birth_date = read_date(date);
  return candidate;
}

BOOST_AUTO_TEST_CASE(two_of_one_name_are_told_apart_by_what_differs) {
  const Person person{.name = {"DIALLO", "Awa"}, .role = Role::pupil, .birth_date = std::nullopt};
  std::vector<Candidate> both = {pupil("1", {"DIALLO", "Awa"}, "12/03/2011"),
                                 pupil("2", {"DIALLO", "Awa"}, "27/09/2009")};
  const auto dates = suggest(person, both, {});
  BOOST_TEST(dates.equals == 2u);
  BOOST_TEST(dates.sentence ==
             "Deux élèves possibles pour « DIALLO Awa », dates de naissance différentes : à vous de choisir.");
  both[1].birth_date = both[0].birth_date;
  both[1].school_class = "6A";
  BOOST_TEST(suggest(person, both, {}).sentence ==
             "Deux élèves possibles pour « DIALLO Awa », classes différentes : à vous de choisir.");
  both[1] = both[0];
  both[1].id = "2";
  BOOST_TEST(suggest(person, both, {}).sentence ==
             "Deux élèves possibles pour « DIALLO Awa », que rien dans l'annuaire ne distingue : à vous de choisir.");
  both[1].id = "1";  // the same row, found by two searches
  BOOST_TEST(suggest(person, both, {}).equals == 1u);
}

BOOST_AUTO_TEST_CASE(a_date_decides_between_two_of_one_name) {
  const Person person{.name = {"DIALLO", "Awa"}, .role = Role::pupil, .birth_date = read_date("27/09/2009")};
  const std::vector<Candidate> both = {pupil("1", {"DIALLO", "Awa"}, "12/03/2011"),
                                       pupil("2", {"DIALLO", "Awa"}, "27/09/2009")};
  const auto suggestions = suggest(person, both, {});
  BOOST_TEST(suggestions.equals == 1u);
  BOOST_TEST(suggestions.people.front().candidate.id == "2");
}

BOOST_AUTO_TEST_CASE(twins_between_whom_the_name_lies) {
  const Person person{.name = {"BENALI", "Lia"}, .role = Role::pupil, .birth_date = read_date("12/03/2011")};
  const std::vector<Candidate> both = {pupil("1", {"BENALI", "Lina"}, "12/03/2011"),
                                       pupil("2", {"BENALI", "Lila"}, "12/03/2011")};
  const auto suggestions = suggest(person, both, {});
  BOOST_TEST(suggestions.equals == 2u);
  BOOST_TEST(suggestions.sentence ==
             "Deux élèves possibles pour « BENALI Lia », prénoms différents : à vous de choisir.");
  const Person lina{.name = {"BENALI", "Lina"}, .role = Role::pupil, .birth_date = read_date("12/03/2011")};
  BOOST_TEST(suggest(lina, both, {}).equals == 1u);
}

BOOST_AUTO_TEST_CASE(two_dates_that_are_both_not_right) {
  const Person person{.name = {"DIALLO", "Awa"}, .role = Role::pupil, .birth_date = read_date("12/03/2011")};
  const std::vector<Candidate> both = {pupil("1", {"DIALLO", "Awa"}, "12/03/2012"),
                                       pupil("2", {"DIALLO", "Awa"}, "27/09/2009")};
  BOOST_TEST(suggest(person, both, {}).equals == 2u);
}

BOOST_AUTO_TEST_CASE(all_who_fit_equally_are_shown_however_many) {
  const Person person{.name = {"NGUYEN", "Minh"}, .role = Role::teacher};
  std::vector<Candidate> many;
  for (int i = 0; i < 11; ++i) {
    many.push_back(pupil(std::to_string(i), {"NGUYEN", "Minh"}, ""));
    many.back().role = Role::teacher;
  }
  const auto suggestions = suggest(person, many, {});
  BOOST_TEST(suggestions.equals == 11u);
  BOOST_TEST(suggestions.people.size() == 11u);
  BOOST_TEST(suggestions.sentence.starts_with("11 enseignants possibles"));
}

// Whatever befell a name: beside whom it is of stands somebody with the same name, spelled in the same letters, and the
// same birth date or none. Then it is both or nobody.
BOOST_AUTO_TEST_CASE(property_a_namesake_always_comes_along) {
  int suggested = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    samples::Draws draws(seed);
    const Town town = make_town(draws, 60);
    for (const Candidate& truth : town.people) {
      if (truth.role != Role::pupil && truth.role != Role::teacher) continue;
      auto person = written(draws, truth, static_cast<Mishap>(draws.below(kMishaps)));
      if (!person) continue;
      std::vector<Candidate> candidates = town.people;
      Candidate namesake = truth;
      namesake.id = "namesake";
      namesake.name.first = draws.chance(50) ? hand::bare(namesake.name.first) : namesake.name.first;
      if (draws.chance(50)) hand::change_separator(draws, namesake.name.last);
      namesake.school = town.schools[draws.below(town.schools.size())];
      const std::size_t dates = draws.below(3);
      if (dates == 0) person->birth_date.reset();
      for (Candidate* each : {&candidates[std::stoul(truth.id)], &namesake})
        if (dates == 1) each->birth_date.reset();
      candidates.push_back(namesake);
      samples::Draws(seed).shuffle(std::span(candidates));
      const auto suggestions = suggest(*person, candidates, {.school = truth.school});
      std::vector<std::string> first;
      for (std::size_t i = 0; i < suggestions.equals; ++i) first.push_back(suggestions.people[i].candidate.id);
      const bool has_one = std::ranges::count(first, truth.id) > 0,
                 has_other = std::ranges::count(first, "namesake") > 0;
      suggested += has_one;
      BOOST_TEST(has_one == has_other, "seed " << seed << ": " << in_words(person->name) << " is "
                                               << in_words(truth.name) << " or " << in_words(namesake.name) << ": "
                                               << suggestions.sentence);
    }
  }
  BOOST_TEST(suggested > 500);
}

// A letter away from two people who differ in nothing else.
BOOST_AUTO_TEST_CASE(property_a_letter_between_two) {
  int suggested = 0;
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    samples::Draws draws(seed);
    const samples::Origin origin = samples::draw_origin(draws);
    const std::string last = draw_last_name(draws, origin);
    const std::string middle = draws.word("abcdefghijklmnopqrstuvwxyz", 3);
    if (middle[0] == middle[1] || middle[1] == middle[2] || middle[0] == middle[2]) continue;
    const std::string begins = draws.word("BDFGKLMNPRST", 1) + draws.word("aeiou", 1),
                      ends = draws.word("lnrst", 1) + draws.word("aeio", 1);
    const auto name = [&](char letter) { return Name{last, begins + letter + ends}; };
    const Person person{.name = name(middle[0]), .role = Role::pupil, .birth_date = read_date("12/03/2011")};
    const std::vector<Candidate> both = {pupil("1", name(middle[1]), "12/03/2011"),
                                         pupil("2", name(middle[2]), "12/03/2011")};
    const auto suggestions = suggest(person, both, {});
    suggested += suggestions.equals == 2;
    BOOST_TEST(suggestions.equals != 1u, in_words(person.name) << ": " << suggestions.sentence);
  }
  BOOST_TEST(suggested > 1000);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace matching
