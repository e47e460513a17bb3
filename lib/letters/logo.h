// The school's logo, made part of the page: letters are one file, and fetch nothing from elsewhere.
#pragma once

#include "domain/fault.h"

#include <boost/filesystem/path.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace letters {

inline constexpr std::size_t kLargestLogo = std::size_t{1} << 20;  // bytes

// A `data:` address of a PNG, JPEG or SVG picture, told by its content, not by its name. Fails, naming the file, where it
// cannot be read, is larger than kLargestLogo, or is something else.
[[nodiscard]] domain::Result<std::string> read_logo(const boost::filesystem::path& file);

// The same of bytes; the sentence calls them `name`.
[[nodiscard]] domain::Result<std::string> logo_of(std::string_view bytes, std::string_view name);

}  // namespace letters
