// yaml-cpp's complaints in French, for profiles and for the daemon's configuration.
#pragma once

#include <string>

namespace portal {

// What `message` (YAML::Exception::msg) says, in a few words to stand in brackets.
[[nodiscard]] std::string yaml_in_french(const std::string& message);

}  // namespace portal
