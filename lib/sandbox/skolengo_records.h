// "Bilans d'import" of the first skin: the list, the report of one import, and the queue page while it has none.
#pragma once

#include "sandbox/world.h"

#include <string>

namespace sandbox::skolengo {

[[nodiscard]] std::string follow_address(const Record& record);
[[nodiscard]] std::string report_address(const Record& record);
// The import that the address names by IMPORT=, else the list.
[[nodiscard]] Response answer_records(World& world, const Visit& visit);

}  // namespace sandbox::skolengo
