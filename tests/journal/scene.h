// What the journal's tests share: a folder of their own, sample imports, and a bare connection for what no Navette
// would do to a journal.
#pragma once

#include "domain/import.h"
#include "journal/journal.h"

#include <boost/filesystem.hpp>

#include <string>

namespace scene {

namespace fs = boost::filesystem;
using domain::Duration;
using domain::Instant;

// An empty folder of its own, removed with everything in it.
struct Folder {
  fs::path path = fs::temp_directory_path() / fs::unique_path("navette journal %%%%%%%%");  // a space, on purpose
  fs::path journal = path / "journal.db";

  Folder() { fs::create_directory(path); }
  ~Folder() {
    boost::system::error_code ignored;
    fs::remove_all(path, ignored);
  }
};

// A new journal in it.
struct Opened {
  Folder folder;
  journal::Journal journal{folder.journal};
};

// The moment `minutes` after the morning of 2 September 2024.
inline Instant at(int minutes) { return Instant(Duration(1'725'256'800'000)) + std::chrono::minutes(minutes); }

inline domain::Uai school(const std::string& text = "0134567U") { return domain::Uai::parse(text).value(); }

// A new import as intake would hand it over; `letter` makes its content.
inline domain::Import import(char letter = 'a', domain::Kind kind = domain::Kind::edt) {
  domain::Import import;
  import.school = school();
  import.kind = kind;
  import.sha256 = std::string(64, letter);
  import.file_name = "EDT_To_KOSMOS_0134567U.xml";
  import.bytes = 644'000;
  import.content.kind = kind;
  import.content.school = school();
  import.spool_file = "/var/spool/navette/" + import.sha256 + "/EDT_To_KOSMOS_0134567U.xml";
  return import;
}

// One statement by a bare connection, past all of Navette's rules. Returns the first column of the first row, if any.
std::string execute(const fs::path& file, const std::string& statement);

}  // namespace scene
