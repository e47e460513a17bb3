// The IdPN export in the clear. No public sample or schema exists (domain.md: [L]), so any well-formed document under
// an IdPN name is taken, and school, date and counts are looked for where such things stand in the vendor's other
// files.
#pragma once

#include "domain/export.h"
#include "domain/fault.h"

#include <pugixml.hpp>

namespace formats {

// What can be found into `content`. Refuses roots that are certainly something else (a web page, a drawing, a feed,
// ...) and what is nested deeper than any export.
[[nodiscard]] domain::Result<void> read_identifiers(pugi::xml_node root, domain::Export& content);

}  // namespace formats
