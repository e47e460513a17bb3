// A drop folder and a spool in a temporary directory, an Intake on them, and a steady clock that the test turns.
#pragma once

#include "intake/intake.h"
#include "writer.h"

#include <boost/filesystem.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>

namespace intake {

using namespace std::chrono_literals;

inline constexpr const char* kName = "EDT_To_KOSMOS_0134567U.xml";

struct TemporaryFolder {
  explicit TemporaryFolder(const fs::path& parent = fs::temp_directory_path())
      : path(parent / fs::unique_path("navette-test-%%%%%%%%%%")) {
    fs::create_directories(path);
  }
  ~TemporaryFolder() {
    boost::system::error_code ignored;
    fs::remove_all(path, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const fs::path path;
};

// A clear EDT export that recognise() sees as ours; `filler` makes contents differ.
inline std::string timetable(const std::string& filler = "") {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ExportEmploiDuTemps "
         "xmlns=\"http://www.index-education.com/exportemploidutemps\" Version=\"1.0\" UAI=\"0134567U\">\n<!-- " +
         filler + " -->\n</ExportEmploiDuTemps>\n";
}

inline std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

inline std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
  return names;
}

struct Desk {
  explicit Desk(const fs::path& spool_parent = {}) : spool_home(spool_parent.empty() ? home.path : spool_parent) {
    fs::create_directory(folder);
    start();
  }

  // As after a restart of the daemon.
  void start() {
    options.folder = folder;
    options.spool = spool;
    watch = std::make_unique<Intake>(options);
  }

  fs::path save(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder / name, std::ios::binary) << bytes;
    return folder / name;
  }

  Scan scan() { return watch->scan(now); }
  Scan scan_after(Steady::duration passed) {
    now += passed;
    return scan();
  }
  // Scans until nothing more is to be waited for within a minute: whatever can settle has settled.
  Scan settle() {
    Scan all = scan();
    const Steady end = now + 1min;
    while (all.look_again && *all.look_again <= end) {
      now = std::max(now + 1ms, *all.look_again);
      Scan more = scan();
      std::ranges::move(more.arrivals, std::back_inserter(all.arrivals));
      std::ranges::move(more.bystanders, std::back_inserter(all.bystanders));
      all.lingering = more.lingering;
      all.look_again = more.look_again;
      all.trouble = more.trouble;
    }
    return all;
  }

  TemporaryFolder home;
  TemporaryFolder spool_home;
  fs::path folder = home.path / "Dépôt";
  fs::path spool = spool_home.path / "spool";
  Options options{};
  Steady now{};
  std::unique_ptr<Intake> watch;
};

// Whether this machine lets us prove that nobody writes; where it does not, waiting is what is tested.
bool writers_can_be_proven();
// Whether this account may make symbolic links: on Windows that is a right of its own, and Wine has none.
boost::test_tools::assertion_result links_can_be_made(boost::unit_test::test_unit_id);
// A folder that is on another volume than temporary folders are, where there is one.
std::optional<fs::path> another_volume();

}  // namespace intake
