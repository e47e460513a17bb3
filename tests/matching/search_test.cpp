// What is typed into the ENT's advanced search.
#include "matching/search.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

namespace matching {

BOOST_AUTO_TEST_SUITE(search)

std::vector<Search> of(const char* last, const char* first) { return searches(Person{.name = {last, first}}); }

bool looks_for(const std::vector<Search>& all, const std::string& last, const std::string& first) {
  return std::ranges::any_of(all, [&](const Search& each) { return each.last == last && each.first == first; });
}

BOOST_AUTO_TEST_CASE(the_most_precise_first) {
  const auto all = of("LE GOFF", "Maëlle");
  BOOST_REQUIRE(!all.empty());
  BOOST_TEST(all.front().last == "LE GOFF");
  BOOST_TEST(all.front().first == "Maëlle");
}

BOOST_AUTO_TEST_CASE(spaces_and_particles) {
  const auto all = of("LE GOFF", "Maëlle");
  BOOST_TEST(looks_for(all, "le goff", "mae"));
  BOOST_TEST(looks_for(all, "legoff", "mae"));
  BOOST_TEST(looks_for(all, "goff", "mae"));
  const auto glued = of("LEGOFF", "Maëlle");
  BOOST_TEST(looks_for(glued, "le goff", "mae"));
}

BOOST_AUTO_TEST_CASE(parts_of_double_and_compound_names) {
  const auto all = of("DUPONT-MARTIN", "Jean-Pierre");
  BOOST_TEST(looks_for(all, "dupont", "j"));
  BOOST_TEST(looks_for(all, "martin", "j"));
  BOOST_TEST(looks_for(all, "dup", "jean"));
}

BOOST_AUTO_TEST_CASE(inverted_and_by_first_name) {
  const auto all = of("DIALLO", "Mamadou");
  BOOST_TEST(looks_for(all, "Mamadou", "DIALLO"));
  BOOST_TEST(looks_for(all, "mam", "d"));
  BOOST_TEST(looks_for(all, "d", "mamadou"));
  BOOST_TEST(looks_for(all, "diallo", ""));
}

BOOST_AUTO_TEST_CASE(few_and_none_twice) {
  for (const auto& [last, first] :
       std::initializer_list<std::pair<const char*, const char*>>{{"DE LA TREILLE-DUPONT D'ALBRAY", "Jean Noël Marie"},
                                                                  {"BA", "Al"},
                                                                  {"HADDAD", ""},
                                                                  {"", "Lina"},
                                                                  {"?", "?"},
                                                                  {"", ""}}) {
    const auto all = of(last, first);
    BOOST_TEST(all.size() <= kMostSearches);
    std::set<std::pair<std::string, std::string>> seen;
    for (const Search& each : all) {
      BOOST_TEST(seen.emplace(each.last, each.first).second);
      BOOST_TEST(each.last.size() + each.first.size() >= 2u);  // never half the directory
    }
    // Once enough, always enough.
    BOOST_TEST(std::ranges::is_sorted(all, {}, &Search::enough));
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_not_typed) {
  for (const Search& each : of("GU?GUEN", "Th?o")) {
    const bool as_written = each.last == "GU?GUEN" || each.first == "GU?GUEN";  // or inverted
    BOOST_TEST((as_written || each.last.find('?') == std::string::npos));
    BOOST_TEST((as_written || each.first.find('?') == std::string::npos));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace matching
