// Named moments at which a test may have this process killed, as if the power had gone: after every journaled
// transition (by the event's own name) and between the steps that have none. Only where NAVETTE_FAILPOINTS is defined
// (test builds); the program that is installed has none of it.
#pragma once

#include <string_view>

namespace engine {

#ifdef NAVETTE_FAILPOINTS
// Kills the process (SIGKILL) when the environment's NAVETTE_KILL_AT is this name and has been reached as often as
// "name:n" says (once, if it says nothing).
void failpoint(std::string_view name);
#else
inline void failpoint(std::string_view) {}
#endif

}  // namespace engine
