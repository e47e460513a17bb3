#include "daemon/config/private_file.h"
#include "domain/long_path.h"
#include "domain/reason.h"
#include "domain/rights.h"

#include <aclapi.h>
#include <memory>
#include <windows.h>

namespace navette {

namespace {

constexpr std::size_t kLongest = 4096;

struct Free {
  void operator()(void* memory) const { ::LocalFree(memory); }
};
struct Close {
  using pointer = HANDLE;
  void operator()(HANDLE handle) const { ::CloseHandle(handle); }
};
using Handle = std::unique_ptr<void, Close>;

// Besides, "whoever owns it", which the owner's own check covers.
bool may_know(PSID who) { return domain::is_insider(who) || domain::Identifier(WinCreatorOwnerRightsSid) == who; }

// Whether an outsider may read it, or its owner, who can always let himself, is one.
bool is_open_to_others(HANDLE file) {
  PSID owner = nullptr;
  PACL list = nullptr;
  PSECURITY_DESCRIPTOR read = nullptr;
  if (::GetSecurityInfo(file, SE_FILE_OBJECT, OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION, &owner, nullptr,
                        &list, nullptr, &read) != ERROR_SUCCESS)
    return true;
  const std::unique_ptr<void, Free> freed(read);
  if (list == nullptr || owner == nullptr || !domain::is_insider(owner)) return true;
  for (DWORD i = 0; i < list->AceCount; ++i) {
    void* entry = nullptr;
    if (::GetAce(list, i, &entry) == 0) return true;
    auto* allowed = static_cast<ACCESS_ALLOWED_ACE*>(entry);
    if (allowed->Header.AceType != ACCESS_ALLOWED_ACE_TYPE || (allowed->Header.AceFlags & INHERIT_ONLY_ACE) != 0)
      continue;
    constexpr DWORD kReading = FILE_READ_DATA | GENERIC_READ | GENERIC_ALL | WRITE_DAC | WRITE_OWNER;
    if ((allowed->Mask & kReading) != 0 && !may_know(&allowed->SidStart)) return true;
  }
  return false;
}

// What leaves it to the insiders, the service's account among them; by numbers, which are the same in every language.
std::string command_for(const std::string& file) {
  std::string command = "icacls \"" + file + "\" /inheritance:r /grant:r";
  for (const domain::Identifier& each : domain::insiders()) command += " \"*" + each.str() + ":F\"";
  return command;
}

}  // namespace

// The rights are asked of the open file, so that what is checked is what is read.
Secret read_private(const std::string& file, bool, std::size_t& size, const std::function<void(std::string)>& refuse) {
  const auto reason = [] { return domain::reason(static_cast<int>(::GetLastError())); };
  const HANDLE open =
      ::CreateFileW(domain::long_path(file).c_str(), GENERIC_READ | READ_CONTROL,
                    FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING, 0, nullptr);
  if (open == INVALID_HANDLE_VALUE)
    refuse("Le fichier du mot de passe « " + file + " » ne peut pas être ouvert : " + reason() + ".");
  const Handle closed(open);
  if (::GetFileType(open) != FILE_TYPE_DISK)
    refuse("« " + file + " » n'est pas un fichier ordinaire : le mot de passe n'y est pas lu.");
  if (is_open_to_others(open))
    refuse(
        "Le fichier du mot de passe « " + file +
        " » est accessible à d'autres que le compte de Navette et les administrateurs. Tapez : " + command_for(file));
  std::vector<char> characters(kLongest + 1);
  size = 0;
  for (;;) {
    DWORD got = 0;
    if (::ReadFile(open, characters.data() + size, static_cast<DWORD>(characters.size() - size), &got, nullptr) == 0)
      refuse("Le fichier du mot de passe « " + file + " » ne peut pas être lu : " + reason() + ".");
    if (got == 0) break;
    size += got;
    if (size > kLongest) {
      const Secret wiped(std::move(characters));
      refuse("Le fichier « " + file + " » est trop long pour un mot de passe : une seule ligne y est attendue.");
    }
  }
  return Secret(std::move(characters));
}

}  // namespace navette
