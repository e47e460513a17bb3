#include "domain/fault.h"

#include <boost/test/unit_test.hpp>

using namespace domain;

BOOST_AUTO_TEST_SUITE(fault)

BOOST_AUTO_TEST_CASE(reading_the_value_of_a_failure_is_a_bug_that_says_why) {
  const Result<int> result = Failure{Fault::throttled, "L'ENT demande de patienter."};
  BOOST_CHECK_EXCEPTION((void)result.value(), UnexpectedFailure, [](const UnexpectedFailure& error) {
    return std::string(error.what()) == "throttled: L'ENT demande de patienter.";
  });
}

BOOST_AUTO_TEST_CASE(failures_are_equal_with_all_they_say) {
  const Failure failure{Fault::throttled, "Plus tard.", Duration(1000)};
  BOOST_TEST((failure == Failure{Fault::throttled, "Plus tard.", Duration(1000)}));
  BOOST_TEST((failure != Failure{Fault::throttled, "Plus tard."}));
  BOOST_TEST((failure != Failure{Fault::unavailable, "Plus tard.", Duration(1000)}));
}

BOOST_AUTO_TEST_SUITE_END()
