#include "journal/file_posix.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace journal {

boost::system::error_code create_private(const boost::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return {errno, boost::system::system_category()};
  ::close(descriptor);
  return {};
}

}  // namespace journal
