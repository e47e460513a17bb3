// libc's functions that change a disk, defined once more in this program: whoever calls them in it, Navette, SQLite or
// Boost, comes here first. Outside a world's root they do what they always did.
#include "disk.h"
#include "event_calls.h"
#include "libc.h"

#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

using simulation::Disk;

Disk* disk_at(const char* path) {
  Disk* const disk = simulation::disk_of_this_process();
  return disk && disk->holds(path) ? disk : nullptr;
}

Disk* disk_of(int descriptor) {
  Disk* const disk = simulation::disk_of_this_process();
  return disk && disk->watches(descriptor) ? disk : nullptr;
}

bool is_there(const char* path) {
  struct stat status {};
  return ::lstat(path, &status) == 0;
}

bool is_folder(const char* path) {
  struct stat status {};
  return ::lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

std::string absolute(int folder, const char* path) {
  if (folder == AT_FDCWD || path[0] == '/') return path;
  char base[PATH_MAX];
  const auto got = ::readlink(("/proc/self/fd/" + std::to_string(folder)).c_str(), base, sizeof base);
  return std::string(base, got > 0 ? static_cast<std::size_t>(got) : 0) + "/" + path;
}

int watched_open(const char* path, int flags, mode_t mode) {
  Disk* const disk = disk_at(path);
  if (!disk) return simulation::libc::open(path, flags, mode);
  const bool makes = (flags & O_CREAT) != 0 && !is_there(path);
  const bool cuts = (flags & O_TRUNC) != 0 && !makes;
  if (!makes && (flags & O_ACCMODE) != O_WRONLY && disk->keeps_out(path)) return -1;
  if ((makes || cuts) && !disk->admits()) return -1;
  const int descriptor = simulation::libc::open(path, flags & ~O_TRUNC, mode);
  if (descriptor < 0) return descriptor;
  disk->opened(descriptor, (flags & O_ACCMODE) != O_RDONLY);
  if (makes) disk->named(Disk::Name::create, path);
  if (cuts) {
    disk->will_cut(descriptor, 0);
    simulation::libc::ftruncate(descriptor, 0);
  }
  return descriptor;
}

int watched_remove(const std::string& path, bool folder) {
  Disk* const disk = disk_at(path.c_str());
  const auto remove = [&] {
    return folder ? simulation::libc::rmdir(path.c_str()) : simulation::libc::unlink(path.c_str());
  };
  if (!disk || !is_there(path.c_str())) return remove();
  if (!disk->admits()) return -1;
  if (folder) {
    if (remove() != 0) return -1;
    disk->named(Disk::Name::remove_folder, path);
    return 0;
  }
  if (is_folder(path.c_str())) return remove();
  const std::string grave = disk->bury(path);
  if (remove() != 0) return -1;
  disk->named(Disk::Name::remove, path, {}, grave);
  return 0;
}

int watched_rename(const char* from, const char* to, bool may_replace) {
  NAVETTE_REAL(syscall, long(long, ...));
  const auto rename = [&] {
    return may_replace ? simulation::libc::rename(from, to)
                       : static_cast<int>(next(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 1U));
  };
  Disk* const disk = disk_at(from);
  if (!disk || !is_there(from) || (!may_replace && is_there(to))) return rename();
  if (!disk->admits()) return -1;
  const std::string grave = is_there(to) && !is_folder(to) ? disk->bury(to) : std::string();
  if (rename() != 0) return -1;
  disk->named(Disk::Name::rename, from, to, grave);
  return 0;
}

ssize_t watched_write(Disk& disk, int descriptor, const void* bytes, size_t size, off_t offset) {
  if (!disk.admits()) return -1;
  disk.will_write(descriptor, static_cast<std::uint64_t>(offset), static_cast<const char*>(bytes), size);
  return simulation::libc::pwrite(descriptor, bytes, size, offset);
}

off_t place_of(int descriptor) {
  return (::fcntl(descriptor, F_GETFL) & O_APPEND) != 0 ? ::lseek(descriptor, 0, SEEK_END)
                                                        : ::lseek(descriptor, 0, SEEK_CUR);
}

int watched_sync(Disk& disk, int descriptor) {
  if (!disk.admits()) return -1;
  struct stat status {};
  ::fstat(descriptor, &status);
  disk.synced(descriptor, S_ISREG(status.st_mode));
  return 0;  // the machine under the simulation need not be that careful
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const auto mode = static_cast<mode_t>((flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, unsigned) : 0U);
  va_end(rest);
  return watched_open(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const auto mode = static_cast<mode_t>((flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, unsigned) : 0U);
  va_end(rest);
  return watched_open(path, flags, mode);
}

int close(int descriptor) {
  if (Disk* const disk = disk_of(descriptor)) disk->closed(descriptor);
  if (simulation::keeps_event_queue(descriptor)) return 0;
  return simulation::libc::close(descriptor);
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
  NAVETTE_REAL(write, ssize_t(int, const void*, size_t));
  Disk* const disk = disk_of(descriptor);
  if (!disk) return next(descriptor, bytes, size);
  const off_t at = place_of(descriptor);
  const auto put = watched_write(*disk, descriptor, bytes, size, at);
  if (put > 0) ::lseek(descriptor, at + put, SEEK_SET);
  return put;
}

ssize_t writev(int descriptor, const iovec* parts, int count) {
  NAVETTE_REAL(writev, ssize_t(int, const iovec*, int));
  if (!disk_of(descriptor)) return next(descriptor, parts, count);
  std::string bytes;
  for (int i = 0; i < count; ++i) bytes.append(static_cast<const char*>(parts[i].iov_base), parts[i].iov_len);
  return write(descriptor, bytes.data(), bytes.size());
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
  Disk* const disk = disk_of(descriptor);
  return disk ? watched_write(*disk, descriptor, bytes, size, offset)
              : simulation::libc::pwrite(descriptor, bytes, size, offset);
}
ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset) {
  return pwrite(descriptor, bytes, size, offset);
}

int ftruncate(int descriptor, off_t size) noexcept {
  if (Disk* const disk = disk_of(descriptor)) {
    if (!disk->admits()) return -1;
    disk->will_cut(descriptor, static_cast<std::uint64_t>(size));
  }
  return simulation::libc::ftruncate(descriptor, size);
}
int ftruncate64(int descriptor, off64_t size) noexcept { return ftruncate(descriptor, size); }

int fsync(int descriptor) {
  NAVETTE_REAL(fsync, int(int));
  Disk* const disk = disk_of(descriptor);
  return disk ? watched_sync(*disk, descriptor) : next(descriptor);
}
int fdatasync(int descriptor) {
  NAVETTE_REAL(fdatasync, int(int));
  Disk* const disk = disk_of(descriptor);
  return disk ? watched_sync(*disk, descriptor) : next(descriptor);
}

int rename(const char* from, const char* to) noexcept { return watched_rename(from, to, true); }

int link(const char* from, const char* to) noexcept {
  Disk* const disk = disk_at(to);
  if (disk && !disk->admits()) return -1;
  const int done = simulation::libc::link(from, to);
  if (disk && done == 0) disk->named(Disk::Name::link, to);
  return done;
}

int symlink(const char* to, const char* path) noexcept {
  Disk* const disk = disk_at(path);
  if (disk && !disk->admits()) return -1;
  const int done = simulation::libc::symlink(to, path);
  if (disk && done == 0) disk->named(Disk::Name::link, path);
  return done;
}

int unlink(const char* path) noexcept { return watched_remove(path, false); }
int rmdir(const char* path) noexcept { return watched_remove(path, true); }
int unlinkat(int folder, const char* path, int flags) noexcept {
  return watched_remove(absolute(folder, path), (flags & AT_REMOVEDIR) != 0);
}

int mkdir(const char* path, mode_t mode) noexcept {
  Disk* const disk = disk_at(path);
  if (disk && !is_there(path) && !disk->admits()) return -1;
  const int done = simulation::libc::mkdir(path, mode);
  if (disk && done == 0) disk->named(Disk::Name::make_folder, path);
  return done;
}

ssize_t getrandom(void* bytes, size_t size, unsigned flags) {
  NAVETTE_REAL(getrandom, ssize_t(void*, size_t, unsigned));
  Disk* const disk = simulation::disk_of_this_process();
  if (!disk) return next(bytes, size, flags);
  for (size_t i = 0; i < size; ++i) static_cast<char*>(bytes)[i] = static_cast<char>(disk->random());
  return static_cast<ssize_t>(size);
}

// Who writes is what the world knows; the machine's own leases depend on where its files lie.
int fcntl64(int descriptor, int command, ...) {
  NAVETTE_REAL(fcntl64, int(int, int, ...));
  va_list rest;
  va_start(rest, command);
  void* const argument = va_arg(rest, void*);
  va_end(rest);
  Disk* const disk = command == F_SETLEASE ? disk_of(descriptor) : nullptr;
  if (!disk) return next(descriptor, command, argument);
  if (static_cast<int>(reinterpret_cast<std::intptr_t>(argument)) == F_RDLCK && disk->has_writer(descriptor)) {
    errno = EAGAIN;
    return -1;
  }
  return 0;
}
int fcntl(int descriptor, int command, ...) {
  va_list rest;
  va_start(rest, command);
  void* const argument = va_arg(rest, void*);
  va_end(rest);
  return fcntl64(descriptor, command, argument);
}

long syscall(long number, ...) noexcept {
  NAVETTE_REAL(syscall, long(long, ...));
  va_list rest;
  va_start(rest, number);
  long arguments[6];
  for (long& each : arguments) each = va_arg(rest, long);
  va_end(rest);
  if (number == SYS_renameat2 && static_cast<int>(arguments[0]) == AT_FDCWD && static_cast<unsigned>(arguments[4]) == 1)
    return watched_rename(reinterpret_cast<const char*>(arguments[1]), reinterpret_cast<const char*>(arguments[3]),
                          false);
  return next(number, arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5]);
}

}  // extern "C"
