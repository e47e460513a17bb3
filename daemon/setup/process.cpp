#include "daemon/setup/process.h"

#include <boost/process/args.hpp>
#include <boost/process/search_path.hpp>
#include <boost/process/system.hpp>

#include <iostream>

namespace navette {

bool runs(const boost::filesystem::path& program, const std::vector<std::string>& arguments) {
  std::cout << std::flush;
  const auto found = program.is_absolute() ? program : boost::process::search_path(program);
  return !found.empty() && boost::process::system(found, boost::process::args = arguments) == 0;
}

}  // namespace navette
