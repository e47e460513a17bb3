// What Navette remembers of people whom it must know again: not who they are.
#pragma once

#include <string>
#include <string_view>

namespace domain {

// 16 hexadecimal digits: the first 8 bytes of an HMAC with SHA-256. Without the key nobody can tell from it who is
// meant, even by trying all names; the key lies in the journal beside it, so both are for Navette's eyes alone.
[[nodiscard]] std::string keyed_digest(std::string_view key, std::string_view text);

}  // namespace domain
