// libc as it is, without the disk's knowing.
#pragma once

#include <cstddef>
#include <dlfcn.h>
#include <sys/types.h>

namespace simulation::libc {

// The function of this name behind the one that disk_calls.cpp defines.
template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}
#define NAVETTE_REAL(name, type) static auto* const next = simulation::libc::real<type>(#name)

[[nodiscard]] int open(const char* path, int flags, mode_t mode = 0);
int close(int descriptor);
ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset);
int ftruncate(int descriptor, off_t size);
int rename(const char* from, const char* to);
int link(const char* from, const char* to);
int symlink(const char* to, const char* path);
int unlink(const char* path);
int mkdir(const char* path, mode_t mode);
int rmdir(const char* path);

}  // namespace simulation::libc
