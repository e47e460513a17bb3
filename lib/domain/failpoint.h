// Named moments at which a test may have this process killed, as if the power had gone. They stand where the world
// changes for good, once for all who come by there: before and after each transaction of the journal, after each durable
// step of a file, before each request to an ENT and after its answer. So what is added later is covered by itself. Only
// where NAVETTE_FAILPOINTS is defined (test builds); the program that is installed has none of it.
#pragma once

#include <string_view>

namespace domain {

#ifdef NAVETTE_FAILPOINTS
// Any thread. With NAVETTE_KILL_AT=name:n in the environment the process kills itself (SIGKILL) when it gets here for the
// n-th time (the first, without ":n"). With NAVETTE_FAILPOINT_LOG=file each passage is a line "name:n" of that file.
void failpoint(std::string_view name, std::string_view prefix = {});
#else
inline void failpoint(std::string_view, std::string_view = {}) {}
#endif

}  // namespace domain
