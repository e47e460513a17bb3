// The words that stand in journals, logs and JSON outlive the code: each is pinned here, and none may be renamed.
#include "domain/names.h"

#include "domain/import.h"

#include <boost/test/unit_test.hpp>

using namespace domain;

namespace {

template <class Enum>
struct Word {
  Enum value;
  std::string_view name;
};

template <class Enum, class Named>
void check(std::initializer_list<Word<Enum>> words, Named named) {
  int expected = 0;
  for (const auto& [value, name] : words) {
    BOOST_TEST(static_cast<int>(value) == expected++, "every value, in its order: " << name);
    BOOST_TEST(name_of(value) == name);
    BOOST_TEST((named(name) == std::optional(value)), name);
  }
  BOOST_TEST(name_of(static_cast<Enum>(expected)) == "?", "a value without a word follows the last one");
  for (const std::string_view stranger : {"", "?", "Waiting", "edt "}) BOOST_TEST(!named(stranger).has_value());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(names)

BOOST_AUTO_TEST_CASE(of_faults) {
  check<Fault>({{Fault::unreachable, "unreachable"},
                {Fault::unavailable, "unavailable"},
                {Fault::throttled, "throttled"},
                {Fault::signed_out, "signed_out"},
                {Fault::credentials_refused, "credentials_refused"},
                {Fault::file_refused, "file_refused"},
                {Fault::page_changed, "page_changed"},
                {Fault::cancelled, "cancelled"}},
               fault_named);
}

BOOST_AUTO_TEST_CASE(of_states) {
  check<State>({{State::waiting, "waiting"},
                {State::submitting, "submitting"},
                {State::queued, "queued"},
                {State::doubtful, "doubtful"},
                {State::done, "done"},
                {State::refused, "refused"},
                {State::held, "held"},
                {State::superseded, "superseded"}},
               state_named);
}

BOOST_AUTO_TEST_CASE(of_modes) { check<Mode>({{Mode::complete, "complete"}, {Mode::partial, "partial"}}, mode_named); }

BOOST_AUTO_TEST_CASE(of_kinds) { check<Kind>({{Kind::edt, "edt"}, {Kind::idpn, "idpn"}}, kind_named); }

BOOST_AUTO_TEST_CASE(of_forms) {
  check<Form>({{Form::unknown, "unknown"}, {Form::clear, "clear"}, {Form::container, "container"}}, form_named);
}

BOOST_AUTO_TEST_SUITE_END()
