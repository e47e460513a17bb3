#include "domain/failpoint.h"
#include "intake/file.h"

#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <tuple>
#include <unistd.h>
#include <utility>

namespace intake {

namespace {

int descriptor_of(std::intptr_t handle) { return static_cast<int>(handle); }

error_code last_error() { return {errno, boost::system::system_category()}; }

// Calls again what a signal interrupted.
template <class Call>
auto insist(Call call) {
  auto answer = call();
  while (answer < 0 && errno == EINTR) answer = call();
  return answer;
}

Stamp stamp_in(const struct stat& status) {
  return {static_cast<std::uint64_t>(status.st_size),
          static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec,
          static_cast<std::uint64_t>(status.st_ino)};
}

}  // namespace

Io<File> File::open(const fs::path& path) {
  // O_NONBLOCK: a pipe put where a file was must not stop Navette.
  const int descriptor =
      insist([&] { return ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC); });
  if (descriptor < 0) return last_error();
  File file(descriptor);
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return last_error();
  if (!S_ISREG(status.st_mode)) return error_code(EINVAL, boost::system::system_category());
  return file;
}

Io<File> File::create(const fs::path& path) {
  const int descriptor =
      insist([&] { return ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600); });
  if (descriptor < 0) return last_error();
  domain::failpoint("file_made");
  return File(descriptor);
}

File::File(File&& other) noexcept : handle_(std::exchange(other.handle_, -1)) {}

File& File::operator=(File&& other) noexcept {
  std::swap(handle_, other.handle_);
  return *this;
}

File::~File() {
  if (handle_ >= 0) ::close(descriptor_of(handle_));
}

Io<Stamp> File::stamp() const {
  struct stat status {};
  if (::fstat(descriptor_of(handle_), &status) != 0) return last_error();
  return stamp_in(status);
}

Io<std::size_t> File::read_at(std::uint64_t offset, std::span<char> into) const {
  std::size_t done = 0;
  while (done < into.size()) {
    const auto got = insist([&] {
      return ::pread(descriptor_of(handle_), into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
    });
    if (got < 0) return last_error();
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

error_code File::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto put = insist([&] { return ::write(descriptor_of(handle_), bytes.data(), bytes.size()); });
    if (put < 0) return last_error();
    bytes.remove_prefix(static_cast<std::size_t>(put));
    domain::failpoint("file_grown");
  }
  return {};
}

error_code File::date(const Stamp& stamp) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(std::chrono::nanoseconds(stamp.changed));
  const timespec changed{static_cast<time_t>(seconds.count()),
                         static_cast<long>(stamp.changed - std::chrono::nanoseconds(seconds).count())};
  const timespec times[2] = {changed, changed};
  return ::futimens(descriptor_of(handle_), times) == 0 ? error_code() : last_error();
}

void File::start_sync() const {
#ifdef SYNC_FILE_RANGE_WRITE
  std::ignore = ::sync_file_range(descriptor_of(handle_), 0, 0, SYNC_FILE_RANGE_WRITE);
#endif
}

error_code File::sync() const {
  if (insist([&] { return ::fsync(descriptor_of(handle_)); }) != 0) return last_error();
  domain::failpoint("file_synced");
  return {};
}

Io<Stamp> stamp_of(const fs::path& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return last_error();
  return stamp_in(status);
}

bool means_in_use(const error_code&) { return false; }

bool means_no_room(const error_code& error) {
  return error.value() == ENOSPC || error.value() == EFBIG || error.value() == EDQUOT;
}

error_code sync_folder(const fs::path& folder) {
  const int descriptor = insist([&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
  if (descriptor < 0) return last_error();
  error_code error;
  if (insist([&] { return ::fsync(descriptor); }) != 0) error = last_error();
  ::close(descriptor);
  // Some network and FUSE file systems cannot do this to a folder; there is no more that can be done for durability.
  if (error.value() == EINVAL || error.value() == ENOTSUP || error.value() == EBADF) error = {};
  if (!error) domain::failpoint("folder_synced");
  return error;
}

namespace {

error_code rename_where_free(const fs::path& from, const fs::path& to) {
  // By number: musl and older C libraries have no renameat2().
  if (::syscall(SYS_renameat2, AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), 1U /* RENAME_NOREPLACE */) == 0) return {};
  if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) return last_error();
  // NFS, SMB and some FUSE file systems do not know the flag. A second name that must be new, then the first one goes.
  if (::link(from.c_str(), to.c_str()) == 0) return ::unlink(from.c_str()) == 0 ? error_code() : last_error();
  if (errno == EEXIST) return last_error();
  // No hard links either (exFAT over FUSE, folders): looking first is all that is left.
  struct stat status {};
  if (::lstat(to.c_str(), &status) == 0) return {EEXIST, boost::system::system_category()};
  return ::rename(from.c_str(), to.c_str()) == 0 ? error_code() : last_error();
}

}  // namespace

error_code rename_new(const fs::path& from, const fs::path& to) {
  const error_code error = rename_where_free(from, to);
  if (!error) domain::failpoint("renamed");
  return error;
}

error_code replace_file(const fs::path& file, std::string_view bytes, unsigned rights) {
  const fs::path folder = file.parent_path();
  error_code error;
  const fs::path draft = folder / fs::unique_path(".navette-%%%%%%%%.tmp", error);
  if (error) return error;
  auto fresh = File::create(draft);
  if (!fresh) return fresh.error();
  error = fresh->append(bytes);
  if (!error && ::fchmod(descriptor_of(fresh->handle()), rights) != 0) error = last_error();
  if (!error) error = fresh->sync();
  if (!error && ::rename(draft.c_str(), file.c_str()) != 0) error = last_error();
  if (!error) return sync_folder(folder);
  std::ignore = ::unlink(draft.c_str());
  return error;
}

error_code make_private(const fs::path& folder) {
  if (::mkdir(folder.c_str(), 0700) == 0)
    domain::failpoint("folder_made");
  else if (errno != EEXIST)
    return last_error();
  struct stat status {};
  if (::lstat(folder.c_str(), &status) != 0) return last_error();
  if (!S_ISDIR(status.st_mode)) return {ENOTDIR, boost::system::system_category()};
  if ((status.st_mode & 07777) != 0700 && ::chmod(folder.c_str(), 0700) != 0) return last_error();
  return {};
}

void make_file_private(const fs::path& file) { std::ignore = ::chmod(file.c_str(), 0600); }

void inherit_rights(const fs::path&) {}

bool has_other_names(const fs::path& file) {
  struct stat status {};
  return ::lstat(file.c_str(), &status) == 0 && status.st_nlink > 1;
}

std::size_t longest_name(const fs::path& folder) {
  const long most = ::pathconf(folder.c_str(), _PC_NAME_MAX);
  return most > 0 ? static_cast<std::size_t>(most) : 255;
}

void share_file_like(const fs::path& file, const fs::path& model) {
  struct stat status {};
  if (::stat(model.c_str(), &status) != 0) return;
  // The group first: once it is the right one, its members may read. Where the system refuses, the group stays ours.
  std::ignore = ::chown(file.c_str(), static_cast<uid_t>(-1), status.st_gid);
  std::ignore = ::chmod(file.c_str(), 0600 | (status.st_mode & 0040));
}

void share_folder_like(const fs::path& folder, const fs::path& model) {
  struct stat status {};
  if (::stat(model.c_str(), &status) != 0) return;
  std::ignore = ::chown(folder.c_str(), static_cast<uid_t>(-1), status.st_gid);
  std::ignore = ::chmod(folder.c_str(), 0700 | (status.st_mode & 02077));
}

}  // namespace intake
