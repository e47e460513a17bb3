// The clear EDT export: root ExportEmploiDuTemps. Source: the vendor's ExportEmploiDuTemps.xsd and a real file; read
// more leniently than the schema (real files don't validate): local names, attributes without regard to case, any
// section absent, unknown sections ignored.
#pragma once

#include "domain/export.h"
#include "domain/fault.h"

#include <pugixml.hpp>

#include <string_view>

namespace formats {

inline constexpr std::string_view kTimetableRoot = "ExportEmploiDuTemps";

// School, school year and all counts into `content`, with findings about what is missing or implausible. Refuses only
// what is nested deeper than any export.
[[nodiscard]] domain::Result<void> read_timetable(pugi::xml_node root, domain::Export& content);

}  // namespace formats
