#include "daemon/rights.h"
#include "domain/long_path.h"

#include <boost/filesystem/operations.hpp>

#include <array>
#include <lmcons.h>
#include <windows.h>

namespace navette {

namespace {

// Whether the system would open it for that; ERROR_SUCCESS if it would.
DWORD refusal(const fs::path& folder, DWORD rights) {
  HANDLE const open =
      ::CreateFileW(domain::long_path(folder).c_str(), rights, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                    nullptr, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, nullptr);
  if (open == INVALID_HANDLE_VALUE) return ::GetLastError();
  ::CloseHandle(open);
  return ERROR_SUCCESS;
}

constexpr DWORD kToWriteInto = FILE_LIST_DIRECTORY | FILE_ADD_FILE | FILE_ADD_SUBDIRECTORY;

}  // namespace

std::string account() {
  std::array<wchar_t, UNLEN + 1> name{};
  DWORD size = static_cast<DWORD>(name.size());
  return ::GetUserNameW(name.data(), &size) != 0 ? fs::path(name.data()).string() : std::string("inconnu");
}

std::string lack_of_rights(const fs::path& state) {
  if (refusal(state, kToWriteInto) != ERROR_ACCESS_DENIED) return {};
  return "Le compte « " + account() + " » n'a pas le droit d'ouvrir « " + state.string() +
         " », où Navette tient son journal : ce dossier est réservé au compte de Navette et aux administrateurs. "
         "Lancez la "
         "même commande dans une invite de commandes ouverte par « Exécuter en tant qu'administrateur ».";
}

boost::system::error_code trouble_writing_into(const fs::path& folder) {
  boost::system::error_code error;
  const fs::path nearest = nearest_folder(folder);
  if (!fs::is_directory(nearest, error)) return make_error_code(boost::system::errc::not_a_directory);
  return {static_cast<int>(refusal(nearest, kToWriteInto)), boost::system::system_category()};
}

bool may_read(const fs::path& file) { return refusal(file, GENERIC_READ) == ERROR_SUCCESS; }

bool is_owned(const fs::path& file) { return refusal(file, GENERIC_READ | GENERIC_WRITE) == ERROR_SUCCESS; }

// What an administrator makes in Navette's folders has the rights that these hand down or, where it is for Navette alone,
// names the service's account (domain/rights.h).
void act_for_the_service(const Config&, const std::string&) {}

}  // namespace navette
