// A desk whose daemon dies: states of the spool built by hand, and new starts.
#pragma once

#include "desk.h"

#include <boost/test/unit_test.hpp>

namespace intake {

inline constexpr const char* kName = "EDT_To_KOSMOS_0134567U.xml";

struct Crash : Desk {
  Crash() { std::ignore = scan(); }

  std::vector<Arrival> restart() {
    start();
    return watch->orphans([this](const fs::path& file) { return known.contains(file); });
  }
  fs::path incoming() const {
    for (const auto& entry : fs::directory_iterator(spool))
      if (entry.path().filename().native().starts_with("incoming-")) return entry.path();
    return {};
  }
  // <ticket>.<stage>/<name> with these bytes.
  fs::path leave(const std::string& directory, const std::string& name, const std::string& bytes) const {
    fs::create_directory(incoming() / directory);
    std::ofstream((incoming() / directory / name).native(), std::ios::binary) << bytes;
    return incoming() / directory / name;
  }
  void check_tidy() const {
    BOOST_TEST(names_in(incoming()).empty());
    for (const std::string& name : names_in(folder)) BOOST_TEST(!name.starts_with('.'));
  }

  std::set<fs::path> known;
};

}  // namespace intake
