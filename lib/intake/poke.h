// Says "look again", never what happened: the scan is the truth. Events may be lost, doubled or late without harm.
//
// Owned by the loop's thread. The loop waits for bell(), then calls drain(), then watch(), then
// scans: a folder that was deleted, replaced or mounted over is found again, and what is saved in it after the scan has
// passed is an event.
#pragma once

#include <boost/filesystem/path.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace intake {

enum class Watching {
  events,   // the system tells of changes as they happen
  polling,  // it cannot be relied on to: look regularly
};

// What suits the file system that `path` lies on; polling for shared ones, whose other users' changes nobody reports.
[[nodiscard]] Watching watching_way(const boost::filesystem::path& path);

struct Watched {
  boost::filesystem::path folder;
  std::string only{};  // count only events of the file with this name; empty: every file
};

class Poke {
 public:
  Poke();
  ~Poke();
  Poke(const Poke&) = delete;
  Poke& operator=(const Poke&) = delete;

  // For the loop: a descriptor that becomes readable, non-blocking, closed on exec; on Windows the HANDLE of an event. Always
  // valid: where the system has no events left to give (limits), it never calls.
  [[nodiscard]] std::intptr_t bell() const;

  // Watches exactly these from now on, and whether a folder above them is renamed or anything is mounted or unmounted,
  // which makes other folders of them and is told to nobody in them. (On Windows a folder below which somebody watches
  // cannot be renamed.) Cheap, so call it before each scan. Answers polling if any of them cannot be
  // watched by events now: missing, on a shared file system, limit of watches reached.
  Watching watch(const std::vector<Watched>& folders);

  // Reads all that has come in; true if any of it means "look again".
  [[nodiscard]] bool drain();

 private:
  class System;
  std::unique_ptr<System> system_;
};

}  // namespace intake
