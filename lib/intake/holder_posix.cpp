#include "intake/holder.h"

namespace intake {

std::string holder_of(const fs::path&) { return {}; }

}  // namespace intake
