#include "domain/rights.h"

#include <boost/test/unit_test.hpp>

#include <set>

namespace domain {

BOOST_AUTO_TEST_SUITE(rights)

// Wine knows no accounts of services by name, a French Windows none of these.
BOOST_AUTO_TEST_CASE(accounts_are_known_as_the_service_manager_calls_them) {
  for (const auto& [account, identifier] : {std::pair("LocalSystem", "S-1-5-18"),
                                            {"NT AUTHORITY\\SYSTEM", "S-1-5-18"},
                                            {"NT AUTHORITY\\LocalService", "S-1-5-19"},
                                            {"nt authority\\localservice", "S-1-5-19"},
                                            {"NT AUTHORITY\\NetworkService", "S-1-5-20"}}) {
    const auto found = identifier_of(account);
    BOOST_TEST_REQUIRE(found.has_value(), account);
    BOOST_TEST(found->str() == identifier);
  }
  BOOST_TEST(!identifier_of("NULLE-PART\\LocalSystem").has_value());
}

BOOST_AUTO_TEST_CASE(insiders_are_the_machine_s_own_and_this_account_each_once) {
  std::set<std::string> all;
  for (const Identifier& each : insiders()) all.insert(each.str());
  BOOST_TEST(all.size() == insiders().size());
  BOOST_TEST(all.contains("S-1-5-18"));
  BOOST_TEST(all.contains("S-1-5-32-544"));
  BOOST_TEST(is_insider(Identifier(WinLocalSystemSid).get()));
  BOOST_TEST(!is_insider(Identifier(WinWorldSid).get()));
  BOOST_TEST(OnlyMe().get() != nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace domain
