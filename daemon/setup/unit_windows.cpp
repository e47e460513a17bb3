// Windows has services, but no units.
#include "daemon/setup/unit.h"

namespace navette {

std::optional<Unit> unit_of(const std::string&) { return std::nullopt; }

}  // namespace navette
