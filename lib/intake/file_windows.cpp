#include "domain/failpoint.h"
#include "domain/long_path.h"
#include "domain/rights.h"
#include "intake/file.h"
#include "intake/handle.h"

#include <boost/filesystem/operations.hpp>

#include <aclapi.h>
#include <algorithm>
#include <tuple>
#include <utility>

namespace intake {

namespace {

using domain::long_path;

constexpr int kQuotaExceeded = 1295;  // ERROR_DISK_QUOTA_EXCEEDED, which MinGW's headers do not know yet
constexpr DWORD kEverybody = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

Stamp stamp_in(const FILETIME& changed, DWORD high, DWORD low) {
  return {std::uint64_t{high} << 32 | low, nanoseconds_of(changed), 0};
}

// What a scanner of viruses, an index or a copy of a share has open is free again in a moment, and nothing tells when.
template <class Call>
error_code insist(Call call) {
  constexpr int kTries = 10;  // half a second, in waits of 1, 2, 4 ... ms
  for (int attempt = 0;; ++attempt) {
    if (call()) return {};
    const error_code error = last_error();
    const bool may_pass = means_in_use(error) || error.value() == ERROR_ACCESS_DENIED;
    if (!may_pass || attempt + 1 == kTries) return error;
    ::Sleep(DWORD{1} << attempt);
  }
}

// Links of any kind; not what a cloud or the system itself marks in that way.
bool leads_elsewhere(HANDLE file) {
  FILE_ATTRIBUTE_TAG_INFO about{};
  return ::GetFileInformationByHandleEx(file, FileAttributeTagInfo, &about, sizeof about) != 0 &&
         (about.FileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0 && IsReparseTagNameSurrogate(about.ReparseTag);
}

bool is_real_folder(const fs::path& folder) {
  const Handle open(::CreateFileW(long_path(folder).c_str(), FILE_READ_ATTRIBUTES, kEverybody, nullptr, OPEN_EXISTING,
                                  FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OPEN_REPARSE_POINT, nullptr));
  BY_HANDLE_FILE_INFORMATION about{};
  return open && ::GetFileInformationByHandle(open.get(), &about) != 0 &&
         (about.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0 && !leads_elsewhere(open.get());
}

}  // namespace

Io<File> File::open(const fs::path& path) {
  const std::wstring name = long_path(path);
  const auto open = [&](DWORD flags) {
    return Handle(::CreateFileW(name.c_str(), GENERIC_READ, kEverybody, nullptr, OPEN_EXISTING, flags, nullptr));
  };
  Handle file = open(FILE_FLAG_OPEN_REPARSE_POINT);
  if (!file) return last_error();
  if (::GetFileType(file.get()) != FILE_TYPE_DISK || leads_elsewhere(file.get()))
    return error_code(ERROR_INVALID_PARAMETER, boost::system::system_category());
  BY_HANDLE_FILE_INFORMATION about{};
  if (::GetFileInformationByHandle(file.get(), &about) == 0) return last_error();
  if (about.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY)
    return error_code(ERROR_INVALID_PARAMETER, boost::system::system_category());
  if (about.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) {  // a cloud's: opened without the flag, it is fetched
    file = open(0);
    if (!file) return last_error();
  }
  return File(number_of(file.release()));
}

Io<File> File::create(const fs::path& path) {
  HANDLE made = INVALID_HANDLE_VALUE;
  const error_code error = insist([&] {
    made = ::CreateFileW(long_path(path).c_str(), GENERIC_READ | GENERIC_WRITE, kEverybody, nullptr, CREATE_NEW,
                         FILE_ATTRIBUTE_NORMAL, nullptr);
    return made != INVALID_HANDLE_VALUE;
  });
  if (error) return error;
  domain::failpoint("file_made");
  return File(number_of(made));
}

File::File(File&& other) noexcept : handle_(std::exchange(other.handle_, -1)) {}

File& File::operator=(File&& other) noexcept {
  std::swap(handle_, other.handle_);
  return *this;
}

File::~File() {
  if (handle_ != -1) ::CloseHandle(handle_of(handle_));
}

Io<Stamp> File::stamp() const {
  BY_HANDLE_FILE_INFORMATION about{};
  if (::GetFileInformationByHandle(handle_of(handle_), &about) == 0) return last_error();
  return stamp_in(about.ftLastWriteTime, about.nFileSizeHigh, about.nFileSizeLow);
}

Io<std::size_t> File::read_at(std::uint64_t offset, std::span<char> into) const {
  std::size_t done = 0;
  while (done < into.size()) {
    constexpr std::size_t kMost = 16 << 20;
    OVERLAPPED from{};
    from.Offset = static_cast<DWORD>(offset + done);
    from.OffsetHigh = static_cast<DWORD>((offset + done) >> 32);
    DWORD got = 0;
    if (::ReadFile(handle_of(handle_), into.data() + done, static_cast<DWORD>(std::min(into.size() - done, kMost)),
                   &got, &from) == 0) {
      if (::GetLastError() == ERROR_HANDLE_EOF) break;
      return last_error();
    }
    if (got == 0) break;
    done += got;
  }
  return done;
}

error_code File::append(std::string_view bytes) {
  while (!bytes.empty()) {
    constexpr std::size_t kMost = 16 << 20;
    DWORD put = 0;
    if (::SetFilePointerEx(handle_of(handle_), {}, nullptr, FILE_END) == 0 ||
        ::WriteFile(handle_of(handle_), bytes.data(), static_cast<DWORD>(std::min(bytes.size(), kMost)), &put,
                    nullptr) == 0)
      return last_error();
    bytes.remove_prefix(put);
    domain::failpoint("file_grown");
  }
  return {};
}

error_code File::date(const Stamp& stamp) {
  const FILETIME changed = file_time_of(stamp.changed);
  return ::SetFileTime(handle_of(handle_), nullptr, nullptr, &changed) != 0 ? error_code() : last_error();
}

void File::start_sync() const {}

error_code File::sync() const {
  // Only who may write may have it flushed, and what was opened for reading may not.
  if (::FlushFileBuffers(handle_of(handle_)) == 0) {
    const Handle writing(::ReOpenFile(handle_of(handle_), GENERIC_WRITE, kEverybody, 0));
    if (!writing && ::GetLastError() != ERROR_ACCESS_DENIED) return last_error();
    // A file that is marked as not to be written to is left to the system, which writes it out within seconds.
    if (writing && ::FlushFileBuffers(writing.get()) == 0) return last_error();
  }
  domain::failpoint("file_synced");
  return {};
}

Io<Stamp> stamp_of(const fs::path& path) {
  WIN32_FILE_ATTRIBUTE_DATA about{};
  if (::GetFileAttributesExW(long_path(path).c_str(), GetFileExInfoStandard, &about) == 0) return last_error();
  return stamp_in(about.ftLastWriteTime, about.nFileSizeHigh, about.nFileSizeLow);
}

bool means_in_use(const error_code& error) {
  return error.category() == boost::system::system_category() &&
         (error.value() == ERROR_SHARING_VIOLATION || error.value() == ERROR_LOCK_VIOLATION ||
          error.value() == ERROR_USER_MAPPED_FILE);
}

bool means_no_room(const error_code& error) {
  switch (error.value()) {
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL:
    case kQuotaExceeded:
    case ERROR_FILE_TOO_LARGE: return true;
    default: return error == boost::system::errc::no_space_on_device || error == boost::system::errc::file_too_large;
  }
}

error_code sync_folder(const fs::path& folder) {
  const Handle open(::CreateFileW(long_path(folder).c_str(), GENERIC_WRITE, kEverybody, nullptr, OPEN_EXISTING,
                                  FILE_FLAG_BACKUP_SEMANTICS, nullptr));
  if (!open) {
    // Who may not write into it has changed nothing in it.
    if (::GetLastError() == ERROR_ACCESS_DENIED && is_real_folder(folder)) return {};
    return last_error();
  }
  // Shares and FAT cannot do this to a folder; there is no more that can be done for durability.
  std::ignore = ::FlushFileBuffers(open.get());
  domain::failpoint("folder_synced");
  return {};
}

// What is renamed takes its rights along: of a drop folder into the spool everybody's, back onto a shelf nobody's. So it is
// given those that its new folder hands down. Where the system refuses (only its owner and who has full control of it may),
// they stay; the folder's own rights still stand before it.
void inherit_rights(const fs::path& file) {
  ACL nothing{};
  if (::InitializeAcl(&nothing, sizeof nothing, ACL_REVISION) == 0) return;
  std::wstring name = long_path(file);
  std::ignore = ::SetNamedSecurityInfoW(name.data(), SE_FILE_OBJECT,
                                        DACL_SECURITY_INFORMATION | UNPROTECTED_DACL_SECURITY_INFORMATION, nullptr,
                                        nullptr, &nothing, nullptr);
}

error_code rename_new(const fs::path& from, const fs::path& to) {
  const std::wstring target = long_path(to);
  const error_code error =
      insist([&] { return ::MoveFileExW(long_path(from).c_str(), target.c_str(), MOVEFILE_WRITE_THROUGH) != 0; });
  if (error) return error;
  if (from.parent_path() != to.parent_path()) inherit_rights(to);
  domain::failpoint("renamed");
  return {};
}

error_code replace_file(const fs::path& file, std::string_view bytes, unsigned) {
  const fs::path folder = file.parent_path();
  error_code error;
  const fs::path draft = folder / fs::unique_path(".navette-%%%%%%%%.tmp", error);
  if (error) return error;
  error = [&]() -> error_code {
    auto fresh = File::create(draft);
    if (!fresh) return fresh.error();
    if (const error_code failed = fresh->append(bytes)) return failed;
    return fresh->sync();
  }();
  if (!error)
    error = insist([&] {
      return ::MoveFileExW(long_path(draft).c_str(), long_path(file).c_str(),
                           MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) != 0;
    });
  if (!error) return sync_folder(folder);
  std::ignore = ::DeleteFileW(long_path(draft).c_str());
  return error;
}

error_code make_private(const fs::path& folder) {
  domain::OnlyMe only_me;
  if (::CreateDirectoryW(long_path(folder).c_str(), only_me.get()) != 0)
    domain::failpoint("folder_made");
  else if (::GetLastError() != ERROR_ALREADY_EXISTS)
    return last_error();
  return is_real_folder(folder) ? error_code() : error_code(ERROR_DIRECTORY, boost::system::system_category());
}

void make_file_private(const fs::path&) {}

bool has_other_names(const fs::path& path) {
  const auto file = File::open(path);
  BY_HANDLE_FILE_INFORMATION about{};
  return file && ::GetFileInformationByHandle(handle_of(file->handle()), &about) != 0 && about.nNumberOfLinks > 1;
}

std::size_t longest_name(const fs::path& folder) {
  constexpr std::size_t kLongest = 255, kLongestPath = 259, kNeverLess = 64;
  const std::size_t above = fs::absolute(folder).wstring().size() + 1;
  return std::clamp(kLongestPath - std::min(above, kLongestPath), kNeverLess, kLongest);
}

void share_file_like(const fs::path&, const fs::path&) {}

void share_folder_like(const fs::path&, const fs::path&) {}

}  // namespace intake
