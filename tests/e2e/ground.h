// The ground under a folder, as only root can move it: mounts that nobody else sees, rights and limits taken from a
// process, what it watches. Every test program that includes this must run as root and says so if it does not.
#pragma once

#include <boost/filesystem/path.hpp>

#include <chrono>
#include <functional>
#include <string>

namespace e2e {

namespace fs = boost::filesystem;

// From now on this process and its children have mounts of their own. Once per program, as a global fixture.
struct PrivateMounts {
  PrivateMounts();
};

[[nodiscard]] bool is_mounted(const fs::path& target);

// Mounted while it stands.
class Mount {
 public:
  // A file system in memory.
  static Mount memory(const fs::path& target) { return {"tmpfs", target, "tmpfs", 0}; }
  // One folder, seen at another place as well.
  static Mount again(const fs::path& source, const fs::path& target);
  ~Mount();
  Mount(Mount&& other) noexcept;
  Mount& operator=(Mount&&) = delete;

 private:
  Mount(const fs::path& source, const fs::path& target, const char* type, unsigned long flags);
  fs::path target_;
};

// For Process's `before`: the rights of files and folders hold for root, too, as for any account.
[[nodiscard]] std::function<bool()> bound_by_rights();
// For Process's `before`: a user namespace of its own, whose limit of inotify watches is this.
[[nodiscard]] std::function<bool()> with_watches(int limit);
// Changes that limit from outside while the process runs.
void set_watches(int process, int limit);

// How many inotify watches the process has on what `folder` is now.
[[nodiscard]] int watches_on(int process, const fs::path& folder);

// Says how long a condition took to come true; fails the test if it does not with so much patience.
void recovers(const std::string& what, const std::function<bool()>& holds,
              std::chrono::seconds patience = std::chrono::seconds(30));

}  // namespace e2e
