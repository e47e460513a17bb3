// The encrypted container: root EXPORT_INDEX_EDUCATION. Source: the vendor's ConteneurExportChiffre.xsd, a real file,
// and working client code. Only the envelope can be read, never the payload.
#pragma once

#include "domain/export.h"
#include "domain/fault.h"
#include "formats/recognise.h"

#include <pugixml.hpp>

#include <string_view>

namespace formats {

inline constexpr std::string_view kContainerRoot = "EXPORT_INDEX_EDUCATION";

// Everything that the envelope says into `content`. Refuses a container that nobody could open: a payload, key or
// checksum that is absent or no base64, a payload that is not made of whole AES blocks (16 bytes), a checksum that is
// not SHA-256's 32 bytes.
[[nodiscard]] domain::Result<void> read_envelope(pugi::xml_node root, const Expectations& expectations,
                                                 domain::Export& content);

}  // namespace formats
