// What lies in the drop folders and may be an export, since it was saved a moment ago or nobody is there to take it; and what
// was found to be none. Only the folder is listed; no file is opened, which would disturb its writer.
#pragma once

#include "daemon/config/config.h"
#include "journal/journal.h"

#include <string>
#include <vector>

namespace navette {

struct NotTaken {
  std::string folder{};
  std::string file_name{};  // UTF-8
  bool foreign = false;     // neither an EDT nor an IdPN export: it stays where it is
};

// By folder, oldest first; nothing of a folder that is in trouble.
[[nodiscard]] std::vector<NotTaken> not_taken(const Config& config, const std::vector<fs::path>& folders,
                                              journal::Journal& journal);

// What becomes of it. French, whole.
[[nodiscard]] std::string sentence_of(const NotTaken& file, bool running);

}  // namespace navette
