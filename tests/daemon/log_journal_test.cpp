#include "daemon/log/log_journal.h"

#include "daemon/log/log_events.h"
#include "domain/event.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <set>

using navette::log::Fields;
using navette::log::journal_fields;
using navette::log::Level;

namespace {

std::vector<std::string> fields_of(Level level, std::string_view event, const Fields& fields, std::string sentence) {
  return journal_fields({level, event, fields, std::move(sentence)});
}

template <std::size_t... Index>
std::vector<std::string> event_names(std::index_sequence<Index...>) {
  return {std::string(domain::name_of(domain::Event(std::in_place_index<Index>)))...};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(log_journal)

BOOST_AUTO_TEST_CASE(an_event_has_its_sentence_its_kind_and_its_fields) {
  const std::vector<std::string> expected{"MESSAGE=Import n° 12, 0134567U : L'ENT ne répond pas.",
                                          "PRIORITY=4",
                                          "NAVETTE_EVENT=import.failed",
                                          "MESSAGE_ID=" + std::string(navette::log::id_of("import.failed")),
                                          "NAVETTE_IMPORT=12",
                                          "NAVETTE_UAI=0134567U",
                                          "NAVETTE_FAULT=no_answer"};
  BOOST_TEST(fields_of(Level::warning, "import.failed", {{"import", 12}, {"uai", "0134567U"}, {"fault", "no_answer"}},
                       "L'ENT ne répond pas.") == expected,
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_no_import_is_told_as_it_is) {
  BOOST_TEST(fields_of(Level::info, "started", {{"version", "1"}}, "Navette surveille.").front() ==
             "MESSAGE=Navette surveille.");
  BOOST_TEST(fields_of(Level::info, "started", {}, "").front() == "MESSAGE=started");
  BOOST_TEST(fields_of(Level::info, "import.held", {{"import", 3}}, "Pourquoi ?").front() ==
             "MESSAGE=Import n° 3 : Pourquoi ?");
}

BOOST_AUTO_TEST_CASE(values_are_as_they_are_and_priorities_are_syslogs) {
  const auto fields = fields_of(Level::error, "nouveau", {{"file", "a b=\"c\""}}, "");
  BOOST_TEST(fields.at(1) == "PRIORITY=3");
  BOOST_TEST(fields.at(3) == "NAVETTE_FILE=a b=\"c\"");  // and no MESSAGE_ID, as nobody knows this event
  BOOST_TEST(fields_of(Level::debug, "x", {}, "").at(1) == "PRIORITY=7");
  BOOST_TEST(fields_of(Level::info, "x", {}, "").at(1) == "PRIORITY=6");
}

BOOST_AUTO_TEST_CASE(every_event_of_an_import_has_an_id_and_no_two_share_one) {
  for (const auto& name : event_names(std::make_index_sequence<std::variant_size_v<domain::Event>>()))
    BOOST_TEST(!navette::log::id_of("import." + name).empty(), name);
  std::set<std::string_view> events, ids;
  for (const auto& each : navette::log::kEventIds) {
    BOOST_TEST(each.id.size() == 32u);
    BOOST_TEST((each.id.find_first_not_of("0123456789abcdef") == each.id.npos));
    events.insert(each.event);
    ids.insert(each.id);
  }
  BOOST_TEST(events.size() == std::size(navette::log::kEventIds));
  BOOST_TEST(ids.size() == std::size(navette::log::kEventIds));
}

// A contract: whoever edits one of these breaks somebody's filter.
BOOST_AUTO_TEST_CASE(ids_are_for_ever) {
  BOOST_TEST(navette::log::id_of("started") == "03bc44549ec145bd9a25594b3abfdf3e");
  BOOST_TEST(navette::log::id_of("import.finished") == "f48a01bff5834d5fa15ef3cf2cd30384");
}

BOOST_AUTO_TEST_CASE(every_number_of_windows_event_log_has_its_message_and_no_two_share_one) {
  std::multiset<unsigned> numbers{navette::log::kCredentialsRefused}, messages;
  for (const auto& each : navette::log::kEventIds)
    if (each.number != 0) numbers.insert(each.number);
  std::ifstream in(NAVETTE_CONF "/../daemon/log/event_messages.mc");
  for (std::string line; std::getline(in, line);)
    if (unsigned number = 0; std::sscanf(line.c_str(), "MessageId=%u", &number) == 1) messages.insert(number);
  BOOST_TEST(numbers == messages, boost::test_tools::per_element());
  BOOST_TEST(std::set(numbers.begin(), numbers.end()).size() == numbers.size());
}

BOOST_AUTO_TEST_SUITE_END()
