// The pupils of a clear EDT export, as digests: enough to notice one who was never there before, and nothing else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace formats {

// keyed_digest() of last name, first name and birth date, each pupil once; empty for what is no clear export.
[[nodiscard]] std::vector<std::string> pupil_digests(std::string_view bytes, std::string_view key);

}  // namespace formats
