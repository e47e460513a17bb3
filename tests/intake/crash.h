// A desk whose daemon dies: states of the spool built by hand, and new starts.
#pragma once

#include "desk.h"
#include "intake/digest.h"

#include <boost/test/unit_test.hpp>

namespace intake {

struct Crash : Desk {
  Crash() { std::ignore = scan(); }

  std::vector<Arrival> restart() {
    start();
    return watch->orphans([this](const fs::path& file) { return known.contains(file); });
  }
  // <ticket>.<stage> of this folder.
  fs::path claimed(const std::string& directory) const {
    return spool / (sha256(folder.string()).substr(0, 16) + "-" + directory);
  }
  // <ticket>.<stage>/<name> with these bytes.
  fs::path leave(const std::string& directory, const std::string& name, const std::string& bytes) const {
    fs::create_directory(claimed(directory));
    std::ofstream(claimed(directory) / name, std::ios::binary) << bytes;
    return claimed(directory) / name;
  }
  void check_tidy() const {
    for (const std::string& name : names_in(spool)) BOOST_TEST(name.find('-') == name.npos);
    for (const std::string& name : names_in(folder)) BOOST_TEST(!name.starts_with('.'));
  }

  std::set<fs::path> known;
};

}  // namespace intake
