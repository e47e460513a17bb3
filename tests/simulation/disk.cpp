#include "disk.h"

#include "libc.h"

#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace simulation {

namespace {

constexpr Duration kNamesSafeAfter = std::chrono::seconds(5);
constexpr Duration kDataSafeAfter = std::chrono::seconds(60);
constexpr std::size_t kSector = 512;

Disk* current = nullptr;

std::uint64_t size_of(int descriptor) {
  struct stat status {};
  ::fstat(descriptor, &status);
  return static_cast<std::uint64_t>(status.st_size);
}

std::string read(int descriptor, std::uint64_t offset, std::size_t size) {
  std::string bytes(size, '\0');
  const auto got = ::pread(descriptor, bytes.data(), size, static_cast<off_t>(offset));
  bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return bytes;
}

void write(int descriptor, std::uint64_t offset, const std::string& bytes) {
  if (libc::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset)) !=
      static_cast<ssize_t>(bytes.size()))
    throw std::runtime_error("the disk of the simulation is full");
}

}  // namespace

Disk* disk_of_this_process() { return current; }

Disk::Disk(const fs::path& root, const Agenda& agenda, std::uint64_t seed)
    : root_(root),
      graves_(root.string() + ".graves"),
      agenda_(agenda),
      dice_(seed, "disk"),
      events_(seed, "events"),
      noise_(seed, "noise") {
  for (const fs::path& each : {root_, graves_}) {
    fs::remove_all(each);
    fs::create_directories(each);
  }
  current = this;
}

Disk::~Disk() {
  current = nullptr;
  for (auto& [inode, file] : files_) libc::close(file.descriptor);
  boost::system::error_code ignored;
  fs::remove_all(root_, ignored);
  fs::remove_all(graves_, ignored);
}

bool Disk::moment() {
  if (dead_) return true;
  if (left_ && --*left_ < 0) dead_ = true;
  return dead_;
}

bool Disk::admits() {
  if (others_) return true;
  const bool was_alive = !dead_;
  // Of two processes that die in a call, one had it done.
  if (!moment() || (was_alive && dice_.percent(50))) return true;
  errno = EIO;
  return false;
}

bool Disk::keeps_out(const char* path) const {
  struct stat status {};
  if (others_ || ::stat(path, &status) != 0 || !S_ISREG(status.st_mode) || (status.st_mode & 0444) != 0) return false;
  errno = EACCES;
  return true;
}

bool Disk::holds(const char* path) const {
  const std::string& root = root_.string();
  return std::strncmp(path, root.c_str(), root.size()) == 0 && (path[root.size()] == '/' || path[root.size()] == '\0');
}

void Disk::named(Name what, const std::string& path, const std::string& other, const std::string& grave) {
  names_.push_back({agenda_.now(), what, path, other, grave});
}

std::string Disk::bury(const std::string& path) {
  const std::string grave = graves_.string() + "/" + std::to_string(++buried_);
  return libc::link(path.c_str(), grave.c_str()) == 0 ? grave : std::string();
}

void Disk::opened(int descriptor, bool for_writing) {
  struct stat status {};
  if (::fstat(descriptor, &status) == 0) open_[descriptor] = {status.st_ino, for_writing};
}

void Disk::closed(int descriptor) { open_.erase(descriptor); }

bool Disk::has_writer(int descriptor) const {
  const auto asks = open_.find(descriptor);
  if (asks == open_.end()) return false;
  return std::ranges::any_of(
      open_, [&](const auto& each) { return each.second.inode == asks->second.inode && each.second.for_writing; });
}

Disk::Dirty& Disk::dirty(int descriptor) {
  Dirty& file = files_[open_.at(descriptor).inode];
  if (file.descriptor < 0) {
    const std::string path = "/proc/self/fd/" + std::to_string(descriptor);
    file.descriptor = libc::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (file.descriptor < 0) throw std::runtime_error("cannot remember a file: " + std::string(std::strerror(errno)));
  }
  return file;
}

void Disk::will_write(int descriptor, std::uint64_t offset, const char* bytes, std::size_t size) {
  Dirty& file = dirty(descriptor);
  file.writes.push_back(
      {agenda_.now(), offset, read(file.descriptor, offset, size), std::string(bytes, size), size_of(file.descriptor)});
}

void Disk::will_cut(int descriptor, std::uint64_t size) {
  const std::uint64_t before = size_of(descriptor);
  if (before == size) return;
  Dirty& file = dirty(descriptor);
  file.writes.push_back(
      {agenda_.now(), size, before > size ? read(file.descriptor, size, before - size) : std::string(), {}, before});
}

void Disk::synced(int descriptor, bool with_data) {
  names_safe(names_.size());
  const auto file = files_.find(open_.at(descriptor).inode);
  if (with_data && file != files_.end()) forget(file);
}

void Disk::forget(std::map<std::uint64_t, Dirty>::iterator file) {
  libc::close(file->second.descriptor);
  files_.erase(file);
}

void Disk::names_safe(std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    if (!names_[i].grave.empty()) libc::unlink(names_[i].grave.c_str());
  names_.erase(names_.begin(), names_.begin() + static_cast<std::ptrdiff_t>(count));
}

void Disk::settle() {
  const auto now = agenda_.now();
  const auto young = std::ranges::find_if(names_, [&](const Named& each) { return now - each.at < kNamesSafeAfter; });
  names_safe(static_cast<std::size_t>(young - names_.begin()));
  for (auto file = files_.begin(); file != files_.end();) {
    const auto next = std::next(file);
    if (now - file->second.writes.front().at >= kDataSafeAfter) forget(file);
    file = next;
  }
}

void Disk::settle_all() {
  names_safe(names_.size());
  while (!files_.empty()) forget(files_.begin());
}

void Disk::revive(bool power) {
  dead_ = false;
  left_.reset();
  if (!power) return;
  // Names last: what a file holds is told by its inode, wherever it is.
  for (auto file = files_.begin(); file != files_.end();) {
    const auto next = std::next(file);
    // Its date as people's programs gave it: the machine's clock is not the world's.
    struct stat status {};
    ::fstat(file->second.descriptor, &status);
    take_back(file->second);
    const timespec times[2] = {status.st_mtim, status.st_mtim};
    ::futimens(file->second.descriptor, times);
    forget(file);
    file = next;
  }
  const auto lost =
      dice_.percent(30) ? names_.size() : static_cast<std::size_t>(dice_.roll(static_cast<int>(names_.size()) + 1));
  for (std::size_t i = 0; i < lost; ++i) {
    take_back(names_.back());
    names_.pop_back();
  }
  names_safe(names_.size());
}

void Disk::take_back(const Named& name) const {
  const auto done = [&]() -> int {
    switch (name.what) {
      case Name::create:
      case Name::link: return libc::unlink(name.path.c_str());
      case Name::make_folder: return libc::rmdir(name.path.c_str());
      case Name::remove_folder: return libc::mkdir(name.path.c_str(), 0700);
      case Name::remove: return libc::rename(name.grave.c_str(), name.path.c_str());
      case Name::rename:
        if (libc::rename(name.other.c_str(), name.path.c_str()) != 0) return -1;
        return name.grave.empty() ? 0 : libc::rename(name.grave.c_str(), name.other.c_str());
    }
    return -1;
  }();
  if (done != 0) throw std::logic_error("cannot take back what happened to " + name.path + ": " + std::strerror(errno));
}

void Disk::take_back(Dirty& file) {
  const std::uint64_t size = size_of(file.descriptor);
  for (auto each = file.writes.rbegin(); each != file.writes.rend(); ++each) {
    if (!each->before.empty()) write(file.descriptor, each->offset, each->before);
    libc::ftruncate(file.descriptor, static_cast<off_t>(each->size_before));
  }
  const int fate = dice_.roll(100);
  if (fate < 35) return;  // nothing of it
  if (fate < 50) {        // zeros: the length was written down, the content was not
    if (size > size_of(file.descriptor)) libc::ftruncate(file.descriptor, static_cast<off_t>(size));
    return;
  }
  const auto count = file.writes.size();
  const auto first = fate < 75 ? static_cast<std::size_t>(dice_.roll(static_cast<int>(count) + 1)) : count;
  for (std::size_t i = 0; i < count; ++i) {
    const Written& each = file.writes[i];
    if (i > first || (fate >= 85 && dice_.percent(50))) continue;  // a beginning (i < first), all, or any part
    if (each.after.empty()) {
      libc::ftruncate(file.descriptor, static_cast<off_t>(each.offset));
    } else {
      const bool torn = i == first && each.after.size() > kSector;
      const auto kept =
          torn ? kSector * static_cast<std::size_t>(dice_.roll(static_cast<int>(each.after.size() / kSector)))
               : each.after.size();
      if (i == first && !torn) continue;
      write(file.descriptor, each.offset, each.after.substr(0, kept));
    }
  }
}

}  // namespace simulation
