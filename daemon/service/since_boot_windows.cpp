#include "daemon/service/clocks.h"

#include <windows.h>

namespace navette {

domain::Duration since_boot() { return std::chrono::milliseconds(::GetTickCount64()); }

}  // namespace navette
