#include "intake/handle.h"
#include "intake/lease.h"
#include "intake/volume.h"

namespace intake {

Writers writers_of(const File& file) {
  const Handle alone(::ReOpenFile(handle_of(file.handle()), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_DELETE, 0));
  if (!alone) return means_in_use(last_error()) ? Writers::some : Writers::unknown;
  return is_shared(file.handle()) ? Writers::unknown : Writers::none;
}

}  // namespace intake
