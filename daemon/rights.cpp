#include "daemon/rights.h"

#include <boost/filesystem/operations.hpp>

namespace navette {

fs::path nearest_folder(const fs::path& folder) {
  fs::path nearest = folder;
  boost::system::error_code error;
  while (!fs::exists(nearest, error) && nearest.has_parent_path() && nearest.parent_path() != nearest)
    nearest = nearest.parent_path();
  return nearest;
}

}  // namespace navette
