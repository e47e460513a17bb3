// What there is to go wrong, as a person types it: for whoever asks.
#pragma once

#include "sandbox/trouble.h"

#include <span>
#include <string_view>

namespace sandbox {

struct KnownTrouble {
  Trouble::Kind kind;
  std::string_view name;
  std::string_view does;  // French
};
[[nodiscard]] std::span<const KnownTrouble> known_troubles();

// Where it may strike; see trouble.h.
[[nodiscard]] std::span<const std::string_view> known_steps();

}  // namespace sandbox
