// Where a password comes from.
#pragma once

#include "daemon/config/config.h"
#include "domain/secret.h"

#include <string>
#include <string_view>

namespace navette {

using domain::Secret;

// Reads the password, without what editors add around it: a byte order mark, line ends. A file must be a regular one that belongs to us or to root and
// that nobody else can read. Throws ConfigError with the source's place; the sentence holds the command to type, and
// never what was read.
[[nodiscard]] Secret read_password(const PasswordSource& source);

// What a sealed password (seal.h) was sealed with besides: a file of its folder, the same for all that lie there.
[[nodiscard]] fs::path entropy_beside(const fs::path& sealed);

// The file that it is read from, to be watched; empty if it comes from none. A credential is the service manager's, else
// (a command that root runs beside the service) the file that the service manager takes it from.
[[nodiscard]] std::optional<fs::path> password_file(const PasswordSource& source);

// Whether it is a credential that Navette's own units hand over, which also notice that its file was changed.
[[nodiscard]] bool is_of_navettes_unit(const PasswordSource& source);

// Reads a credential's own file now, for later, when the process may not do that any more. Why it cannot be read, if it
// cannot, is kept likewise: whoever needs it then is told so. Before there are threads.
void hold_password(const PasswordSource& source);

// Six hexadecimal digits that differ when the account's credentials were changed (but for one time in 16 million): the
// first 3 bytes of a salted SHA-256. Serves only to notice a change, and is short on purpose: of all the passwords that
// someone might guess, thousands give the same digits, so the journal does not tell which.
[[nodiscard]] std::string fingerprint(std::string_view salt, std::string_view username, const Secret& password);

}  // namespace navette
