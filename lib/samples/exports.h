// Writes an invented school as the vendor's programs would.
#pragma once

#include "domain/clock.h"
#include "samples/school.h"

#include <string>

namespace samples {

// The clear EDT export: UTF-8, valid against the vendor's ExportEmploiDuTemps.xsd.
[[nodiscard]] std::string write_clear_edt(const School& school);

// The IdPN export in the clear. Its shape is our own invention (docs/formats.md): no public schema or file exists.
[[nodiscard]] std::string write_idpn(const School& school, domain::Instant made_at);

}  // namespace samples
