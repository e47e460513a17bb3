// Files that only their owner may read.
#pragma once

#include <boost/filesystem/path.hpp>
#include <boost/system/error_code.hpp>

namespace journal {

// Makes an empty file that is 0600 from its first moment. Fails if there is already something of that name.
[[nodiscard]] boost::system::error_code create_private(const boost::filesystem::path& file);

// Likewise a folder, 0700.
void create_private_folder(const boost::filesystem::path& folder, boost::system::error_code& error);

}  // namespace journal
