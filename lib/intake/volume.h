// What kind of file system a path lies on: a local one tells of every change and knows every writer, a shared one knows
// only what happens on this machine.
#pragma once

#include <boost/filesystem/path.hpp>

namespace intake {

// NFS, SMB, FUSE, 9p, shared folders of virtual machines, cluster file systems. False if it cannot be told.
[[nodiscard]] bool is_shared(const boost::filesystem::path& path);
[[nodiscard]] bool is_shared(int descriptor);

}  // namespace intake
