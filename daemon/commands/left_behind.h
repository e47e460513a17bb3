// What becomes of a drop folder that Navette no longer watches: whoever saves there will not notice.
#pragma once

#include <boost/filesystem/path.hpp>

#include <string>
#include <vector>

namespace navette {

namespace fs = boost::filesystem;

// Of each folder of `former` that is not among `watched`: what lies there for nobody, and what to do. French, whole.
[[nodiscard]] std::vector<std::string> left_behind(const std::vector<fs::path>& former,
                                                   const std::vector<fs::path>& watched);

}  // namespace navette
