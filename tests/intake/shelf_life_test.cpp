// What leaves the shelves after a time, and what never does.
#include "intake/shelf_life.h"

#include "desk.h"
#include "intake/digest.h"

#include <boost/test/unit_test.hpp>

namespace intake {

namespace {

using namespace std::chrono;

struct Shelves : Desk {
  fs::path file(Shelf shelf, const std::string& day, const std::string& name, const std::string& bytes) const {
    const fs::path place = folder / std::string(folder_of(shelf)) / day;
    fs::create_directories(place);
    std::ofstream(place / name, std::ios::binary) << bytes;
    return place / name;
  }
};

const auto kAny = [](const std::string&) { return true; };

}  // namespace

BOOST_FIXTURE_TEST_SUITE(shelf_life, Shelves)

BOOST_AUTO_TEST_CASE(only_the_companions_that_are_still_there_are_rewritten) {
  const fs::path filed = file(Shelf::imported, "2025-09-02", "a.xml", "export");
  file(Shelf::imported, "2025-09-02", "a.xml.html", "DURAND Zoé");
  set_mode(filed.string() + ".html", 0600);
  set_mode(filed.parent_path(), 0750);
  BOOST_TEST(rewrite_companions(filed, {{".txt", "1 personne"}, {".html", "1 personne"}}).has_value());
  BOOST_TEST(bytes_of(filed.string() + ".html") == "1 personne");
  BOOST_TEST(has_mode(filed.string() + ".html", 0640));
  BOOST_TEST((names_in(filed.parent_path()) == std::set<std::string>{"a.xml", "a.xml.html"}));
  BOOST_TEST(bytes_of(filed) == "export");
}

BOOST_AUTO_TEST_CASE(what_a_person_took_away_is_no_failure_but_a_shelf_out_of_reach_is) {
  const fs::path filed = file(Shelf::imported, "2025-09-02", "a.xml", "export");
  fs::remove_all(filed.parent_path());
  BOOST_TEST(rewrite_companions(filed, {{".txt", "x"}}).has_value());
  BOOST_TEST(remove_filed(filed, sha256("export")).has_value());
  fs::remove_all(filed.parent_path().parent_path());  // as an unmounted share looks
  for (const auto& failed : {rewrite_companions(filed, {{".txt", "x"}}), remove_filed(filed, sha256("export"))}) {
    BOOST_TEST_REQUIRE(failed.has_error());
    BOOST_TEST((failed.error().fault == domain::Fault::unavailable));
    BOOST_TEST(failed.error().sentence.find("introuvable") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(an_export_is_removed_and_nothing_else_of_its_name) {
  const fs::path filed = file(Shelf::imported, "2025-09-02", "a.xml", "export");
  file(Shelf::imported, "2025-09-02", "a.xml.txt", "compte rendu");
  BOOST_TEST(remove_filed(filed, sha256("another")).has_value());
  BOOST_TEST(fs::exists(filed));
  BOOST_TEST(remove_filed(filed, sha256("export")).has_value());
  BOOST_TEST((names_in(filed.parent_path()) == std::set<std::string>{"a.xml.txt"}));
}

BOOST_AUTO_TEST_CASE(nothing_is_reached_through_a_link, *boost::unit_test::precondition(links_can_be_made)) {
  const TemporaryFolder elsewhere;
  std::ofstream(elsewhere.path / "a.xml") << "export";
  std::ofstream(elsewhere.path / "a.xml.txt") << "à quelqu'un";
  const fs::path filed = file(Shelf::imported, "2025-09-02", "a.xml", "export");
  const fs::path linked = filed.parent_path().parent_path() / "2025-09-03" / "a.xml";
  fs::create_directory_symlink(elsewhere.path, linked.parent_path());
  BOOST_TEST(remove_filed(linked, sha256("export")).has_value());
  BOOST_TEST(rewrite_companions(linked, {{".txt", "x"}}).has_value());
  fs::remove(filed);
  fs::create_symlink(elsewhere.path / "a.xml", filed);
  fs::create_symlink(elsewhere.path / "a.xml.txt", filed.string() + ".txt");
  BOOST_TEST(remove_filed(filed, sha256("export")).has_value());
  BOOST_TEST(rewrite_companions(filed, {{".txt", "x"}}).has_value());
  BOOST_TEST(bytes_of(elsewhere.path / "a.xml") == "export");
  BOOST_TEST(bytes_of(elsewhere.path / "a.xml.txt") == "à quelqu'un");
}

BOOST_AUTO_TEST_CASE(duplicates_go_by_the_day_they_were_filed) {
  for (const char* day : {"2025-09-02", "2025-09-03"}) {
    file(Shelf::duplicate, day, "a.xml", "export");
    file(Shelf::duplicate, day, "a.xml.txt", "déjà reçu");
  }
  const fs::path own = file(Shelf::duplicate, "2025-09-02", "notes.xml", "d'une personne");
  const fs::path strange = file(Shelf::duplicate, "2025-09-02", "b.xml", "inconnu");
  file(Shelf::duplicate, "2025-09-02", "b.xml.txt", "déjà reçu");
  const auto known = [](const std::string& digits) { return digits == sha256("export"); };
  const auto removed = remove_duplicates(folder, 2025y / September / 3d, known);
  BOOST_TEST_REQUIRE(removed.has_value());
  BOOST_TEST(*removed == 1U);
  BOOST_TEST((names_in(own.parent_path()) == std::set<std::string>{"notes.xml", "b.xml", "b.xml.txt"}));
  BOOST_TEST(names_in(folder / std::string(folder_of(Shelf::duplicate)) / "2025-09-03").size() == 2U);
  BOOST_TEST(*remove_duplicates(folder, 2025y / September / 4d, known) == 1U);
  BOOST_TEST(!fs::exists(folder / std::string(folder_of(Shelf::duplicate)) / "2025-09-03"));
}

BOOST_AUTO_TEST_CASE(a_folder_without_duplicates_has_none_to_remove) {
  BOOST_TEST(*remove_duplicates(folder, 2025y / September / 3d, kAny) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace intake
