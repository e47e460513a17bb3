// The key pairs of the sandbox ENT. They are published with the source: whoever encrypts for them encrypts for
// everyone.
#pragma once

#include "samples/container.h"

#include <string>

namespace samples {

// The sandbox ENT as a partner: "KOSMOS" and its public key.
[[nodiscard]] const Partner& sandbox_partner();
// Opens what was encrypted for sandbox_partner(). PEM.
[[nodiscard]] const std::string& sandbox_private_key();
// A second partner, named as in every real file ("INDEXEDUCATION"); its private key was thrown away.
[[nodiscard]] const Partner& vendor_partner();

}  // namespace samples
