#include "daemon/config/seal.h"

namespace navette {

bool can_seal() { return false; }
std::optional<std::string> seal(std::string_view, std::string_view) { return std::nullopt; }
std::optional<Secret> unseal(std::string_view, std::string_view) { return std::nullopt; }

}  // namespace navette
