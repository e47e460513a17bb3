#include "daemon/setup/installation.h"

#include <boost/nowide/convert.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>
// clang-format off: the one needs the other
#include <windows.h>
#include <shellapi.h>
// clang-format on

using navette::installation::command_line;
using navette::installation::configuration_in;

namespace {

// As Windows gives it to the program.
std::vector<std::string> words_of(const std::string& line) {
  int count = 0;
  wchar_t** words = ::CommandLineToArgvW(boost::nowide::widen(line).c_str(), &count);
  std::vector<std::string> all;
  for (int i = 0; i < count; ++i) all.push_back(boost::nowide::narrow(words[i]));
  ::LocalFree(words);
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(command_line_of_the_service)

BOOST_AUTO_TEST_CASE(each_path_is_one_word_whatever_it_holds) {
  const std::vector<std::string> expected{R"(C:\Program Files\Navette\navette.exe)", "service", "run", "--config",
                                          R"(C:\Données d'été\navette.yaml)"};
  BOOST_TEST(words_of(command_line({expected[0], expected[4], "LocalSystem"})) == expected,
             boost::test_tools::per_element());
}

// Else a program called C:\Program.exe would be started as the service.
BOOST_AUTO_TEST_CASE(the_program_stands_in_quotes) {
  BOOST_TEST(command_line({R"(C:\Program Files\navette.exe)", "c.yaml", ""}).starts_with("\"C:\\Program Files\\"));
}

BOOST_AUTO_TEST_CASE(the_configuration_is_found_again) {
  const std::string configuration = R"(D:\Données d'été\navette.yaml)";
  BOOST_TEST(configuration_in(command_line({R"(C:\Program Files\navette.exe)", configuration, ""})).string() ==
             configuration);
  BOOST_TEST(configuration_in(R"(C:\other.exe -k)").empty());
}

BOOST_AUTO_TEST_SUITE_END()
