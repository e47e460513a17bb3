// Navette's own folder, as far as a configuration tells it that may be wrong: so that what is known can be told all the
// same.
#pragma once

#include <boost/filesystem/path.hpp>

namespace navette {

namespace fs = boost::filesystem;

// What a line `state:` of the file says, absolute; usual_state() where there is none, or no such file.
[[nodiscard]] fs::path probable_state(const fs::path& configuration);

}  // namespace navette
