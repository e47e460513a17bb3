// What the journal asks of the file system beyond what boost::filesystem does: files that only their owner may read (on Windows
// the system and the administrators as well).
#pragma once

#include <boost/filesystem/path.hpp>
#include <boost/system/error_code.hpp>

namespace journal {

// Makes an empty file that is 0600 from its first moment. Fails if there is already something of that name.
[[nodiscard]] boost::system::error_code create_private(const boost::filesystem::path& file);

// Likewise a folder, 0700.
void create_private_folder(const boost::filesystem::path& folder, boost::system::error_code& error);

// The names in the folder of this file are on the disk when it returns, where the system can do that.
void sync_folder_of(const boost::filesystem::path& file);

}  // namespace journal
