// How the writers of this folder turn documents and dates into text.
#pragma once

#include "domain/clock.h"
#include "samples/school.h"

#include <pugixml.hpp>

#include <string>

namespace samples {

// An empty document with its XML declaration (UTF-8).
[[nodiscard]] pugi::xml_document new_document();

enum class Layout { indented, one_line };
[[nodiscard]] std::string text_of(const pugi::xml_document& document, Layout layout);

[[nodiscard]] std::string iso(Date date);                // xs:date: "2025-09-01"
[[nodiscard]] std::string iso(domain::Instant instant);  // xs:dateTime, UTC: "2025-09-01T08:00:00.000Z"

}  // namespace samples
