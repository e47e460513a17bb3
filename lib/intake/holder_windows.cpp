#include "intake/holder.h"

#include <array>
#include <restartmanager.h>
#include <windows.h>

namespace intake {

// By the Restart Manager, which installers ask the same; nothing is restarted.
std::string holder_of(const fs::path& file) {
  DWORD session = 0;
  std::array<wchar_t, CCH_RM_SESSION_KEY + 1> key{};
  if (::RmStartSession(&session, 0, key.data()) != ERROR_SUCCESS) return {};
  const std::wstring name = fs::path(file).make_preferred().wstring();
  const wchar_t* names[] = {name.c_str()};
  std::array<RM_PROCESS_INFO, 8> programs{};
  UINT needed = 0, count = static_cast<UINT>(programs.size());
  DWORD reasons = 0;
  if (::RmRegisterResources(session, 1, names, 0, nullptr, 0, nullptr) != ERROR_SUCCESS ||
      ::RmGetList(session, &needed, &count, programs.data(), &reasons) != ERROR_SUCCESS)
    count = 0;
  ::RmEndSession(session);
  for (UINT i = 0; i < count; ++i)
    if (programs[i].Process.dwProcessId != ::GetCurrentProcessId()) return fs::path(programs[i].strAppName).string();
  return {};
}

}  // namespace intake
