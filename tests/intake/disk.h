// What this test program has had put on the disk: every fsync() of it comes by here, then goes on to the system.
#pragma once

#include <boost/filesystem/path.hpp>

#include <functional>
#include <vector>

namespace intake {

struct Disk {
  Disk();
  ~Disk();
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  // In the order of the calls, each under the name that it had at that moment.
  std::vector<boost::filesystem::path> synced;
  // Those for which it answers true fail, as on a disk with a fault.
  std::function<bool(const boost::filesystem::path&)> refuses;

  [[nodiscard]] bool has(const boost::filesystem::path& path) const;
};

}  // namespace intake
