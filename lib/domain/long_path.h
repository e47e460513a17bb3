// Windows only: paths as its system calls take them without changing them.
#pragma once

#include <boost/filesystem/path.hpp>

#include <string>

namespace domain {

// "\\?\C:\..." or "\\?\UNC\server\share\...": longer than 260 characters, and with names that Windows would otherwise read
// as something else (CON, a dot or a space at the end). For the W functions; not for people.
[[nodiscard]] std::wstring long_path(const boost::filesystem::path& path);
// Without that beginning.
[[nodiscard]] boost::filesystem::path plain_path(std::wstring_view path);

}  // namespace domain
