// ReadDirectoryChangesW, which tells of a folder as long as its handle is open. What comes between two calls of it is kept
// by the system, in a buffer of the size that the first call had; so each folder has two buffers, and the next call is made
// before what the last one brought is looked at. Every call rings the same event: a call made anew silences it for a moment,
// so whoever makes one looks whether another has meanwhile come to its end.
#include "domain/long_path.h"
#include "intake/handle.h"
#include "intake/poke.h"
#include "intake/volume.h"

#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <optional>
#include <stdexcept>

namespace intake {

namespace {

namespace fs = boost::filesystem;

// Not what folders are called: Navette's own shelves, for one.
constexpr DWORD kChanges = FILE_NOTIFY_CHANGE_FILE_NAME | FILE_NOTIFY_CHANGE_ATTRIBUTES | FILE_NOTIFY_CHANGE_SIZE |
                           FILE_NOTIFY_CHANGE_LAST_WRITE | FILE_NOTIFY_CHANGE_CREATION | FILE_NOTIFY_CHANGE_SECURITY;
constexpr DWORD kBuffer = 32 << 10;  // bytes; shares take less than 64 KiB

struct Identity {
  DWORD volume = 0;
  std::uint64_t file = 0;

  friend bool operator==(const Identity&, const Identity&) = default;
};

// Neither renaming nor deleting it is in anybody's way.
Handle open_folder(const fs::path& folder, DWORD rights) {
  return Handle(::CreateFileW(domain::long_path(folder).c_str(), rights,
                              FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
                              FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OVERLAPPED, nullptr));
}

std::optional<Identity> identity_of(const Handle& folder) {
  BY_HANDLE_FILE_INFORMATION about{};
  if (!folder || ::GetFileInformationByHandle(folder.get(), &about) == 0 ||
      (about.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) == 0)
    return std::nullopt;
  return Identity{about.dwVolumeSerialNumber, std::uint64_t{about.nFileIndexHigh} << 32 | about.nFileIndexLow};
}

bool is_same_name(std::wstring_view one, const std::wstring& other) {
  return ::CompareStringOrdinal(one.data(), static_cast<int>(one.size()), other.data(), static_cast<int>(other.size()),
                                TRUE) == CSTR_EQUAL;
}

// One folder's changes.
class Ear {
 public:
  Ear(fs::path path, Handle folder, Identity identity, HANDLE bell)
      : path_(std::move(path)), folder_(std::move(folder)), identity_(identity) {
    call_.hEvent = bell;
    listen();
  }
  Ear(const Ear&) = delete;
  Ear& operator=(const Ear&) = delete;
  ~Ear() {  // the system writes into the buffer until it has said that it does not
    if (!listens_) return;
    ::CancelIoEx(folder_.get(), &call_);
    DWORD none = 0;
    // The event may have been rung by another folder's call: this one's end is still to come then.
    while (::GetOverlappedResult(folder_.get(), &call_, &none, TRUE) == 0 && ::GetLastError() == ERROR_IO_INCOMPLETE)
      ::Sleep(1);
  }

  [[nodiscard]] bool listens() const { return listens_; }
  [[nodiscard]] bool is_at(const fs::path& path, const Identity& identity) const {
    return path == path_ && identity == identity_;
  }
  [[nodiscard]] bool has_heard() const { return listens_ && HasOverlappedIoCompleted(&call_); }

  // What it heard, once it has: whether that means "look again".
  bool tell(const std::vector<std::wstring>& names) {
    DWORD size = 0;
    const bool told = ::GetOverlappedResult(folder_.get(), &call_, &size, FALSE) != 0;
    const bool lost = told ? size == 0 : ::GetLastError() == ERROR_NOTIFY_ENUM_DIR;
    const auto& heard = buffers_[turn_];
    turn_ = 1 - turn_;
    listens_ = false;
    if (told || lost) listen();
    if (!told || lost) return true;  // the system had more to say than it could keep, or the folder is gone
    return matters(heard, size, names);
  }

 private:
  using Buffer = std::array<std::byte, kBuffer>;

  void listen() {
    listens_ = ::ReadDirectoryChangesW(folder_.get(), buffers_[turn_].data(), kBuffer, FALSE, kChanges, nullptr, &call_,
                                       nullptr) != 0;
  }

  bool matters(const Buffer& heard, DWORD size, const std::vector<std::wstring>& names) const {
    // With a name of one character an entry is shorter than the structure that describes it. Wine aligns none.
    constexpr DWORD kBeforeName = offsetof(FILE_NOTIFY_INFORMATION, FileName);
    FILE_NOTIFY_INFORMATION change{};
    for (DWORD at = 0; at + kBeforeName <= size; at += change.NextEntryOffset) {
      std::memcpy(&change, heard.data() + at, kBeforeName);
      std::wstring name(std::min(change.FileNameLength, size - at - kBeforeName) / sizeof(wchar_t), L'\0');
      std::memcpy(name.data(), heard.data() + at + kBeforeName, name.size() * sizeof(wchar_t));
      // Navette itself takes files away, and what has gone asks for nothing.
      const bool gone = change.Action == FILE_ACTION_REMOVED || change.Action == FILE_ACTION_RENAMED_OLD_NAME;
      const bool counts = std::ranges::any_of(
          names, [&](const std::wstring& only) { return only.empty() || is_same_name(name, only); });
      if (!gone && counts && !is_folder(name)) return true;
      if (change.NextEntryOffset == 0) break;
    }
    return false;
  }

  bool is_folder(const std::wstring& name) const {
    const DWORD attributes = ::GetFileAttributesW(domain::long_path(path_ / name).c_str());
    return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
  }

  const fs::path path_;
  const Handle folder_;
  const Identity identity_;
  OVERLAPPED call_{};
  alignas(DWORD) std::array<Buffer, 2> buffers_{};
  std::size_t turn_ = 0;
  bool listens_ = false;
};

}  // namespace

Watching watching_way(const fs::path& path) { return is_shared(path) ? Watching::polling : Watching::events; }

class Poke::System {
 public:
  System() : bell_(::CreateEventW(nullptr, TRUE, FALSE, nullptr)) {
    if (!bell_) throw std::runtime_error("no event left");
  }

  [[nodiscard]] HANDLE bell() const { return bell_.get(); }

  Watching watch(const std::vector<Watched>& folders) {
    Watching way = Watching::events;
    std::vector<Post> posts;
    for (const Watched& each : folders) {
      const std::wstring only = fs::path(each.only).wstring();
      const auto same = std::ranges::find(posts, each.folder, &Post::folder);
      if (same != posts.end()) {
        same->names.push_back(only);
      } else if (auto ear = watching_way(each.folder) == Watching::polling ? nullptr : ear_at(each.folder)) {
        posts.push_back({each.folder, {only}, std::move(ear)});
      } else {
        way = Watching::polling;
      }
    }
    posts_ = std::move(posts);
    ring_if_heard();
    return way;
  }

  bool drain() {
    bool look_again = false;
    ::ResetEvent(bell_.get());
    for (Post& post : posts_)
      if (post.ear->has_heard()) look_again |= post.ear->tell(post.names);
    ring_if_heard();
    return look_again;
  }

 private:
  struct Post {
    fs::path folder;
    std::vector<std::wstring> names;
    std::unique_ptr<Ear> ear;
  };

  // The one that has been there, unless another folder has taken the name; null where it cannot be had.
  std::unique_ptr<Ear> ear_at(const fs::path& folder) {
    const auto identity = identity_of(open_folder(folder, FILE_READ_ATTRIBUTES));
    if (!identity) return nullptr;
    for (Post& post : posts_)
      if (post.ear && post.ear->listens() && post.ear->is_at(folder, *identity)) return std::move(post.ear);
    Handle open = open_folder(folder, FILE_LIST_DIRECTORY);
    const auto opened = identity_of(open);
    if (!opened) return nullptr;
    auto ear = std::make_unique<Ear>(folder, std::move(open), *opened, bell_.get());
    return ear->listens() ? std::move(ear) : nullptr;
  }

  void ring_if_heard() {
    if (std::ranges::any_of(posts_, [](const Post& post) { return post.ear->has_heard(); })) ::SetEvent(bell_.get());
  }

  Handle bell_;  // outlives the ears, which ring it
  std::vector<Post> posts_;
};

Poke::Poke() : system_(std::make_unique<System>()) {}
Poke::~Poke() = default;
std::intptr_t Poke::bell() const { return number_of(system_->bell()); }
Watching Poke::watch(const std::vector<Watched>& folders) { return system_->watch(folders); }
bool Poke::drain() { return system_->drain(); }

}  // namespace intake
