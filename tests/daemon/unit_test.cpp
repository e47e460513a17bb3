#include "daemon/setup/unit.h"

#include "daemon/directory.h"

#include <boost/test/unit_test.hpp>

using namespace navette;

namespace {

// As the package's unit is.
Unit strict() {
  return {.name = "navette.service",
          .writable = {"/dev", "/home", "/var/lib/navette", "/srv/navette"},
          .read_only = {"/"},
          .hidden = {"/home", "/tmp"},
          .made = {"/var/lib/navette"}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(unit)

BOOST_AUTO_TEST_CASE(a_configuration_is_its_units_by_its_place) {
  BOOST_TEST(unit_named_after("/etc/navette/navette.yaml") == "navette.service");
  BOOST_TEST(unit_named_after("/etc/navette/lycee/navette.yaml") == "navette@lycee.service");
  BOOST_TEST(unit_named_after("/etc/navette/autre.yaml") == "");
  BOOST_TEST(unit_named_after("/etc/navette/a/b/navette.yaml") == "");
  BOOST_TEST(unit_named_after("/home/rosa/navette.yaml") == "");
}

BOOST_AUTO_TEST_CASE(the_nearest_rule_counts) {
  const Unit unit = strict();
  BOOST_TEST((reach_of(unit, "/srv/navette/0134567U") == Reach::writable));
  BOOST_TEST((reach_of(unit, "/srv/navette") == Reach::writable));
  BOOST_TEST((reach_of(unit, "/srv/navette2") == Reach::read_only));
  BOOST_TEST((reach_of(unit, "/srv") == Reach::read_only));
  BOOST_TEST((reach_of(unit, "/home/rosa/exports") == Reach::hidden));  // whatever else is said
  BOOST_TEST((reach_of(unit, "/srv/navette/../autre") == Reach::read_only));
  Unit closed = unit;
  closed.read_only.emplace_back("/srv/navette/0134567U");
  BOOST_TEST((reach_of(closed, "/srv/navette/0134567U/a") == Reach::read_only));
  BOOST_TEST((reach_of({.name = "a"}, "/srv/partage") == Reach::writable));  // nothing is closed
}

BOOST_AUTO_TEST_CASE(links_are_followed) {
  const Directory directory;
  const auto there = directory.path() / "ici", link = directory.path() / "lien";
  boost::filesystem::create_directory(there);
  boost::filesystem::create_directory_symlink(there, link);
  const Unit unit{.name = "a", .writable = {there}, .read_only = {"/"}};
  BOOST_TEST((reach_of(unit, link / "depot") == Reach::writable));
  const Unit by_link{.name = "a", .writable = {link}, .read_only = {"/"}};
  BOOST_TEST((reach_of(by_link, there) == Reach::writable));
}

BOOST_AUTO_TEST_CASE(what_systemd_makes_it_makes_with_what_is_in_it) {
  BOOST_TEST(makes(strict(), "/var/lib/navette"));
  BOOST_TEST(!makes(strict(), "/var/lib/navette2"));
}

BOOST_AUTO_TEST_SUITE_END()
