// A small file that an administrator has written, read whole.
#pragma once

#include <boost/filesystem/path.hpp>

#include <cstddef>
#include <optional>
#include <string>

namespace letters {

// At most the first `most` + 1 bytes, so that who asks can tell that there are more. Empty where it cannot be read.
[[nodiscard]] std::optional<std::string> read_file(const boost::filesystem::path& file, std::size_t most);

}  // namespace letters
