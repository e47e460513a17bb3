// The real exports that tests use when they are there: $NAVETTE_EXPORTS, else the folder named at build time. They are
// not part of the project, so every test passes without them.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

namespace tests {

inline std::string real_export_path(const std::string& name) {
  const char* folder = std::getenv("NAVETTE_EXPORTS");
  return std::string(folder != nullptr ? folder : NAVETTE_EXPORTS) + "/" + name;
}

// The file's bytes; empty if it is not there.
inline std::optional<std::string> real_export(const std::string& name) {
  std::ifstream in(real_export_path(name), std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace tests
