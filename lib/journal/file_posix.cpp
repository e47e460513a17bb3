#include "journal/file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace journal {

boost::system::error_code create_private(const boost::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return {errno, boost::system::system_category()};
  ::close(descriptor);
  return {};
}

void create_private_folder(const boost::filesystem::path& folder, boost::system::error_code& error) {
  error = {};
  if (::mkdir(folder.c_str(), 0700) != 0) error = {errno, boost::system::system_category()};
}

void sync_folder_of(const boost::filesystem::path& file) {
  const int folder = ::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  ::fsync(folder);
  ::close(folder);
}

}  // namespace journal
