// A QR code as the shapes of an SVG picture (libqrencode).
#pragma once

#include "domain/fault.h"

#include <string>
#include <string_view>

namespace letters {

struct QrCode {
  int side = 0;        // modules, the quiet zone of four around it included
  std::string path{};  // the dark ones, as the `d` of an SVG path, one unit a module
};

// Error correction M, which survives a fold and a coffee ring. Fails where the text is longer than a code may hold.
[[nodiscard]] domain::Result<QrCode> qr_code(std::string_view text);

}  // namespace letters
