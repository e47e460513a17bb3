// Base64 (RFC 4648, section 4) as xs:base64Binary writes it: white space anywhere.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace formats {

// How many bytes `text` stands for; empty if it is not base64: a foreign character, a length that is no multiple of
// four, padding in the middle, or padding bits that are not zero. Decodes nothing.
[[nodiscard]] std::optional<std::size_t> base64_size(std::string_view text);

}  // namespace formats
