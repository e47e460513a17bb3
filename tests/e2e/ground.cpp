#include "e2e/ground.h"

#include "e2e/process.h"
#include "e2e/until.h"

#include <boost/filesystem/directory.hpp>
#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/capability.h>
#include <sched.h>
#include <sstream>
#include <stdexcept>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace e2e {

namespace {

constexpr const char* kLimit = "/proc/sys/user/max_inotify_watches";

void expect(bool good, const std::string& what) {
  if (!good) throw std::runtime_error(what + ": " + std::strerror(errno));
}

// No stream, no exception: this also runs between fork and exec.
bool write_text(const char* file, const std::string& text) {
  const int descriptor = ::open(file, O_WRONLY | O_CLOEXEC);
  const bool written =
      descriptor >= 0 && ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  if (descriptor >= 0) ::close(descriptor);
  return written;
}

}  // namespace

PrivateMounts::PrivateMounts() {
  expect(::geteuid() == 0, "This test must run as root: it mounts and unmounts");
  expect(::unshare(CLONE_NEWNS) == 0, "unshare");
  expect(::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0, "private mounts");
}

bool is_mounted(const fs::path& target) {
  fs::ifstream mounts("/proc/self/mounts");
  for (std::string source, at, rest; mounts >> source >> at && std::getline(mounts, rest);)
    if (at == target.string()) return true;
  return false;
}

Mount::Mount(const fs::path& source, const fs::path& target, const char* type, unsigned long flags) : target_(target) {
  expect(::mount(source.c_str(), target.c_str(), type, flags, nullptr) == 0, "mount on " + target.string());
}

Mount Mount::again(const fs::path& source, const fs::path& target) { return {source, target, nullptr, MS_BIND}; }

Mount::Mount(Mount&& other) noexcept : target_(std::move(other.target_)) { other.target_.clear(); }

Mount::~Mount() {
  if (!target_.empty()) ::umount2(target_.c_str(), MNT_DETACH);
}

std::function<bool()> bound_by_rights() {
  return [] {
    return ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE) == 0 && ::prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH) == 0;
  };
}

std::function<bool()> with_watches(int limit) {
  return [limit] {
    return ::unshare(CLONE_NEWUSER) == 0 && write_text("/proc/self/uid_map", "0 0 1") &&
           write_text("/proc/self/setgroups", "deny") && write_text("/proc/self/gid_map", "0 0 1") &&
           write_text(kLimit, std::to_string(limit));
  };
}

void set_watches(int process, int limit) {
  const pid_t child = ::fork();  // what has entered another user namespace does not come back
  if (child == 0) {
    const int space = ::open(("/proc/" + std::to_string(process) + "/ns/user").c_str(), O_RDONLY | O_CLOEXEC);
    ::_exit(space >= 0 && ::setns(space, CLONE_NEWUSER) == 0 && write_text(kLimit, std::to_string(limit)) ? 0 : 1);
  }
  int status = 0;
  expect(::waitpid(child, &status, 0) == child, "waitpid");
  BOOST_REQUIRE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

int watches_on(int process, const fs::path& folder) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0) return 0;
  std::ostringstream wanted;
  wanted << "ino:" << std::hex << status.st_ino << ' ';
  int found = 0;
  for (const auto& entry : fs::directory_iterator("/proc/" + std::to_string(process) + "/fdinfo")) {
    std::istringstream lines(read_file(entry.path()));
    for (std::string line; std::getline(lines, line);)
      if (line.starts_with("inotify ") && line.find(wanted.str()) != line.npos) ++found;
  }
  return found;
}

void recovers(const std::string& what, const std::function<bool()>& holds, std::chrono::seconds patience) {
  const auto since = std::chrono::steady_clock::now();
  BOOST_REQUIRE_MESSAGE(until(holds, patience), what << ": did not happen");
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - since);
  BOOST_TEST_MESSAGE(what << ": after " << took.count() << " ms");
}

}  // namespace e2e
