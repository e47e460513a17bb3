// One look at a folder: its regular files, without opening any. Folders (the shelves of shelves.h among them), symbolic
// links, pipes and temporary names are not seen at all.
#pragma once

#include "intake/file.h"

#include <functional>
#include <string>
#include <string_view>

namespace intake {

struct Sighting {
  std::string name;  // raw bytes
  Stamp stamp{};
};

// Whether programs give this name to what they have not finished, or systems to what is theirs.
[[nodiscard]] bool is_temporary(std::string_view name);

// Shows each file to `seen`, in no order; nothing is kept, for the folder may be a whole Desktop with tens of
// thousands.
[[nodiscard]] error_code look(const fs::path& folder, const std::function<void(Sighting)>& seen);

}  // namespace intake
