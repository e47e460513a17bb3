// Whose password was set back since the « Fichier des identifiants » of before: it must be handed out again.
#pragma once

#include "formats/credentials.h"

#include <string>
#include <vector>

namespace letters {

// uids, in the order of the newer file: names change and repeat, uids do neither. Whoever has an initial password that is
// not the one of before, or had chosen one. Not those who were not there before.
[[nodiscard]] std::vector<std::string> reset_passwords(const formats::CredentialsFile& before,
                                                       const formats::CredentialsFile& now);

}  // namespace letters
