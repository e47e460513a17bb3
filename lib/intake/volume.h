// What kind of file system a path lies on: a local one tells of every change and knows every writer, a shared one knows
// only what happens on this machine. And whether it is the volume that it used to be: where a disk or a share is not
// mounted, an empty folder of the same name comes to light, which is not "no work".
#pragma once

#include <boost/filesystem/path.hpp>
#include <boost/system/error_code.hpp>

#include <cstdint>

namespace intake {

// NFS, SMB, FUSE, 9p, shared folders of virtual machines, cluster file systems. False if it cannot be told.
[[nodiscard]] bool is_shared(const boost::filesystem::path& path);
[[nodiscard]] bool is_shared(std::intptr_t handle);  // of an open file, see File::handle()

// The path without links; empty if there is nothing. Asked at every scan, so not by boost::filesystem::canonical, which
// calls the system three times as often.
[[nodiscard]] boost::filesystem::path real_path(const boost::filesystem::path& path);

// Where the volume that holds `folder` is mounted: the highest folder above it (or itself) on the same device. Empty if
// the folder is not there.
[[nodiscard]] boost::filesystem::path volume_of(const boost::filesystem::path& folder);

// The folder's volume is remembered in its spool, across restarts. Missing is one that was mounted below where the
// folder's volume is now, while the folder has none of Navette's shelves: a person who moved the folder off its volume
// for good makes one. Answers where it was mounted; empty if nothing is missing.
[[nodiscard]] boost::filesystem::path missing_volume(const boost::filesystem::path& folder,
                                                     const boost::filesystem::path& spool);
// The same for whoever knows volume_of(folder).
[[nodiscard]] boost::filesystem::path missing_volume(const boost::filesystem::path& folder,
                                                     const boost::filesystem::path& spool,
                                                     const boost::filesystem::path& volume);
// Call it when nothing is missing.
[[nodiscard]] boost::system::error_code remember_volume(const boost::filesystem::path& volume,
                                                        const boost::filesystem::path& spool);

// The memory itself: replaced as a whole. Empty where there is none.
[[nodiscard]] boost::filesystem::path remembered_volume(const boost::filesystem::path& spool);
[[nodiscard]] boost::system::error_code replace_memory(const boost::filesystem::path& volume,
                                                       const boost::filesystem::path& spool);

}  // namespace intake
