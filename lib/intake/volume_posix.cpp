#include "intake/volume.h"

#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <sys/stat.h>
#include <sys/statfs.h>

namespace intake {

namespace {

// f_type of statfs(2): its manual page, linux/magic.h, and for the virtual machines' own systems their drivers.
constexpr std::array<std::uint32_t, 18> kShared{
    0x00006969,  // NFS
    0x0000517B,  // SMB
    0xFF534D42,  // CIFS
    0xFE534D42,  // SMB 2 and 3
    0x65735546,  // FUSE: sshfs, virtiofs, Windows disks by NTFS-3G, desktop clouds
    0x65735543,  // FUSE control
    0x01021997,  // 9p
    0x786F4256,  // VirtualBox shared folder
    0xBACBACBC,  // VMware shared folder
    0x7C7C6673,  // Parallels shared folder
    0x5346414F,  // AFS
    0x6B414653,  // AFS, kernel's own
    0x73757245,  // Coda
    0x0000564C,  // NCP
    0x00C36400,  // Ceph
    0x01161970,  // GFS2
    0x7461636F,  // OCFS2
    0x0BD00BD0,  // Lustre
};

bool is_shared(const struct statfs& status) {
  return std::ranges::find(kShared, static_cast<std::uint32_t>(status.f_type)) != kShared.end();
}

// A link that says where: made anew and renamed over the old one, it is never half there.
boost::filesystem::path memory_in(const boost::filesystem::path& spool) { return spool / "volume"; }

}  // namespace

bool is_shared(const boost::filesystem::path& path) {
  struct statfs status {};
  return ::statfs(path.c_str(), &status) == 0 && is_shared(status);
}

bool is_shared(std::intptr_t handle) {
  struct statfs status {};
  return ::fstatfs(static_cast<int>(handle), &status) == 0 && is_shared(status);
}

boost::filesystem::path real_path(const boost::filesystem::path& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  return real ? boost::filesystem::path(real.get()) : boost::filesystem::path();
}

boost::filesystem::path volume_of(const boost::filesystem::path& folder) {
  boost::filesystem::path at = real_path(folder);
  struct stat here {
  }, above{};
  if (at.empty() || ::stat(at.c_str(), &here) != 0) return {};
  while (at.has_parent_path() && ::stat(at.parent_path().c_str(), &above) == 0 && above.st_dev == here.st_dev)
    at = at.parent_path();
  return at;
}

boost::filesystem::path remembered_volume(const boost::filesystem::path& spool) {
  boost::system::error_code none;
  return boost::filesystem::read_symlink(memory_in(spool), none);
}

boost::system::error_code replace_memory(const boost::filesystem::path& volume, const boost::filesystem::path& spool) {
  boost::system::error_code error;
  const boost::filesystem::path fresh = spool / "volume.new";
  boost::filesystem::remove(fresh, error);  // of a start that ended here
  boost::filesystem::create_symlink(volume, fresh, error);
  if (!error) boost::filesystem::rename(fresh, memory_in(spool), error);
  return error;
}

}  // namespace intake
