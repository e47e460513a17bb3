#include "domain/long_path.h"
#include "intake/handle.h"
#include "intake/volume.h"

#include <boost/filesystem/operations.hpp>

#include <array>
#include <fstream>

namespace intake {

namespace {

namespace fs = boost::filesystem;

fs::path memory_in(const fs::path& spool) { return spool / "volume"; }

// "C:\", "\\server\share\", or the folder on which a volume is mounted.
std::wstring volume_above(const fs::path& path) {
  std::array<wchar_t, 32768> volume{};
  const std::wstring name = fs::absolute(path).wstring();
  if (::GetVolumePathNameW(name.c_str(), volume.data(), static_cast<DWORD>(volume.size())) == 0) return {};
  return volume.data();
}

}  // namespace

bool is_shared(const fs::path& path) {
  const std::wstring volume = volume_above(path);
  return !volume.empty() && ::GetDriveTypeW(volume.c_str()) == DRIVE_REMOTE;
}

bool is_shared(std::intptr_t handle) {
  FILE_REMOTE_PROTOCOL_INFO about{};  // only what lies elsewhere has one
  return ::GetFileInformationByHandleEx(handle_of(handle), FileRemoteProtocolInfo, &about, sizeof about) != 0;
}

fs::path real_path(const fs::path& path) {
  const Handle open(::CreateFileW(domain::long_path(path).c_str(), FILE_READ_ATTRIBUTES,
                                  FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
                                  FILE_FLAG_BACKUP_SEMANTICS, nullptr));
  if (!open) return {};
  std::wstring name(32768, L'\0');
  const DWORD size = ::GetFinalPathNameByHandleW(open.get(), name.data(), static_cast<DWORD>(name.size()), 0);
  if (size == 0 || size >= name.size())
    return fs::absolute(path);  // a file system that gives no names (a disk in memory)
  name.resize(size);
  return domain::plain_path(name);
}

fs::path volume_of(const fs::path& folder) {
  const fs::path real = real_path(folder);
  return real.empty() ? fs::path() : fs::path(volume_above(real));
}

// In a file: to make a link is a right of its own. Written beside it and renamed over it, it is never half there.
fs::path remembered_volume(const fs::path& spool) {
  std::string text;
  std::getline(std::ifstream(memory_in(spool), std::ios::binary), text);
  return text;
}

boost::system::error_code replace_memory(const fs::path& volume, const fs::path& spool) {
  const fs::path fresh = spool / "volume.new";
  std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
  out << volume.string() << "\n";
  out.close();
  if (!out) return make_error_code(boost::system::errc::io_error);
  boost::system::error_code error;
  fs::rename(fresh, memory_in(spool), error);
  return error;
}

}  // namespace intake
