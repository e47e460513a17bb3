#include "daemon/service/memory.h"

#include <malloc.h>
#include <windows.h>

namespace navette {

// The system takes back at once what it would take back sooner or later; what is needed again comes from its list of pages
// that are still in memory.
void rest() {
  ::_heapmin();
  constexpr auto kAll = static_cast<SIZE_T>(-1);
  ::SetProcessWorkingSetSize(::GetCurrentProcess(), kAll, kAll);
}

// The system's own reports of a crash are what might carry memory away. Other programs of the same account are kept out by
// the service's having an account of its own.
void keep_out_of_dumps() { ::SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX); }

}  // namespace navette
