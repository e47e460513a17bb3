// A small disk in memory that can be full, nearly full, read-only or without room for another name, and well again.
#pragma once

#include <boost/filesystem/path.hpp>

#include <cstddef>
#include <ostream>
#include <string>

namespace disk {

namespace fs = boost::filesystem;

enum class Cause { full, nearly_full, read_only, no_names };
std::ostream& operator<<(std::ostream& out, Cause cause);

class Volume {
 public:
  // Mounted there; the folder is made if it is missing.
  explicit Volume(const fs::path& at);
  ~Volume();
  Volume(const Volume&) = delete;
  Volume& operator=(const Volume&) = delete;

  void spoil(Cause cause);
  // Full but for so many pages of 4 KiB: what is written next ends in the middle of it.
  void leave(std::size_t pages);
  void mend();

 private:
  void remount(bool writable) const;

  fs::path at_;
  bool read_only_ = false;
  fs::path ballast_;  // a folder of files that use up what there is
};

}  // namespace disk
