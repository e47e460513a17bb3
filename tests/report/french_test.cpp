#include "report/french.h"

#include <boost/test/unit_test.hpp>

namespace french = report::french;
using namespace std::chrono_literals;

namespace {

constexpr domain::Instant kMoment = std::chrono::sys_days{std::chrono::year{2025} / 9 / 2} + 12h + 5min;

french::Local at(int year, unsigned month, unsigned day, domain::Duration time = {}) {
  const std::chrono::sys_days days{std::chrono::year{year} / month / day};
  return french::local(days + time, {});
}

// No-break spaces as "_", which shows where they are.
std::string shown(std::string text) {
  for (std::size_t at; (at = text.find("\u00A0")) != text.npos;) text.replace(at, 2, "_");
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(french_words)

BOOST_AUTO_TEST_CASE(dates) {
  const auto paris = [](domain::Instant) { return domain::Duration(2h); };
  BOOST_TEST(shown(french::moment(french::local(kMoment, paris))) == "mardi_2_septembre_2025 à_14_h_05");
  BOOST_TEST(shown(french::moment(french::local(kMoment, {}))) == "mardi_2_septembre_2025 à_12_h_05");
  BOOST_TEST(french::short_moment(french::local(kMoment, paris)) == "02/09/2025 14:05");
  BOOST_TEST(shown(french::date(at(2025, 9, 1))) == "lundi_1er_septembre_2025");
  BOOST_TEST(shown(french::date(at(2024, 2, 29))) == "jeudi_29_février_2024");
  BOOST_TEST(shown(french::date(at(2025, 8, 31, 23h + 59min))) == "dimanche_31_août_2025");
  BOOST_TEST(shown(french::clock(at(2025, 9, 1, 9h + 5min))) == "9_h_05");
  BOOST_TEST(shown(french::clock(at(2025, 9, 1))) == "0_h_00");
  BOOST_TEST(french::exact_clock(at(2025, 9, 1, 9h + 5min + 7s + 900ms)) == "09:05:07");
}

BOOST_AUTO_TEST_CASE(the_day_is_the_local_one) {
  const auto paris = [](domain::Instant) { return domain::Duration(2h); };
  const domain::Instant late = std::chrono::sys_days{std::chrono::year{2025} / 9 / 2} + 23h;
  BOOST_TEST(shown(french::moment(french::local(late, paris))) == "mercredi_3_septembre_2025 à_1_h_00");
}

BOOST_AUTO_TEST_CASE(durations) {
  BOOST_TEST(shown(french::duration(0ms)) == "moins d’une_seconde");
  BOOST_TEST(shown(french::duration(-5s)) == "moins d’une_seconde");
  BOOST_TEST(shown(french::duration(1s)) == "1_seconde");
  BOOST_TEST(shown(french::duration(40s)) == "40_secondes");
  BOOST_TEST(shown(french::duration(150s)) == "2_minutes_30_secondes");
  BOOST_TEST(shown(french::duration(1h)) == "1_heure");
  BOOST_TEST(shown(french::duration(1h + 30s)) == "1_heure");
  BOOST_TEST(shown(french::duration(72min)) == "1_heure_12_minutes");
  BOOST_TEST(shown(french::duration(28h)) == "1_jour_4_heures");
}

BOOST_AUTO_TEST_CASE(numbers_and_sizes) {
  BOOST_TEST(shown(french::number(0)) == "0");
  BOOST_TEST(shown(french::number(999)) == "999");
  BOOST_TEST(shown(french::number(14'226)) == "14_226");
  BOOST_TEST(shown(french::number(1'234'567)) == "1_234_567");
  BOOST_TEST(shown(french::number(-1234)) == "−1_234");
  BOOST_TEST(shown(french::bytes(0)) == "0_octet");
  BOOST_TEST(shown(french::bytes(812)) == "812_octets");
  BOOST_TEST(shown(french::bytes(659'456)) == "644_Ko");
  BOOST_TEST(shown(french::bytes(1'258'291)) == "1,2_Mo");
  BOOST_TEST(shown(french::bytes(64u << 20)) == "64_Mo");
  BOOST_TEST(shown(french::bytes(1023u << 10)) == "1_Mo");
}

BOOST_AUTO_TEST_CASE(plurals_and_lists) {
  BOOST_TEST(shown(french::count(0, "élève", "élèves")) == "0_élève");
  BOOST_TEST(shown(french::count(1, "élève", "élèves")) == "1_élève");
  BOOST_TEST(shown(french::count(2, "élève", "élèves")) == "2_élèves");
  BOOST_TEST(french::list({}) == "");
  BOOST_TEST(french::list({"a"}) == "a");
  BOOST_TEST(french::list({"a", "b", "c"}) == "a, b et c");
}

BOOST_AUTO_TEST_CASE(a_sentence_is_set_in_type) {
  BOOST_TEST(shown(french::typeset("Vraiment ? Oui ; l'ENT : « bon » !")) == "Vraiment_? Oui_; l’ENT_: «_bon_»_!");
  BOOST_TEST(shown(french::typeset("à 12:30, 100 % de a:b")) == "à 12:30, 100_% de a:b");
  BOOST_TEST(shown(french::typeset("Essai à 12 h 26, import n° 12, 3 hommes, 4 h, n° inconnu")) ==
             "Essai à 12_h_26, import n°_12, 3 hommes, 4 h, n° inconnu");
  BOOST_TEST(shown(french::typeset("")) == "");
  BOOST_TEST(shown(french::typeset("fini :")) == "fini_:");
}

BOOST_AUTO_TEST_CASE(what_people_copy_stays_as_it_is) {
  BOOST_TEST(shown(french::typeset("Le fichier « l'export : 1.xml » n'est")) ==
             "Le fichier «_l'export : 1.xml_» n’est");
  BOOST_TEST(french::typeset("rangé sous /srv/l'école/a.xml") == "rangé sous /srv/l'école/a.xml");
}

BOOST_AUTO_TEST_SUITE_END()
