// Where this process keeps the files of its worlds: in memory where there is a disk for that, for fsync is simulated
// anyway.
#pragma once

#include <boost/filesystem/operations.hpp>

#include <cstdlib>
#include <string>
#include <unistd.h>

namespace simulation {

inline boost::filesystem::path root_of_this_process() {
  namespace fs = boost::filesystem;
  const char* const wanted = std::getenv("TMPDIR");
  boost::system::error_code error;
  fs::path base = wanted ? fs::path(wanted) : fs::path("/dev/shm");
  if (!fs::is_directory(base, error)) base = fs::temp_directory_path();
  return base / ("navette-simulation." + std::to_string(::getpid()));
}

}  // namespace simulation
