#include "daemon/settings.h"
#include "daemon/setup/access_list.h"
#include "daemon/setup/trust.h"
#include "domain/long_path.h"
#include "domain/reason.h"
#include "domain/rights.h"
#include "intake/volume.h"

#include <boost/filesystem/directory.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/nowide/convert.hpp>

#include <aclapi.h>
#include <memory>
#include <sddl.h>
#include <windows.h>

namespace navette {

namespace {

struct LocalMemory {
  void operator()(void* memory) const { ::LocalFree(memory); }
};
template <class T>
using Local = std::unique_ptr<T, LocalMemory>;
using domain::Identifier;

[[noreturn]] void fail(const boost::filesystem::path& folder, DWORD error) {
  throw StateError("Les droits du dossier « " + folder.string() +
                   " » ne peuvent pas être mis en place : " + domain::reason(static_cast<int>(error)) +
                   ". Lancez cette commande dans une invite de commandes ouverte par « Exécuter en tant "
                   "qu'administrateur », ou choisissez un autre dossier.");
}

Identifier known(const std::string& account) {
  const auto found = domain::identifier_of(account);
  if (!found)
    throw StateError("Windows ne connaît pas le compte « " + account +
                     " ». Celui du service n'existe qu'une fois le service installé (« navette service install »).");
  return *found;
}

void make(const boost::filesystem::path& folder) {
  boost::system::error_code error;
  boost::filesystem::create_directories(folder, error);
  if (error) fail(folder, static_cast<DWORD>(error.value()));
}

void set(const boost::filesystem::path& path, SECURITY_INFORMATION what, PSID owner, ACL* list) {
  std::wstring name = domain::long_path(path);
  if (const DWORD error = ::SetNamedSecurityInfoW(name.data(), SE_FILE_OBJECT, what, owner, nullptr, list, nullptr))
    fail(path, error);
}

bool means_gone(const boost::system::error_code& error) {
  return error.value() == ERROR_FILE_NOT_FOUND || error.value() == ERROR_PATH_NOT_FOUND;
}

// What lies in it has what the folder hands down, and is the administrators'. What vanishes meanwhile (the service may be at
// work) needs no rights.
void hand_down(const boost::filesystem::path& folder) {
  namespace fs = boost::filesystem;
  const Identifier administrators(WinBuiltinAdministratorsSid);
  ACL nothing{};
  ::InitializeAcl(&nothing, sizeof nothing, ACL_REVISION);
  boost::system::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::pop_on_error, error);
  if (error) fail(folder, static_cast<DWORD>(error.value()));
  while (entry != fs::recursive_directory_iterator()) {
    const auto type = entry->symlink_status(error).type();  // a link leads to what is not ours
    if (type == fs::regular_file || type == fs::directory_file) {
      std::wstring name = domain::long_path(entry->path());
      const DWORD failed = ::SetNamedSecurityInfoW(
          name.data(), SE_FILE_OBJECT,
          OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION | UNPROTECTED_DACL_SECURITY_INFORMATION,
          administrators.get(), nullptr, &nothing, nullptr);
      if (failed != ERROR_SUCCESS && failed != ERROR_FILE_NOT_FOUND && failed != ERROR_PATH_NOT_FOUND)
        fail(entry->path(), failed);
    }
    entry.increment(error);
    if (error && !means_gone(error)) fail(folder, static_cast<DWORD>(error.value()));
  }
}

// Besides who may already.
void grant(const boost::filesystem::path& folder, const Identifier& who, DWORD rights) {
  ACL* before = nullptr;
  void* read = nullptr;
  std::wstring name = domain::long_path(folder);
  if (const DWORD error = ::GetNamedSecurityInfoW(name.data(), SE_FILE_OBJECT, DACL_SECURITY_INFORMATION, nullptr,
                                                  nullptr, &before, nullptr, &read))
    fail(folder, error);
  const Local<void> freed(read);
  EXPLICIT_ACCESSW entry{};
  entry.grfAccessPermissions = rights;
  entry.grfAccessMode = GRANT_ACCESS;
  entry.grfInheritance = SUB_CONTAINERS_AND_OBJECTS_INHERIT;
  entry.Trustee.TrusteeForm = TRUSTEE_IS_SID;
  entry.Trustee.ptstrName = static_cast<wchar_t*>(who.get());
  ACL* list = nullptr;
  if (const DWORD error = ::SetEntriesInAclW(1, &entry, before, &list)) fail(folder, error);
  const Local<ACL> made(list);
  set(folder, DACL_SECURITY_INFORMATION, nullptr, list);
}

}  // namespace

void close_folder(const boost::filesystem::path& folder, const std::string& account, Grant grant) {
  make(folder);
  if (const std::string why = detour(folder); !why.empty()) throw StateError(why);
  // Of the administrators; protected from what the folder above would hand down. SY: the system, BA: the administrators.
  std::wstring rights = L"O:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";
  if (!account.empty())
    rights += std::wstring(grant == Grant::all ? L"(A;OICI;FA;;;" : L"(A;OICI;FRFX;;;") +
              boost::nowide::widen(known(account).str()) + L")";
  void* made = nullptr;
  if (::ConvertStringSecurityDescriptorToSecurityDescriptorW(rights.c_str(), SDDL_REVISION_1, &made, nullptr) == 0)
    fail(folder, ::GetLastError());
  const Local<void> freed(made);
  constexpr SECURITY_INFORMATION kWhat =
      OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION;
  if (::SetFileSecurityW(domain::long_path(folder).c_str(), kWhat, made) == 0) fail(folder, ::GetLastError());
}

void close_to_others(const boost::filesystem::path& folder, const std::string& account, Grant grant) {
  close_folder(folder, account, grant);
  // It hands nothing down by itself, and what was made before under another account has rights of its own.
  hand_down(folder);
}

void make_shared(const boost::filesystem::path& folder) {
  boost::system::error_code error;
  if (boost::filesystem::is_directory(folder, error)) return;
  make(folder);
  if (intake::is_shared(folder)) return;  // its server's to say
  constexpr DWORD kModify = FILE_GENERIC_READ | FILE_GENERIC_WRITE | FILE_GENERIC_EXECUTE | DELETE;
  grant(folder, Identifier(WinBuiltinUsersSid), kModify);
}

void let_in(const boost::filesystem::path& folder, const std::string& account) {
  make(folder);
  grant(folder, known(account), FILE_ALL_ACCESS);
}

bool is_administrator() {
  const Identifier administrators(WinBuiltinAdministratorsSid);
  BOOL member = FALSE;
  return ::CheckTokenMembership(nullptr, administrators.get(), &member) != 0 && member != FALSE;
}

}  // namespace navette
