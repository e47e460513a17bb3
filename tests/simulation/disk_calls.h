// libc as it is, without the disk's knowing.
#pragma once

#include <cstddef>
#include <sys/types.h>

namespace simulation::libc {

[[nodiscard]] int open(const char* path, int flags, mode_t mode = 0);
int close(int descriptor);
ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset);
int ftruncate(int descriptor, off_t size);
int rename(const char* from, const char* to);
int link(const char* from, const char* to);
int unlink(const char* path);
int mkdir(const char* path, mode_t mode);
int rmdir(const char* path);

}  // namespace simulation::libc
