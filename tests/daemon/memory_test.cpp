// Code that is handed back is gone from memory, comes back when it is called, and does the same as before.
#include "daemon/service/memory.h"

#include <boost/test/unit_test.hpp>
#include <yaml-cpp/yaml.h>

#include <fstream>
#include <string>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

// KiB of a library's code that this process holds, as proc(5)'s smaps tells it.
long resident_code_of(const std::string& library) {
  std::ifstream maps("/proc/self/smaps");
  bool wanted = false;
  long sum = 0;
  for (std::string line; std::getline(maps, line);) {
    if (line.find(" r-xp ") != std::string::npos)
      wanted = line.find("/" + library) != std::string::npos;
    else if (line.find('-') < line.find(' '))
      wanted = false;  // another mapping
    if (wanted && line.starts_with("Rss:")) sum += std::stol(line.substr(4));
  }
  return sum;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(memory)

BOOST_AUTO_TEST_CASE(code_goes_and_comes_back_when_it_is_needed) {
  const std::string text = "schools: [0134567U, 9940001A]\nfolder: depot\n";
  const std::string before = YAML::Dump(YAML::Load(text));
  BOOST_TEST(resident_code_of("libyaml-cpp") > 16);
  navette::rest();
  BOOST_TEST(resident_code_of("libyaml-cpp") <= 4);  // the last page, which is not whole
  BOOST_TEST(YAML::Dump(YAML::Load(text)) == before);
  BOOST_TEST(resident_code_of("libyaml-cpp") > 16);
}

BOOST_AUTO_TEST_CASE(what_was_written_stays) {
  // On the heap, in a library's data, and what the loader put into pages that are read-only since.
  std::vector<std::string> heap(10'000, std::string(100, 'x'));
  heap.erase(heap.begin() + 10, heap.end());
  for (int i = 0; i < 3; ++i) {
    navette::rest();
    BOOST_TEST(heap[9] == std::string(100, 'x'));
    BOOST_CHECK_THROW(YAML::Load("[1, 2"), YAML::ParserException);  // tables of types, unwinding
  }
}

// The system's own word decides whether it would write a core.
BOOST_AUTO_TEST_CASE(nobody_else_sees_what_is_kept_out_of_dumps) {
  BOOST_TEST(::prctl(PR_GET_DUMPABLE) == 1);
  const pid_t child = ::fork();
  if (child == 0) {
    navette::keep_out_of_dumps();
    ::_exit(::prctl(PR_GET_DUMPABLE));
  }
  int status = -1;
  BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
  BOOST_TEST(WIFEXITED(status));
  BOOST_TEST(WEXITSTATUS(status) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
