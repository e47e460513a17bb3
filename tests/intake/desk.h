// A drop folder and a spool in a temporary directory, an Intake on them, and a steady clock that the test turns.
#pragma once

#include "intake/intake.h"

#include <boost/filesystem.hpp>

#include <chrono>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace intake {

using namespace std::chrono_literals;

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
  std::ifstream stream(file.native(), std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

inline std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().native());
  return names;
}

inline void set_time(const fs::path& file, std::chrono::seconds since_1970) {
  const timespec times[2] = {{static_cast<time_t>(since_1970.count()), 0},
                             {static_cast<time_t>(since_1970.count()), 0}};
  ::utimensat(AT_FDCWD, file.c_str(), times, 0);
}

inline unsigned mode_of(const fs::path& path) {
  struct stat status {};
  ::stat(path.c_str(), &status);
  return status.st_mode & 07777;
}

// A program that keeps its file open between its writes.
class Writer {
 public:
  explicit Writer(const fs::path& file, int flags = O_CREAT | O_TRUNC)
      : descriptor_(::open(file.c_str(), O_WRONLY | O_CLOEXEC | flags, 0644)) {}
  ~Writer() { close(); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void write(std::string_view bytes) {
    if (::write(descriptor_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) std::abort();
  }
  void seek(off_t offset) { ::lseek(descriptor_, offset, SEEK_SET); }
  void resize(off_t size) {
    if (::ftruncate(descriptor_, size) != 0) std::abort();
  }
  void close() {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = -1;
  }

 private:
  int descriptor_;
};

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
    std::ofstream((folder / name).native(), std::ios::binary) << bytes;
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

}  // namespace intake
