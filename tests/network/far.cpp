#include "network/far.h"

#include "e2e/until.h"

#include <boost/algorithm/string/replace.hpp>
#include <boost/filesystem/fstream.hpp>
#include <boost/test/unit_test.hpp>

#include <sstream>

namespace network {

using domain::State;

void Far::configure(const std::string& before, const std::string& after) const {
  std::string text = e2e::read_file(config());
  boost::replace_all(text, before, after);
  e2e::fs::ofstream(config(), std::ios::binary | std::ios::trunc) << text;
}

void Far::begin() {
  add("request_timeout: 2 s");
  // Of freed memory AddressSanitizer would keep 256 MB.
  start({{"ASAN_OPTIONS", "quarantine_size_mb=8"}});
  drop(make(domain::Kind::edt));
}

void Far::suffers(const std::string& words) {
  BOOST_REQUIRE(e2e::until([&] { return !imports().empty() && imports()[0].attempts >= 2; }));
  BOOST_REQUIRE(says(words));
  const auto import = imports()[0];
  BOOST_TEST((import.state == State::waiting || import.state == State::submitting), import.state);
  BOOST_TEST((import.last_fault == domain::Fault::unreachable));
  BOOST_TEST(status_says(words));
  BOOST_TEST(ent().taken_in("edt").empty());
}

void Far::recovers() {
  BOOST_REQUIRE(reaches(0, State::done));
  BOOST_TEST(ent().taken_in("edt").size() == 1u);
  BOOST_TEST(imports().size() == 1u);
  stop();
}

bool Far::status_says(const std::string& words) const {
  std::string status;  // it is one moment's: another attempt may be under way
  const bool told = e2e::until([&] {
    status = types({"status"}).output;
    for (const char* each : {"\n      ", "’", "\xC2\xA0", "\xE2\x80\xAF"})
      boost::replace_all(status, each, each == std::string("’") ? "'" : " ");
    return status.find(words) != status.npos;
  });
  if (!told) BOOST_TEST_MESSAGE(status);
  return told;
}

std::size_t Far::most_memory() {
  std::istringstream status(e2e::read_file("/proc/" + std::to_string(navette().id()) + "/status"));
  for (std::string word; status >> word;)
    if (std::size_t kilobytes = 0; word == "VmHWM:" && status >> kilobytes) return kilobytes >> 10;
  return 0;
}

}  // namespace network
