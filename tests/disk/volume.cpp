#include "disk/volume.h"

#include "e2e/process.h"

#include <boost/filesystem/directory.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mount.h>
#include <unistd.h>
#include <vector>

namespace disk {

namespace {

constexpr const char* kOptions = "size=6m,nr_inodes=64,mode=0700";
constexpr std::size_t kPage = 4 << 10;
constexpr std::size_t kLeft = 2;  // pages, where it is nearly full: less than any export of these tests

}  // namespace

std::ostream& operator<<(std::ostream& out, Cause cause) {
  static constexpr const char* kWords[] = {"full", "nearly full", "read-only", "no names left"};
  return out << kWords[static_cast<int>(cause)];
}

Volume::Volume(const fs::path& at) : at_(at), ballast_(at / ".ballast") {
  fs::create_directories(at);
  BOOST_REQUIRE_MESSAGE(::mount("tmpfs", at.c_str(), "tmpfs", 0, kOptions) == 0, std::strerror(errno));
  fs::create_directory(ballast_);
}

Volume::~Volume() { ::umount2(at_.c_str(), MNT_DETACH); }

void Volume::remount(bool writable) const {
  BOOST_REQUIRE_MESSAGE(
      ::mount("tmpfs", at_.c_str(), "tmpfs", MS_REMOUNT | (writable ? 0u : unsigned(MS_RDONLY)), kOptions) == 0,
      "remount " << at_ << ": " << std::strerror(errno));
}

void Volume::spoil(Cause cause) {
  read_only_ = cause == Cause::read_only;  // a remount is an event of its own: only where there is no other way
  if (read_only_) return remount(false);
  if (cause == Cause::no_names) {
    for (int i = 0;; ++i) {
      const int file = ::open((ballast_ / std::to_string(i)).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
      if (file < 0) break;
      ::close(file);
    }
    BOOST_REQUIRE(errno == ENOSPC);
    return;
  }
  leave(cause == Cause::nearly_full ? kLeft : 0);
}

void Volume::leave(std::size_t pages) {
  const int file = ::open((ballast_ / "all").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  BOOST_REQUIRE(file >= 0);
  const std::string page(kPage, 'x');
  off_t size = 0;
  for (ssize_t put = 1; put > 0; size += put > 0 ? put : 0) put = ::write(file, page.data(), page.size());
  BOOST_REQUIRE(errno == ENOSPC);
  BOOST_REQUIRE(::ftruncate(file, size - static_cast<off_t>(pages * kPage)) == 0);
  ::close(file);
}

void Volume::mend() {
  if (read_only_) return remount(true);
  std::vector<fs::path> files;  // what happens in the ballast's own folder is no event of the volume's
  for (const auto& entry : fs::directory_iterator(ballast_)) files.push_back(entry.path());
  for (const auto& file : files) fs::remove(file);
}

}  // namespace disk
