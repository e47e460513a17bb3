// Time as Navette sees it. Nothing that decides or remembers reads a clock: the caller passes the instant, so tests and
// the simulation decide what time it is. Only the transport's own time limits run on the system's.
#pragma once

#include <chrono>

namespace domain {

// A moment on the wall clock, UTC, to the millisecond. Stored in the journal as milliseconds since 1970.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

// How long, to the millisecond.
using Duration = std::chrono::milliseconds;

}  // namespace domain
