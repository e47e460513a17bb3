#include "traffic.h"

#include <windows.h>

namespace intake {

std::optional<Traffic> traffic() {
  IO_COUNTERS counters{};
  // A process that runs has read something: itself.
  if (::GetProcessIoCounters(::GetCurrentProcess(), &counters) == 0 || counters.ReadTransferCount == 0)
    return std::nullopt;
  return Traffic{counters.ReadTransferCount, counters.WriteTransferCount};
}

}  // namespace intake
