// Whether anybody has a file open for writing at this moment.
#pragma once

namespace intake {

enum class Writers {
  none,     // proven: the kernel granted a read lease
  some,     // proven: the kernel refused it
  unknown,  // not ours to ask (another owner without CAP_LEASE) or nobody to ask (shared file systems)
};

// Takes a read lease (fcntl(2), F_SETLEASE) on the open file and drops it at once; a writer who opens it in between
// waits for microseconds and notices nothing. On shared file systems the answer is always unknown: the Linux NFS and
// CIFS clients refuse a lease with the very error of "somebody writes" whenever the server gave them no delegation.
[[nodiscard]] Writers writers_of(int descriptor);

}  // namespace intake
