#include "writer.h"

#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace intake {

namespace {

int flags_of(Writer::Begins begins) {
  switch (begins) {
    case Writer::Begins::anew: return O_CREAT | O_TRUNC;
    case Writer::Begins::as_it_is: return 0;
    case Writer::Begins::at_its_end: break;
  }
  return O_APPEND;
}

int descriptor_of(std::intptr_t handle) { return static_cast<int>(handle); }

}  // namespace

Writer::Writer(const boost::filesystem::path& file, Begins begins)
    : handle_(::open(file.c_str(), O_WRONLY | O_CLOEXEC | flags_of(begins), 0644)) {}

void Writer::write(std::string_view bytes) {
  if (::write(descriptor_of(handle_), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) std::abort();
}

void Writer::seek(std::int64_t offset) { ::lseek(descriptor_of(handle_), offset, SEEK_SET); }

void Writer::resize(std::int64_t size) {
  if (::ftruncate(descriptor_of(handle_), size) != 0) std::abort();
}

void Writer::close() {
  if (handle_ >= 0) ::close(descriptor_of(handle_));
  handle_ = -1;
}

void set_time(const boost::filesystem::path& file, std::chrono::seconds since_1970) {
  const timespec times[2] = {{static_cast<time_t>(since_1970.count()), 0},
                             {static_cast<time_t>(since_1970.count()), 0}};
  ::utimensat(AT_FDCWD, file.c_str(), times, 0);
}

void set_mode(const boost::filesystem::path& path, unsigned mode) { ::chmod(path.c_str(), mode); }

bool has_mode(const boost::filesystem::path& path, unsigned mode, unsigned of) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && (status.st_mode & of) == mode;
}

}  // namespace intake
