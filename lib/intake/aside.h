// Files above the size cap: refused where they are. Nothing of them is read but both ends, nothing is copied, whatever
// volume the spool lies on. Until it is filed such a file lies in a folder of its own, out of people's way:
//
//   <drop folder>/.navette-trop-gros-<stamp's digits>[.n]/<name in UTF-8>
//
// One rename takes it there and one puts it onto its shelf, so a crash leaves it in one of three places, all known to
// the next start: the drop folder (met as new), here (told again unless the journal has it), its shelf.
#pragma once

#include "intake/file.h"

#include <string>
#include <vector>

namespace intake {

// Takes the file out of the drop folder and answers where it lies now; the names are on the disk when it returns.
[[nodiscard]] Io<fs::path> set_aside(const fs::path& folder, const std::string& name, const Stamp& stamp);
// Back into the drop folder, under its name or beside it with a number.
[[nodiscard]] error_code put_back(const fs::path& folder, const fs::path& aside);
// All that lie aside in this drop folder. Folders that hold none any more are removed.
[[nodiscard]] Io<std::vector<fs::path>> lying_aside(const fs::path& folder);

[[nodiscard]] bool lies_aside(const fs::path& file);
// Whether a file with this stamp is the one that lay there: nobody knows its content, so size and moment of change stand
// for it.
[[nodiscard]] bool lay_aside(const fs::path& file, const Stamp& stamp);

}  // namespace intake
