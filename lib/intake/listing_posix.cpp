#include "intake/listing.h"

#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>

namespace intake {

error_code look(const fs::path& folder, const std::function<void(Sighting)>& seen) {
  const auto last_error = [] { return error_code(errno, boost::system::system_category()); };
  struct Close {
    void operator()(DIR* open) const { ::closedir(open); }
  };
  const std::unique_ptr<DIR, Close> open(::opendir(folder.c_str()));
  if (!open) return last_error();
  for (;;) {
    errno = 0;
    const dirent* entry = ::readdir(open.get());
    if (!entry) return errno == 0 ? error_code() : last_error();
    if (entry->d_type != DT_REG && entry->d_type != DT_UNKNOWN) continue;
    if (is_temporary(entry->d_name)) continue;
    struct stat status {};
    if (::fstatat(::dirfd(open.get()), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
      if (errno == ENOENT) continue;  // gone between the two calls
      return last_error();
    }
    if (!S_ISREG(status.st_mode)) continue;
    seen({entry->d_name,
          {static_cast<std::uint64_t>(status.st_size),
           static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec,
           static_cast<std::uint64_t>(status.st_ino)}});
  }
}

}  // namespace intake
