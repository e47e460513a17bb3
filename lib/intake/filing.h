// Puts the file of an ended import onto its shelf in the drop folder, with its companions (report, reason) beside it.
#pragma once

#include "domain/fault.h"
#include "intake/shelves.h"

#include <boost/filesystem/path.hpp>

#include <chrono>
#include <string>
#include <vector>

namespace intake {

namespace fs = boost::filesystem;

// A text or page that belongs to a filed export: <name as filed><suffix>.
struct Companion {
  std::string suffix;  // ".txt", ".html"
  std::string content;
};

struct Filing {
  fs::path spool_file;  // Arrival::spool_file
  fs::path folder;      // the drop folder; must exist
  fs::path spool;       // the folder's spool
  Shelf shelf{};
  std::chrono::year_month_day day{};  // local date of the import's end: the same in every call for the same import
  std::vector<Companion> companions{};
  // Of its bytes, by which it is known again where it had been filed before a crash. Empty: as the spool names its folder.
  std::string sha256{};
};

// Answers the path at which the export now lies. An existing name is never overwritten: " (2)" goes before the
// extension. Whoever can read the drop folder can read what is filed in it, nobody else can.
//
// What it did is on the disk when it returns. Called again after it was interrupted or failed, at whatever point, it
// finds how far it got (by name and content) and finishes; so the same file filed twice without companions, on the same
// day and shelf, may come to lie there once. Fails with `unavailable` where trying again may help (disk
// full, folder missing or its volume not mounted), with `file_refused` when the export is neither in the spool nor on its shelf.
[[nodiscard]] domain::Result<fs::path> file_away(const Filing& filing);

// Where the content of `target` is written before it gets its name: beside it, always under the same name, so that what a
// crash left half written is gone when this returns.
[[nodiscard]] fs::path fresh_half(const fs::path& target);

}  // namespace intake
