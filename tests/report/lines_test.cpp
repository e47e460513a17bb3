#include "report/lines.h"

#include <boost/test/unit_test.hpp>

using report::clean;
using report::fold_lines;

BOOST_AUTO_TEST_SUITE(lines)

BOOST_AUTO_TEST_CASE(anything_becomes_one_harmless_line) {
  BOOST_TEST(clean("  a \r\n\t b\u2028c\u0085d ") == "a b c d");
  BOOST_TEST(clean("a\x1b[2Jb") == "a [2Jb");
  BOOST_TEST(clean(std::string("a\0b", 3)) == "a b");
  BOOST_TEST(clean("n\xe9") == "n\uFFFD");
  BOOST_TEST(clean("\uFFFE\uFFFF") == "\uFFFD\uFFFD");
  BOOST_TEST(clean("14\u00A0h\u00A005, Zoé 😀") == "14\u00A0h\u00A005, Zoé 😀");
}

BOOST_AUTO_TEST_CASE(long_lines_are_folded_at_spaces) {
  BOOST_TEST(fold_lines("un deux trois quatre", 10) == "un deux\ntrois\nquatre\n");
  BOOST_TEST(fold_lines("  un deux trois", 10) == "  un deux\n  trois\n");
  BOOST_TEST(fold_lines("  1.\tun deux trois", 13) == "  1. un deux\n     trois\n");
  BOOST_TEST(fold_lines("un\u00A0deux trois", 9) == "un\u00A0deux\ntrois\n");
  BOOST_TEST(fold_lines("éèàùç éèàùç", 11) == "éèàùç éèàùç\n");
}

BOOST_AUTO_TEST_CASE(what_people_copy_is_not_cut) {
  BOOST_TEST(fold_lines("a abcdefghijkl b", 5) == "a\nabcdefghijkl\nb\n");
  BOOST_TEST(fold_lines("  sous :\t/srv/Exports ENT/a.xml", 12) == "  sous :\n      /srv/Exports ENT/a.xml\n");
  BOOST_TEST(fold_lines("dans «\u00A0/srv/Exports ENT/a.xml\u00A0», ici", 12) ==
             "dans\n«\u00A0/srv/Exports ENT/a.xml\u00A0»,\nici\n");
}

BOOST_AUTO_TEST_CASE(blank_lines_do_not_pile_up) {
  BOOST_TEST(fold_lines("\n\na\n\n \n\nb\n", 10) == "a\n\nb\n");
  BOOST_TEST(fold_lines("", 10) == "");
}

BOOST_AUTO_TEST_SUITE_END()
