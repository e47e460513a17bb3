#include "intake/lease.h"
#include "intake/volume.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>

namespace intake {

Writers writers_of(const File& file) {
  const int descriptor = static_cast<int>(file.handle());
  if (is_shared(descriptor)) return Writers::unknown;
  // Whoever opens the file for writing while the lease stands makes the kernel send a signal: SIGIO, which ends the
  // process, unless told otherwise. SIGURG does nothing by default.
  if (::fcntl(descriptor, F_SETSIG, SIGURG) != 0) return Writers::unknown;
  if (::fcntl(descriptor, F_SETLEASE, F_RDLCK) != 0) return errno == EAGAIN ? Writers::some : Writers::unknown;
  ::fcntl(descriptor, F_SETLEASE, F_UNLCK);
  return Writers::none;
}

}  // namespace intake
