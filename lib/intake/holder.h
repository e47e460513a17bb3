// Which program has a file open, for a person who should close it.
#pragma once

#include "intake/file.h"

#include <string>

namespace intake {

// Its name as Windows shows it ("EDT 2026"); of several any one. Empty where the system does not say: always on Linux, where
// only the administrator may ask that of other accounts' programs. Opens nothing. Up to some tenths of a second.
[[nodiscard]] std::string holder_of(const fs::path& file);

}  // namespace intake
