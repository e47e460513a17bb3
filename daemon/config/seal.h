// A password sealed by the system, so that a copy of its file is worth nothing on another machine. Windows: DPAPI, for any
// account of this machine that may read the entropy. Linux has nothing alike that needs no person: there a file's rights
// are all.
#pragma once

#include "daemon/config/secret.h"

#include <optional>
#include <string>
#include <string_view>

namespace navette {

[[nodiscard]] bool can_seal();

// Empty where the system refuses.
[[nodiscard]] std::optional<std::string> seal(std::string_view secret, std::string_view entropy);
// Empty where it was sealed elsewhere, with another entropy, or is damaged.
[[nodiscard]] std::optional<Secret> unseal(std::string_view sealed, std::string_view entropy);

}  // namespace navette
