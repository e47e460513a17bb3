// Whether anybody has a file open for writing at this moment.
#pragma once

#include "intake/file.h"

namespace intake {

enum class Writers {
  none,     // proven: the system let nobody write beside us
  some,     // proven: it could not
  unknown,  // not ours to ask (another owner without CAP_LEASE) or nobody to ask (shared file systems)
};

// Linux: takes a read lease (fcntl(2), F_SETLEASE) on the open file and drops it at once; a writer who opens it in between
// waits for microseconds and notices nothing. On shared file systems the answer is always unknown: the Linux NFS and
// CIFS clients refuse a lease with the very error of "somebody writes" whenever the server gave them no delegation.
//
// Windows: opens the file once more, for microseconds, suffering nobody to write to it. A writer who opens it in between is
// refused, as it would be by any program that reads it. Of a share, "some" is the server's word, but not "none": whoever
// writes on the server itself does not ask.
[[nodiscard]] Writers writers_of(const File& file);

}  // namespace intake
