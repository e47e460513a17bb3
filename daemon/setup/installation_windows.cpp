#include "daemon/setup/installation.h"
#include "domain/reason.h"
#include "domain/rights.h"

#include <boost/algorithm/string/predicate.hpp>
#include <boost/nowide/convert.hpp>

#include <chrono>
#include <memory>
#include <string_view>
#include <thread>
#include <type_traits>
#include <windows.h>

namespace navette::installation {

namespace {

using boost::nowide::narrow;
using boost::nowide::widen;

constexpr const wchar_t* kDisplayName = L"Navette (exports d'EDT et de PRONOTE vers l'ENT)";
constexpr const wchar_t* kDescription =
    L"Importe dans l'ENT les exports d'EDT et de PRONOTE qui arrivent dans le dossier surveillé. « navette status » "
    L"dit ce qui est en cours ; arrêtée, les exports attendent dans le dossier.";
constexpr DWORD kRestartAfter = 10'000;             // ms, as on Linux; it never gives up
constexpr DWORD kForgetDeathsAfter = 24 * 60 * 60;  // s
constexpr auto kPatience = std::chrono::seconds(100);
constexpr auto kLookEvery = std::chrono::milliseconds(100);
constexpr const wchar_t* kEventSource = LR"(SYSTEM\CurrentControlSet\Services\EventLog\Application\Navette)";

using Entrance = std::unique_ptr<std::remove_pointer_t<SC_HANDLE>, decltype(&::CloseServiceHandle)>;

std::string in_words(DWORD error) {
  switch (error) {
    case ERROR_ACCESS_DENIED:
      return "seul un administrateur le peut. Lancez la même commande dans une invite de commandes ouverte par "
             "« Exécuter en tant qu'administrateur ».";
    case ERROR_SERVICE_DOES_NOT_EXIST: return "il n'est pas installé. « navette service install » l'installe.";
    case ERROR_SERVICE_MARKED_FOR_DELETE:
      return "il est en train d'être supprimé. Fermez la fenêtre « Services » et l'observateur d'événements, puis "
             "recommencez.";
    case ERROR_SERVICE_ALREADY_RUNNING: return "il est déjà en marche.";
    case ERROR_SERVICE_NOT_ACTIVE: return "il n'est pas en marche. « navette service start » le démarre.";
    case ERROR_SERVICE_CANNOT_ACCEPT_CTRL: return "il démarre ou s'arrête en ce moment. Recommencez dans un instant.";
    case ERROR_SERVICE_REQUEST_TIMEOUT:
      return "il n'a pas répondu à temps. « navette service status » dit où il en est ; sinon, recommencez.";
    case ERROR_SERVICE_DISABLED: return "il est désactivé. Dans la fenêtre « Services », rendez-le automatique.";
    case ERROR_SERVICE_LOGON_FAILED:
      return "Windows ne le laisse pas entrer sous son compte. « navette service install » le remet en place.";
    case ERROR_INVALID_SERVICE_ACCOUNT: return "Windows ne connaît pas ce compte (« --account »).";
    default: return domain::reason(static_cast<int>(error)) + ".";
  }
}

[[noreturn]] void cannot(const char* what, DWORD error = ::GetLastError()) {
  throw ServiceError("Le service Navette n'a pas pu être " + std::string(what) + " : " + in_words(error));
}

Entrance manager(DWORD rights, const char* what) {
  Entrance open(::OpenSCManagerW(nullptr, nullptr, rights), &::CloseServiceHandle);
  if (!open) cannot(what);
  return open;
}

Entrance service(DWORD rights, const char* what) {
  const Entrance books = manager(SC_MANAGER_CONNECT, what);
  Entrance open(::OpenServiceW(books.get(), domain::kServiceName, rights), &::CloseServiceHandle);
  if (!open) cannot(what);
  return open;
}

SERVICE_STATUS_PROCESS status_of(const Entrance& service, const char* what) {
  SERVICE_STATUS_PROCESS status{};
  DWORD size = 0;
  if (::QueryServiceStatusEx(service.get(), SC_STATUS_PROCESS_INFO, reinterpret_cast<BYTE*>(&status), sizeof status,
                             &size) == 0)
    cannot(what);
  return status;
}

// The state that it comes to rest in.
SERVICE_STATUS_PROCESS settled(const Entrance& service, const char* what) {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  for (;;) {
    const SERVICE_STATUS_PROCESS status = status_of(service, what);
    const bool passes = status.dwCurrentState == SERVICE_START_PENDING || status.dwCurrentState == SERVICE_STOP_PENDING;
    if (!passes || std::chrono::steady_clock::now() >= end) return status;
    std::this_thread::sleep_for(kLookEvery);
  }
}

// None for whom Windows keeps the password itself (a virtual account, a managed one): it takes not even an empty one there.
// Elsewhere empty, not none: none would be the one of the account of before.
const wchar_t* password_of(const std::string& account) {
  constexpr std::string_view kVirtual = R"(NT SERVICE\)";
  return account.ends_with('$') || boost::algorithm::istarts_with(account, kVirtual) ? nullptr : L"";
}

// Where its messages are.
DWORD register_event_source(const std::wstring& program) {
  HKEY key = nullptr;
  LSTATUS error =
      ::RegCreateKeyExW(HKEY_LOCAL_MACHINE, kEventSource, 0, nullptr, 0, KEY_SET_VALUE, nullptr, &key, nullptr);
  if (error != ERROR_SUCCESS) return static_cast<DWORD>(error);
  constexpr DWORD kTypes = EVENTLOG_ERROR_TYPE | EVENTLOG_WARNING_TYPE | EVENTLOG_INFORMATION_TYPE;
  error = ::RegSetValueExW(key, L"EventMessageFile", 0, REG_EXPAND_SZ, reinterpret_cast<const BYTE*>(program.c_str()),
                           static_cast<DWORD>((program.size() + 1) * sizeof(wchar_t)));
  if (error == ERROR_SUCCESS)
    error =
        ::RegSetValueExW(key, L"TypesSupported", 0, REG_DWORD, reinterpret_cast<const BYTE*>(&kTypes), sizeof kTypes);
  ::RegCloseKey(key);
  return static_cast<DWORD>(error);
}

template <class Info>
bool configure(const Entrance& service, DWORD level, Info info) {
  return ::ChangeServiceConfig2W(service.get(), level, &info) != 0;
}

std::vector<std::string> describe(const Entrance& service) {
  std::vector<std::string> refused;
  const auto require = [&](bool taken, const char* means) {
    if (!taken)
      refused.push_back(means + std::string(" (") + domain::reason(static_cast<int>(::GetLastError())) + ").");
  };
  std::wstring description = kDescription;
  require(configure(service, SERVICE_CONFIG_DESCRIPTION, SERVICE_DESCRIPTIONW{description.data()}),
          "Windows n'a pas retenu la description du service");
  // Deaths alone: who says itself that it has stopped for a wrong configuration stays so.
  SC_ACTION again[] = {{SC_ACTION_RESTART, kRestartAfter},
                       {SC_ACTION_RESTART, kRestartAfter},
                       {SC_ACTION_RESTART, kRestartAfter}};  // the first, the second, every other
  require(configure(service, SERVICE_CONFIG_FAILURE_ACTIONS,
                    SERVICE_FAILURE_ACTIONSW{kForgetDeathsAfter, nullptr, nullptr, std::size(again), again}),
          "Windows n'a pas retenu qu'il doit relancer le service s'il meurt");
  require(configure(service, SERVICE_CONFIG_DELAYED_AUTO_START_INFO, SERVICE_DELAYED_AUTO_START_INFO{TRUE}),
          "Windows n'a pas retenu que le service démarre après les autres : il démarre avec eux");
  return refused;
}

}  // namespace

std::string command_line(const Entry& entry) {
  return "\"" + entry.program.string() + "\" service run --config \"" + entry.configuration.string() + "\"";
}

boost::filesystem::path configuration_in(const std::string& command_line) {
  const std::string before = "--config \"";
  const auto found = command_line.rfind(before);
  if (found == std::string::npos || !command_line.ends_with('"')) return {};
  const auto begin = found + before.size();
  return command_line.substr(begin, command_line.size() - 1 - begin);
}

std::vector<std::string> install(const Entry& entry) {
  constexpr const char* kWhat = "installé";
  const Entrance books = manager(SC_MANAGER_CONNECT | SC_MANAGER_CREATE_SERVICE, kWhat);
  const std::wstring command = widen(command_line(entry)), account = widen(entry.account);
  constexpr DWORD kRights = SERVICE_CHANGE_CONFIG | SERVICE_START;  // a restart may only be set by who may start
  Entrance service(::CreateServiceW(books.get(), domain::kServiceName, kDisplayName, kRights, SERVICE_WIN32_OWN_PROCESS,
                                    SERVICE_AUTO_START, SERVICE_ERROR_NORMAL, command.c_str(), nullptr, nullptr,
                                    nullptr, account.c_str(), password_of(entry.account)),
                   &::CloseServiceHandle);
  if (!service && ::GetLastError() == ERROR_SERVICE_EXISTS) {
    service.reset(::OpenServiceW(books.get(), domain::kServiceName, kRights));
    if (service && ::ChangeServiceConfigW(service.get(), SERVICE_WIN32_OWN_PROCESS, SERVICE_AUTO_START,
                                          SERVICE_ERROR_NORMAL, command.c_str(), nullptr, nullptr, nullptr,
                                          account.c_str(), password_of(entry.account), kDisplayName) == 0)
      cannot(kWhat);
  }
  if (!service) cannot(kWhat);
  std::vector<std::string> refused = describe(service);
  if (const DWORD error = register_event_source(entry.program.wstring()); error != ERROR_SUCCESS)
    refused.push_back("Windows n'a pas retenu où sont les messages de Navette pour son journal d'événements (" +
                      domain::reason(static_cast<int>(error)) + ").");
  return refused;
}

void uninstall() {
  constexpr const char* kWhat = "désinstallé";
  const Entrance open = service(SERVICE_QUERY_STATUS | SERVICE_STOP | DELETE, kWhat);
  if (status_of(open, kWhat).dwCurrentState != SERVICE_STOPPED) {
    SERVICE_STATUS ignored{};
    static_cast<void>(settled(open, kWhat));  // who is still starting hears nothing
    ::ControlService(open.get(), SERVICE_CONTROL_STOP, &ignored);
    if (settled(open, kWhat).dwCurrentState != SERVICE_STOPPED) cannot(kWhat, ERROR_SERVICE_CANNOT_ACCEPT_CTRL);
  }
  if (::DeleteService(open.get()) == 0) cannot(kWhat);
  ::RegDeleteKeyW(HKEY_LOCAL_MACHINE, kEventSource);  // what it said before is still there, without its words
}

void start() {
  constexpr const char* kWhat = "démarré";
  const Entrance open = service(SERVICE_QUERY_STATUS | SERVICE_START, kWhat);
  if (::StartServiceW(open.get(), 0, nullptr) == 0) cannot(kWhat);
  const SERVICE_STATUS_PROCESS status = settled(open, kWhat);
  if (status.dwCurrentState == SERVICE_RUNNING) return;
  throw ServiceError(
      "Le service Navette n'a pas démarré. " +
      std::string(status.dwWin32ExitCode == ERROR_SERVICE_SPECIFIC_ERROR
                      ? "Sa configuration ne va pas : « navette check » dit pourquoi, « navette configure » la corrige."
                      : "L'observateur d'événements (journal « Application », source « Navette ») dit pourquoi."));
}

void stop() {
  constexpr const char* kWhat = "arrêté";
  const Entrance open = service(SERVICE_QUERY_STATUS | SERVICE_STOP, kWhat);
  // Who is still starting hears nothing, and may come to rest by itself.
  const bool stood = status_of(open, kWhat).dwCurrentState == SERVICE_STOPPED;
  if (!stood && settled(open, kWhat).dwCurrentState == SERVICE_STOPPED) return;
  SERVICE_STATUS ignored{};
  if (::ControlService(open.get(), SERVICE_CONTROL_STOP, &ignored) == 0) cannot(kWhat);
  if (settled(open, kWhat).dwCurrentState != SERVICE_STOPPED) cannot(kWhat, ERROR_SERVICE_CANNOT_ACCEPT_CTRL);
}

void reload() {
  constexpr const char* kWhat = "averti";
  const Entrance open = service(SERVICE_PAUSE_CONTINUE, kWhat);
  SERVICE_STATUS ignored{};
  if (::ControlService(open.get(), SERVICE_CONTROL_PARAMCHANGE, &ignored) == 0) cannot(kWhat);
}

std::optional<Standing> standing() {
  constexpr const char* kWhat = "interrogé";
  const Entrance books = manager(SC_MANAGER_CONNECT, kWhat);
  const Entrance open(::OpenServiceW(books.get(), domain::kServiceName, SERVICE_QUERY_STATUS | SERVICE_QUERY_CONFIG),
                      &::CloseServiceHandle);
  if (!open && ::GetLastError() == ERROR_SERVICE_DOES_NOT_EXIST) return std::nullopt;
  if (!open) cannot(kWhat);
  const SERVICE_STATUS_PROCESS status = status_of(open, kWhat);
  Standing found;
  switch (status.dwCurrentState) {
    case SERVICE_START_PENDING: found.state = State::starting; break;
    case SERVICE_STOP_PENDING: found.state = State::stopping; break;
    case SERVICE_STOPPED: found.state = State::stopped; break;
    default: found.state = State::running;
  }
  found.process = status.dwProcessId;
  found.is_own_code = status.dwWin32ExitCode == ERROR_SERVICE_SPECIFIC_ERROR;
  found.exit_code = found.is_own_code ? status.dwServiceSpecificExitCode : status.dwWin32ExitCode;
  DWORD size = 0;
  ::QueryServiceConfigW(open.get(), nullptr, 0, &size);
  const auto bytes = std::make_unique<BYTE[]>(size);
  auto* config = reinterpret_cast<QUERY_SERVICE_CONFIGW*>(bytes.get());
  if (::QueryServiceConfigW(open.get(), config, size, &size) == 0) cannot(kWhat);
  found.account = narrow(config->lpServiceStartName);
  found.command = narrow(config->lpBinaryPathName);
  return found;
}

}  // namespace navette::installation
