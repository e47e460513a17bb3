// A file that holds a password: it must be a regular one that belongs to us or to the machine's administrator, and that nobody
// else can read.
#pragma once

#include "daemon/config/secret.h"

#include <functional>
#include <string>

namespace navette {

// Its bytes are the first `size` of the answer, which is wiped with its unused end. `refuse` gets the sentence (French) that
// says why it cannot be read, with the command to type, and does not return. `of_systemd`: in a directory that the service
// manager keeps closed to others.
[[nodiscard]] Secret read_private(const std::string& file, bool of_systemd, std::size_t& size,
                                  const std::function<void(std::string)>& refuse);

}  // namespace navette
