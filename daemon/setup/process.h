// Another program, run to its end in front of whoever typed the command.
#pragma once

#include <boost/filesystem/path.hpp>

#include <string>
#include <vector>

namespace navette {

// A name is looked up as a shell would. True if it ended well, false also if there is none.
[[nodiscard]] bool runs(const boost::filesystem::path& program, const std::vector<std::string>& arguments);

}  // namespace navette
