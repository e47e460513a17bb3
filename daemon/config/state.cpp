#include "daemon/config/state.h"

#include "daemon/config/usual_paths.h"

#include <boost/filesystem/operations.hpp>

#include <fstream>
#include <string>

namespace navette {

fs::path probable_state(const fs::path& configuration) {
  constexpr std::string_view kKey = "state:", kSpace = " \t\r";
  const fs::path file = fs::absolute(configuration).lexically_normal();
  std::ifstream in(file, std::ios::binary);
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with(kKey)) continue;
    std::string value = line.substr(kKey.size());
    if (const auto comment = value.find(" #"); comment != value.npos) value.resize(comment);
    value.erase(0, std::min(value.find_first_not_of(kSpace), value.size()));
    value.erase(value.find_last_not_of(kSpace) + 1);
    const bool is_quoted =
        value.size() > 1 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front();
    if (is_quoted) value = value.substr(1, value.size() - 2);
    if (!value.empty()) return fs::absolute(value, file.parent_path()).lexically_normal();
  }
  return usual_state();
}

}  // namespace navette
