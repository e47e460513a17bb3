// Visits to the sandbox ENT, every answer of which is kept: what a real ENT's answers look like, for the fuzzer to spoil.
#pragma once

#include "portal/transport.h"

#include <string>
#include <vector>

namespace fuzz {

struct Visited {
  std::string flags;  // of answers.cpp
  std::vector<portal::Response> answers;
};

// Sign-in, import and look, of each kind, on both skins, well and ill. Always the same, whatever ports the sandbox got.
[[nodiscard]] std::vector<Visited> visits();

}  // namespace fuzz
