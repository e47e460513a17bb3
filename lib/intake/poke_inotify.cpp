#include "domain/plant.h"
#include "intake/poke.h"
#include "intake/volume.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace intake {

namespace {

// Not MOVED_FROM and DELETE: Navette itself takes files away, and what has gone asks for nothing.
constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
constexpr std::uint32_t kOfTheFolder = IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED;

}  // namespace

Watching watching_way(const boost::filesystem::path& path) {
  return is_shared(path) ? Watching::polling : Watching::events;
}

Poke::Poke() : descriptor_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  if (descriptor_ < 0) descriptor_ = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  if (descriptor_ < 0) throw std::runtime_error("no file descriptor left");
}

Poke::~Poke() { ::close(descriptor_); }

Watching Poke::watch(const std::vector<Watched>& folders) {
  std::map<int, std::vector<std::string>> filters;
  Watching way = Watching::events;
  for (const Watched& each : folders) {
    // Adding what is already watched answers the same number: one cheap call finds out that a folder was replaced.
    const int number = watching_way(each.folder) == Watching::polling
                           ? -1
                           : ::inotify_add_watch(descriptor_, each.folder.c_str(), kEvents);
    if (number < 0)
      way = Watching::polling;
    else
      filters[number].push_back(each.only);
  }
  for (const auto& [number, names] : filters_)
    if (!filters.contains(number)) ::inotify_rm_watch(descriptor_, number);
  filters_ = std::move(filters);
  return way;
}

bool Poke::drain() {
  bool look_again = false;
  alignas(inotify_event) std::array<char, 16384> events;
  for (;;) {
    const auto got = ::read(descriptor_, events.data(), events.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return look_again;
    for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
      const auto* event = reinterpret_cast<const inotify_event*>(events.data() + at);
      look_again |= matters(event->wd, event->mask, event->len > 0 ? event->name : "");
      at += sizeof(inotify_event) + event->len;
    }
  }
}

bool Poke::matters(int watch, unsigned what, const char* name) const {
  if (what & IN_Q_OVERFLOW)
    return !domain::planted(
        domain::Plant::loses_a_poke_on_overflow);  // comes with watch -1: what was lost may have been anything
  const auto filter = filters_.find(watch);
  if (filter == filters_.end()) return false;  // of a folder no longer watched
  if (what & kOfTheFolder) return true;
  if (what & IN_ISDIR) return false;  // Navette's own shelves, for one
  return std::ranges::any_of(filter->second, [&](const std::string& only) { return only.empty() || only == name; });
}

}  // namespace intake
