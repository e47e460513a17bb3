#include "domain/secret.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <type_traits>

using domain::Secret;

BOOST_AUTO_TEST_SUITE(secrets)

BOOST_AUTO_TEST_CASE(it_moves_and_is_never_copied) {
  static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
  static_assert(!std::is_convertible_v<Secret, std::string_view>);
  Secret first({'a', 'b'});
  Secret second = std::move(first);
  BOOST_TEST(first.empty());  // NOLINT(bugprone-use-after-move)
  BOOST_TEST(second.reveal() == "ab");
}

BOOST_AUTO_TEST_CASE(it_grows) {
  Secret secret;
  std::string expected;
  for (int i = 0; i < 1000; ++i) {
    secret.append("mot ");
    expected += "mot ";
  }
  BOOST_TEST(secret.reveal() == expected);
  secret.append("");
  BOOST_TEST(secret.reveal().size() == 4000u);
}

BOOST_AUTO_TEST_SUITE_END()
