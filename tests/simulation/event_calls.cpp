// libc's functions for inotify, defined once more: one queue for all lives, which sometimes loses what it holds.
#include "event_calls.h"

#include "disk.h"
#include "libc.h"

#include <cstring>
#include <set>
#include <sys/inotify.h>
#include <unistd.h>

namespace {

int queue = -1;
bool in_use = false;
std::set<int> watches;

ssize_t next_read(int descriptor, void* bytes, size_t size) {
  NAVETTE_REAL(read, ssize_t(int, void*, size_t));
  return next(descriptor, bytes, size);
}

}  // namespace

namespace simulation {

bool keeps_event_queue(int descriptor) {
  if (!in_use || descriptor != queue) return false;
  in_use = false;
  for (const int watch : watches) ::inotify_rm_watch(queue, watch);
  watches.clear();
  alignas(inotify_event) char events[16384];
  while (next_read(queue, events, sizeof events) > 0) {
  }
  return true;
}

}  // namespace simulation

extern "C" {

int inotify_init1(int flags) noexcept {
  NAVETTE_REAL(inotify_init1, int(int));
  if (!simulation::disk_of_this_process() || in_use) return next(flags);
  if (queue < 0) queue = next(flags);
  in_use = queue >= 0;
  return queue;
}

int inotify_add_watch(int descriptor, const char* path, uint32_t mask) noexcept {
  NAVETTE_REAL(inotify_add_watch, int(int, const char*, uint32_t));
  const int watch = next(descriptor, path, mask);
  if (in_use && descriptor == queue && watch >= 0) watches.insert(watch);
  return watch;
}

ssize_t read(int descriptor, void* bytes, size_t size) {
  const auto got = next_read(descriptor, bytes, size);
  simulation::Disk* const disk = simulation::disk_of_this_process();
  if (!disk || !in_use || descriptor != queue || got <= 0 || !disk->loses_events()) return got;
  inotify_event lost{};
  lost.wd = -1;
  lost.mask = IN_Q_OVERFLOW;
  std::memcpy(bytes, &lost, sizeof lost);
  return sizeof lost;
}

}  // extern "C"
