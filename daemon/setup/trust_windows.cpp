#include "daemon/setup/trust.h"
#include "domain/long_path.h"
#include "domain/reason.h"
#include "domain/rights.h"

#include <aclapi.h>
#include <memory>
#include <windows.h>

namespace navette {

namespace {

using boost::filesystem::path;

struct CloseHandle {
  using pointer = HANDLE;
  void operator()(HANDLE handle) const { ::CloseHandle(handle); }
};
using Entry = std::unique_ptr<void, CloseHandle>;

// Itself, not what it may lead to. Null, and the system's error, if it cannot be had.
Entry entry_of(const path& path) {
  HANDLE const open = ::CreateFileW(domain::long_path(path).c_str(), READ_CONTROL | FILE_READ_ATTRIBUTES,
                                    FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
                                    FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OPEN_REPARSE_POINT, nullptr);
  return Entry(open == INVALID_HANDLE_VALUE ? nullptr : open);
}

bool means_absent(DWORD error) { return error == ERROR_FILE_NOT_FOUND || error == ERROR_PATH_NOT_FOUND; }

bool leads_elsewhere(const Entry& entry) {
  FILE_ATTRIBUTE_TAG_INFO about{};
  return ::GetFileInformationByHandleEx(entry.get(), FileAttributeTagInfo, &about, sizeof about) != 0 &&
         (about.FileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0 && IsReparseTagNameSurrogate(about.ReparseTag);
}

struct Rights {
  explicit Rights(const Entry& entry) {
    void* read = nullptr;
    are_known = ::GetSecurityInfo(entry.get(), SE_FILE_OBJECT, OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION,
                                  &owner, nullptr, &list, nullptr, &read) == ERROR_SUCCESS;
    freed.reset(read);
  }

  struct Free {
    void operator()(void* memory) const { ::LocalFree(memory); }
  };
  PSID owner = nullptr;
  ACL* list = nullptr;
  bool are_known = false;
  std::unique_ptr<void, Free> freed;
};

bool is_everybody(PSID who) {
  for (const auto each : {WinWorldSid, WinAuthenticatedUserSid, WinBuiltinUsersSid, WinInteractiveSid})
    if (domain::Identifier(each) == who) return true;
  return false;
}

}  // namespace

std::string detour(const path& path) {
  const Entry entry = entry_of(path);
  if (!entry || !leads_elsewhere(entry)) return {};
  return "« " + path.string() +
         " » est un lien vers un autre endroit, et un autre compte de cet ordinateur a pu le mettre là. Supprimez ce "
         "lien, puis recommencez.";
}

std::string distrust(const path& path) {
  const std::string name = "« " + path.string() + " » ";
  const Entry entry = entry_of(path);
  if (!entry) {
    const DWORD error = ::GetLastError();
    if (means_absent(error)) return {};
    return name + "ne peut pas être contrôlé (" + domain::reason(static_cast<int>(error)) +
           ") : un autre compte de cet ordinateur a pu y mettre des réglages à lui. Renommez-le ou supprimez-le, puis "
           "recommencez.";
  }
  if (std::string link = detour(path); !link.empty()) return link;
  const Rights rights(entry);
  if (rights.are_known && rights.owner != nullptr && domain::is_insider(rights.owner)) return {};
  return name +
         "n'appartient ni à Windows, ni aux administrateurs : un autre compte de cet ordinateur a pu y mettre "
         "des réglages à lui. Regardez ce qu'il contient : supprimez-le ou, s'il est bien de vous, tapez : "
         "icacls \"" +
         path.string() + "\" /setowner *S-1-5-32-544 /T /L. Puis recommencez.";
}

bool is_open_to_all(const path& path) {
  const Entry entry = entry_of(path);
  if (!entry) return !means_absent(::GetLastError());
  const Rights rights(entry);
  if (!rights.are_known || rights.list == nullptr) return true;
  for (DWORD i = 0; i < rights.list->AceCount; ++i) {
    void* found = nullptr;
    if (::GetAce(rights.list, i, &found) == 0) return true;
    auto* allowed = static_cast<ACCESS_ALLOWED_ACE*>(found);
    if (allowed->Header.AceType != ACCESS_ALLOWED_ACE_TYPE || (allowed->Header.AceFlags & INHERIT_ONLY_ACE) != 0)
      continue;
    // Of a folder the first two mean: to make files and folders in it.
    constexpr DWORD kChanging = FILE_WRITE_DATA | FILE_APPEND_DATA | FILE_DELETE_CHILD | DELETE | WRITE_DAC |
                                WRITE_OWNER | GENERIC_WRITE | GENERIC_ALL;
    if ((allowed->Mask & kChanging) != 0 && is_everybody(&allowed->SidStart)) return true;
  }
  return false;
}

}  // namespace navette
