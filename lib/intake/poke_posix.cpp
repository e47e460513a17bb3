#include "domain/plant.h"
#include "intake/poke.h"
#include "intake/volume.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <map>
#include <set>
#include <stdexcept>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace intake {

namespace {

// Not MOVED_FROM and DELETE: Navette itself takes files away, and what has gone asks for nothing.
constexpr std::uint32_t kEvents =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
constexpr std::uint32_t kEventsAbove = IN_MOVE_SELF | IN_ONLYDIR | IN_MASK_ADD;  // it may be watched for itself, too
constexpr std::uint32_t kOfTheFolder = IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED;

}  // namespace

Watching watching_way(const boost::filesystem::path& path) {
  return is_shared(path) ? Watching::polling : Watching::events;
}

class Poke::System {
 public:
  System();
  ~System();
  System(const System&) = delete;
  System& operator=(const System&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }
  Watching watch(const std::vector<Watched>& folders);
  bool drain();

 private:
  [[nodiscard]] bool matters(int watch, unsigned what, const char* name) const;

  int descriptor_ = -1;  // of the two below: readable when either has something to say
  int events_ = -1;      // -1: the system had none left
  int mounts_ = -1;
  // By inotify's number, as two folders may be one; no name at all: a folder above.
  std::map<int, std::vector<std::string>> filters_;
};

Poke::Poke() : system_(std::make_unique<System>()) {}
Poke::~Poke() = default;
std::intptr_t Poke::bell() const { return system_->descriptor(); }
Watching Poke::watch(const std::vector<Watched>& folders) { return system_->watch(folders); }
bool Poke::drain() { return system_->drain(); }

Poke::System::System()
    : descriptor_(::epoll_create1(EPOLL_CLOEXEC)),
      events_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)),
      mounts_(::open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC)) {
  if (descriptor_ < 0) throw std::runtime_error("no file descriptor left");
  // The table of mounts says EPOLLPRI of a change, but only to the first who asks, which is whoever waits for our own
  // descriptor. It is always readable, too: at its edge it tells of each change once.
  for (const auto& [source, edge] : {std::pair(events_, 0U), std::pair(mounts_, static_cast<unsigned>(EPOLLET))}) {
    epoll_event event{};
    event.events = EPOLLIN | edge;
    event.data.fd = source;
    if (source >= 0 && ::epoll_ctl(descriptor_, EPOLL_CTL_ADD, source, &event) != 0)
      throw std::runtime_error("no file descriptor left");
  }
  std::ignore = drain();  // the edge of the table's beginning
}

Poke::System::~System() {
  for (const int descriptor : {descriptor_, events_, mounts_})
    if (descriptor >= 0) ::close(descriptor);
}

Watching Poke::System::watch(const std::vector<Watched>& folders) {
  std::map<int, std::vector<std::string>> filters;
  std::set<boost::filesystem::path> known;  // folders above that others have, too
  Watching way = Watching::events;
  for (const Watched& each : folders) {
    auto above = real_path(each.folder);
    while (above.has_parent_path() && above != above.root_path()) {
      above = above.parent_path();
      if (!known.insert(above).second) break;
      const int number = ::inotify_add_watch(events_, above.c_str(), kEventsAbove);
      if (number >= 0) filters[number];  // one that may not be read is not watched
    }
    // Adding what is already watched answers the same number: one cheap call finds out that a folder was replaced.
    const int number = watching_way(each.folder) == Watching::polling
                           ? -1
                           : ::inotify_add_watch(events_, each.folder.c_str(), kEvents);
    if (number < 0)
      way = Watching::polling;
    else
      filters[number].push_back(each.only);
  }
  for (const auto& [number, names] : filters_)
    if (!filters.contains(number)) ::inotify_rm_watch(events_, number);
  filters_ = std::move(filters);
  return way;
}

bool Poke::System::drain() {
  bool look_again = false;
  std::array<epoll_event, 2> ready{};
  const int told = ::epoll_wait(descriptor_, ready.data(), static_cast<int>(ready.size()), 0);
  for (int i = 0; i < told; ++i) look_again |= ready[static_cast<std::size_t>(i)].data.fd == mounts_;
  alignas(inotify_event) std::array<char, 16384> events;
  for (;;) {
    const auto got = ::read(events_, events.data(), events.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return look_again;
    for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
      const auto* event = reinterpret_cast<const inotify_event*>(events.data() + at);
      look_again |= matters(event->wd, event->mask, event->len > 0 ? event->name : "");
      at += sizeof(inotify_event) + event->len;
    }
  }
}

bool Poke::System::matters(int watch, unsigned what, const char* name) const {
  if (what & IN_Q_OVERFLOW)
    return !domain::planted(
        domain::Plant::loses_a_poke_on_overflow);  // comes with watch -1: what was lost may have been anything
  const auto filter = filters_.find(watch);
  if (filter == filters_.end()) return false;  // of a folder no longer watched
  if (what & kOfTheFolder) return true;
  if (what & IN_ATTRIB && *name == '\0') return true;  // the folder's own rights
  if (what & IN_ISDIR) return false;                   // Navette's own shelves, for one
  return std::ranges::any_of(filter->second, [&](const std::string& only) { return only.empty() || only == name; });
}

}  // namespace intake
