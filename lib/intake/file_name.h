// File names as people see them, cut and numbered so that every name Navette gives is one that the system takes.
#pragma once

#include <string>
#include <string_view>

namespace intake {

// The name in UTF-8 on one line: bytes that are not UTF-8 are replaced by U+FFFD, control characters by a space (a form
// sends them as something else, and the ENT's list of imports could not be held against the name any more).
[[nodiscard]] std::string printable(std::string_view name);

// The printable name, with " (2)" before its extension if `number` is 2, ... (1 adds nothing), and in at most `most`
// bytes: what is too long loses the end of its stem, never its extension, never half a character.
[[nodiscard]] std::string numbered(std::string_view name, unsigned number, std::size_t most);

// The name as the system lets a file be called: on Windows what only other systems allow (a colon, a dot at the end) becomes
// "_", and before a device's name (CON, COM1) goes one.
[[nodiscard]] std::string acceptable(std::string name);

}  // namespace intake
