#include "mapped.h"

#include <windows.h>

bool is_mapped(const void* at) {
  MEMORY_BASIC_INFORMATION about{};
  return ::VirtualQuery(at, &about, sizeof about) != 0 && about.State == MEM_COMMIT;
}
