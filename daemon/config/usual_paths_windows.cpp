#include "daemon/config/usual_paths.h"

#include <boost/dll/runtime_symbol_info.hpp>

#include <knownfolders.h>
#include <shlobj.h>
#include <windows.h>

namespace navette {

namespace fs = boost::filesystem;

namespace {

// `otherwise` where the system does not say.
fs::path known_folder(const KNOWNFOLDERID& which, const wchar_t* otherwise) {
  wchar_t* path = nullptr;
  const bool told = SUCCEEDED(::SHGetKnownFolderPath(which, KF_FLAG_DONT_VERIFY, nullptr, &path));
  const fs::path folder = told ? path : otherwise;
  ::CoTaskMemFree(path);
  return folder;
}

fs::path navettes_folder() { return known_folder(FOLDERID_ProgramData, L"C:\\ProgramData") / "Navette"; }

}  // namespace

fs::path usual_configuration() { return navettes_folder() / "navette.yaml"; }
bool is_usual_configuration(const fs::path& file) {
  const fs::path usual = usual_configuration();
  return ::CompareStringOrdinal(file.c_str(), -1, usual.c_str(), -1, TRUE) == CSTR_EQUAL;
}
fs::path usual_state() { return navettes_folder() / "etat"; }
fs::path usual_logs() { return navettes_folder() / "journaux"; }
fs::path usual_drop_folder(const std::string&) {
  return known_folder(FOLDERID_PublicDesktop, L"C:\\Users\\Public\\Desktop") / "Exports ENT";
}

fs::path installed_letters() { return boost::dll::program_location().parent_path() / "letters"; }
fs::path installed_profiles() { return boost::dll::program_location().parent_path() / "portals"; }

}  // namespace navette
