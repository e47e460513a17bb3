#include "domain/long_path.h"
#include "intake/handle.h"
#include "intake/listing.h"

#include <memory>

namespace intake {

namespace {

struct Close {
  void operator()(void* search) const { ::FindClose(search); }
};

// What a link leads to is not in this folder; what a cloud keeps elsewhere is.
bool is_file(const WIN32_FIND_DATAW& entry) {
  if (entry.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) return false;
  return !(entry.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) || !IsReparseTagNameSurrogate(entry.dwReserved0);
}

}  // namespace

error_code look(const fs::path& folder, const std::function<void(Sighting)>& seen) {
  std::wstring all = domain::long_path(folder);
  all += all.ends_with(L'\\') ? L"*" : L"\\*";
  WIN32_FIND_DATAW entry{};
  HANDLE const found = ::FindFirstFileExW(all.c_str(), FindExInfoBasic, &entry, FindExSearchNameMatch, nullptr,
                                          FIND_FIRST_EX_LARGE_FETCH);
  if (found == INVALID_HANDLE_VALUE) {
    // A folder holds at least itself; the root of a volume may hold nothing at all.
    return ::GetLastError() == ERROR_FILE_NOT_FOUND && fs::path(folder).relative_path().empty() ? error_code()
                                                                                                : last_error();
  }
  const std::unique_ptr<void, Close> search(found);
  do {
    if (!is_file(entry)) continue;
    const fs::path name(entry.cFileName);
    if (is_temporary(name.string())) continue;
    // The folder knows size and time as of the last time the file was closed, so the file itself is asked.
    const auto stamp = stamp_of(folder / name);
    // Gone meanwhile, or deleted and still open somewhere: whoever may list a folder may ask this of all that is in it.
    if (!stamp && (stamp.error() == boost::system::errc::no_such_file_or_directory ||
                   stamp.error() == boost::system::errc::permission_denied))
      continue;
    if (!stamp) return stamp.error();
    seen({name.string(), *stamp});
  } while (::FindNextFileW(search.get(), &entry) != 0);
  return ::GetLastError() == ERROR_NO_MORE_FILES ? error_code() : last_error();
}

}  // namespace intake
