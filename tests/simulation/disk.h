// The disk under a world: what a crash leaves of it. The files are real and so is every call; this only remembers what
// is not safe yet, and takes it back when the power goes.
//
// As on ext4 with ordered data:
// 1. Names (create, rename, link, remove, folders) become safe in their order. An fsync of any file or folder makes
//    all that came before it safe; so do five seconds. A crash takes back a suffix of what is left, as long as chance
//    says.
// 2. What was written into a file is safe after an fsync of that file, or after sixty seconds. Of the rest a crash
//    keeps nothing, all, a beginning, or any part of it, the last write perhaps torn; or it leaves zeros of that length.
// 3. A process that is killed loses nothing of either: the system writes it all in the end.
//
// The calls come here from disk_calls.cpp, where libc's functions are given another meaning for this program.
#pragma once

#include "agenda.h"
#include "dice.h"

#include <boost/filesystem/path.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace simulation {

namespace fs = boost::filesystem;

class Disk {
 public:
  // `root` is made empty. One disk at a time: it is what the process's calls come to.
  Disk(const fs::path& root, const Agenda& agenda, std::uint64_t seed);
  ~Disk();
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  [[nodiscard]] const fs::path& root() const { return root_; }

  // Until the power goes: after so many moments at which it may (a call that changes the disk, or a moment() told from
  // elsewhere). Empty: never.
  void last_until(std::optional<int> moments) { left_ = moments; }
  // A moment at which the process may die, of somebody else (the network). True if it has.
  [[nodiscard]] bool moment();
  // Nothing that the process still does reaches the disk.
  [[nodiscard]] bool is_dead() const { return dead_; }
  void kill() { dead_ = true; }
  // People's own programs are not the process: they neither die with it nor count.
  // Answers what held before.
  bool others_write(bool others) { return std::exchange(others_, others); }

  // The process is gone; the next one may begin. `power`: so are the system's caches.
  void revive(bool power);
  // What time alone makes safe.
  void settle();
  // As after a long time: what a world begins with is not at stake.
  void settle_all();

  // Whether the system loses what its event queue holds at this moment.
  [[nodiscard]] bool loses_events() { return events_.percent(10); }

  // A writer other than the asking descriptor has the file open.
  [[nodiscard]] bool has_writer(int descriptor) const;

  // --- For disk_calls.cpp, under root only. ---
  enum class Name { create, make_folder, rename, link, remove, remove_folder };
  [[nodiscard]] bool holds(const char* path) const;
  [[nodiscard]] bool admits();  // false: errno is EIO
  // The file's rights let nobody read it; root, which this may be, would all the same. True: errno is EACCES.
  [[nodiscard]] bool keeps_out(const char* path) const;
  void named(Name what, const std::string& path, const std::string& other = {}, const std::string& grave = {});
  [[nodiscard]] std::string bury(const std::string& path);  // keeps the file that is about to lose this name
  void opened(int descriptor, bool for_writing);
  void closed(int descriptor);
  [[nodiscard]] bool watches(int descriptor) const { return open_.contains(descriptor); }
  void will_write(int descriptor, std::uint64_t offset, const char* bytes, std::size_t size);
  void will_cut(int descriptor, std::uint64_t size);
  void synced(int descriptor, bool with_data);
  [[nodiscard]] std::uint64_t random() { return noise_.number(); }

 private:
  struct Written {
    Instant at;
    std::uint64_t offset = 0;
    std::string before;  // what it replaced
    std::string after;   // empty: the file was cut at `offset`
    std::uint64_t size_before = 0;
  };
  struct Dirty {
    int descriptor = -1;  // our own, for reading and writing
    std::vector<Written> writes{};
  };
  struct Named {
    Instant at;
    Name what{};
    std::string path;
    std::string other;
    std::string grave;
  };
  struct Open {
    std::uint64_t inode = 0;
    bool for_writing = false;
  };

  Dirty& dirty(int descriptor);
  void forget(std::map<std::uint64_t, Dirty>::iterator file);
  void names_safe(std::size_t count);
  void take_back(const Named& name) const;
  void take_back(Dirty& file);

  fs::path root_;
  fs::path graves_;
  const Agenda& agenda_;
  Dice dice_;  // of the crash
  Dice events_;
  Dice noise_;  // for those who ask the system for random bytes
  std::optional<int> left_;
  bool dead_ = false;
  bool others_ = true;
  int buried_ = 0;
  std::vector<Named> names_;
  std::map<std::uint64_t, Dirty> files_;  // by inode
  std::map<int, Open> open_;
};

// The disk of this process; null outside of worlds.
[[nodiscard]] Disk* disk_of_this_process();

// For as long as it lives, what is done is done by others than the process.
class ByOthers {
 public:
  explicit ByOthers(Disk& disk) : disk_(disk), before_(disk.others_write(true)) {}
  ~ByOthers() { disk_.others_write(before_); }
  ByOthers(const ByOthers&) = delete;
  ByOthers& operator=(const ByOthers&) = delete;

 private:
  Disk& disk_;
  bool before_;
};

}  // namespace simulation
