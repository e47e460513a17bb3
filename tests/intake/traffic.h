// What this process has read and written so far, as the system counts it.
#pragma once

#include <cstdint>
#include <optional>

namespace intake {

struct Traffic {
  std::uint64_t read = 0;  // bytes
  std::uint64_t written = 0;
};

// Empty where the system does not count (Wine).
[[nodiscard]] std::optional<Traffic> traffic();

}  // namespace intake
