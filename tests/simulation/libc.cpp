#include "libc.h"

#include <fcntl.h>
#include <unistd.h>

namespace simulation::libc {

int open(const char* path, int flags, mode_t mode) {
  NAVETTE_REAL(open64, int(const char*, int, ...));
  return next(path, flags, mode);
}
int close(int descriptor) {
  NAVETTE_REAL(close, int(int));
  return next(descriptor);
}
ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
  NAVETTE_REAL(pwrite64, ssize_t(int, const void*, size_t, off64_t));
  return next(descriptor, bytes, size, offset);
}
int ftruncate(int descriptor, off_t size) {
  NAVETTE_REAL(ftruncate64, int(int, off64_t));
  return next(descriptor, size);
}
int rename(const char* from, const char* to) {
  NAVETTE_REAL(rename, int(const char*, const char*));
  return next(from, to);
}
int link(const char* from, const char* to) {
  NAVETTE_REAL(link, int(const char*, const char*));
  return next(from, to);
}
int symlink(const char* to, const char* path) {
  NAVETTE_REAL(symlink, int(const char*, const char*));
  return next(to, path);
}
int unlink(const char* path) {
  NAVETTE_REAL(unlink, int(const char*));
  return next(path);
}
int mkdir(const char* path, mode_t mode) {
  NAVETTE_REAL(mkdir, int(const char*, mode_t));
  return next(path, mode);
}
int rmdir(const char* path) {
  NAVETTE_REAL(rmdir, int(const char*));
  return next(path);
}

}  // namespace simulation::libc
