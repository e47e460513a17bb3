#include "timetable/words.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(words)

using namespace timetable;

BOOST_AUTO_TEST_CASE(case_accents_and_ligatures_are_folded) {
  BOOST_TEST(folded("ÉDUCATION") == "education");
  BOOST_TEST(folded("Cœur, Ça, Maëlle, ŒUVRE, ÆON") == "coeur, ca, maelle, oeuvre, aeon");
  BOOST_TEST(folded("cafe\u0301") == "cafe");
  BOOST_TEST(folded("8\u00A0h\u202F00") == "8 h 00");
  BOOST_TEST(folded("caf\xE9 A") == "caf\xE9 a");  // not UTF-8
  BOOST_TEST(folded("").empty());
}

BOOST_AUTO_TEST_CASE(tokens) {
  BOOST_TEST((tokens_of("ED.PHYSIQUE & SPORT.") == Tokens{"ed", "physique", "sport"}));
  BOOST_TEST((tokens_of("L’école d'été – n°12") == Tokens{"l", "ecole", "d", "ete", "n", "12"}));
  BOOST_TEST(tokens_of(" -.!\n").empty());
  BOOST_TEST((weighty_tokens_of("Vie de la classe") == Tokens{"vie", "classe"}));
  BOOST_TEST((weighty_tokens_of("de la") == Tokens{"de", "la"}));
}

BOOST_AUTO_TEST_CASE(a_word_cut_off_is_the_same) {
  BOOST_TEST(same_word("math", "mathematiques"));
  BOOST_TEST(!same_word("m", "mathematiques"));
  BOOST_TEST(same_word("m", "mathematiques", 1));
  BOOST_TEST(!same_word("musique", "mathematiques"));
  BOOST_TEST(!same_word("lv", "lv1"));
  BOOST_TEST(!same_word("lv1", "lv2"));
  BOOST_TEST(same_word("012", "12"));
  BOOST_TEST(!same_word("1", "12"));
}

BOOST_AUTO_TEST_CASE(abbreviations) {
  for (const auto& [a, b] : {std::pair("EDUCATION PHYSIQUE ET SPORTIVE", "EPS"),
                             {"SCIENCES VIE & TERRE", "svt"},
                             {"ED.PHYSIQUE & SPORT.", "Éducation physique et sportive"},
                             {"ACCOMP.TRAVAIL PERSO", "Accompagnement du travail personnel"},
                             {"ANGLAIS LV1", "Anglais"},
                             {"HISTOIRE & GEOGRAPH.", "Géographie histoire"}}) {
    BOOST_TEST(abbreviates(a, b), a << " / " << b);
    BOOST_TEST(abbreviates(b, a), a << " / " << b);
  }
  BOOST_TEST(abbreviates("PPRE", "Programme personnalisé réussite éducative"));
  BOOST_TEST(!abbreviates("ANGLAIS LV1", "ANGLAIS LV2"));
  BOOST_TEST(!abbreviates("MATHS", "MUSIQUE"));
  BOOST_TEST(!abbreviates("", "MUSIQUE"));
}

BOOST_AUTO_TEST_CASE(pieces_of_a_cell) {
  using Pieces = std::vector<std::string>;
  BOOST_TEST((pieces_of("12,14;  B / C\nD et E") == Pieces{"12", "14", "  B ", " C", "D", "E"}));
  BOOST_TEST((pieces_of("Mme Pochet") == Pieces{"Mme Pochet"}));
  BOOST_TEST(pieces_of(" , ").empty());
}

BOOST_AUTO_TEST_CASE(what_is_quoted_is_short_and_on_one_line) {
  BOOST_TEST(quotable("  a\t\nb\x01 c ") == "a b c");
  const std::string sixty(60, 'x');
  BOOST_TEST(quotable(sixty) == sixty);
  BOOST_TEST(quotable(sixty + "yz") == sixty + "…");
  std::string accents;
  for (int i = 0; i < 61; ++i) accents += "é";
  BOOST_TEST(quotable(accents).size() == 60u * 2 + 3);
}

BOOST_AUTO_TEST_CASE(numbers_and_lists_in_french) {
  BOOST_TEST(number(7) == "7");
  BOOST_TEST(number(999) == "999");
  BOOST_TEST(number(14226) == "14\u00A0226");
  BOOST_TEST(number(-1234567) == "-1\u00A0234\u00A0567");
  BOOST_TEST(count(0, "séance", "séances") == "0 séance");
  BOOST_TEST(count(2, "séance", "séances") == "2 séances");
  BOOST_TEST(list({"a", "b", "c"}) == "a, b et c");
  BOOST_TEST(list({}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
