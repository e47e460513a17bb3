// What can be told of a file in the drop folder at little cost: its first and last bytes and who is writing to it.
#pragma once

#include "intake/file.h"
#include "intake/lease.h"

#include <string_view>

namespace intake {

struct Peek {
  Stamp stamp{};
  Writers writers = Writers::unknown;
  bool ours = false;   // may be an export; if not, it certainly is none
  bool blank = false;  // nothing has been written into it: empty, or space reserved
  bool whole = false;  // of an export: it closes its root element; of others: something has been written into it
};

// `name` is the raw file name, which counts beside the content.
[[nodiscard]] Io<Peek> peek(const fs::path& path, std::string_view name);

}  // namespace intake
