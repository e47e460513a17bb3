#include "domain/long_path.h"
#include "domain/rights.h"
#include "journal/file.h"

namespace journal {

namespace {

boost::system::error_code last_error() {
  return {static_cast<int>(::GetLastError()), boost::system::system_category()};
}

}  // namespace

boost::system::error_code create_private(const boost::filesystem::path& file) {
  domain::OnlyMe only_me;
  HANDLE const made = ::CreateFileW(domain::long_path(file).c_str(), GENERIC_READ | GENERIC_WRITE, 0, only_me.get(),
                                    CREATE_NEW, FILE_ATTRIBUTE_NORMAL, nullptr);
  if (made == INVALID_HANDLE_VALUE) return last_error();
  ::CloseHandle(made);
  return {};
}

void create_private_folder(const boost::filesystem::path& folder, boost::system::error_code& error) {
  error = {};
  domain::OnlyMe only_me;
  if (::CreateDirectoryW(domain::long_path(folder).c_str(), only_me.get()) == 0) error = last_error();
}

void sync_folder_of(const boost::filesystem::path& file) {
  HANDLE const folder = ::CreateFileW(domain::long_path(file.parent_path()).c_str(), GENERIC_WRITE,
                                      FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
                                      FILE_FLAG_BACKUP_SEMANTICS, nullptr);
  if (folder == INVALID_HANDLE_VALUE) return;
  ::FlushFileBuffers(folder);
  ::CloseHandle(folder);
}

}  // namespace journal
