#include "daemon/command.h"
#include "daemon/service/service_host.h"
#include "domain/rights.h"

#include <atomic>
#include <cstdlib>
#include <mutex>
#include <system_error>
#include <utility>
#include <windows.h>

namespace navette::host {

namespace {

constexpr DWORD kStartWithin = 90'000, kStopWithin = 5'000;  // ms, as the unit on Linux says

struct Service {
  std::mutex mutex;
  SERVICE_STATUS_HANDLE manager = nullptr;
  SERVICE_STATUS status{SERVICE_WIN32_OWN_PROCESS, SERVICE_START_PENDING, 0, NO_ERROR, 0, 0, 0};
  Controls controls;
  bool stop_said = false;
  bool reload_said = false;
  const std::function<int()>* work = nullptr;
  int code = 0;
};

// Outlives every thread of the system's that might still be in heard().
Service& service() {
  static Service& instance = *new Service;
  return instance;
}

std::atomic<bool> serving = false;

// Under its mutex. Each word on a state that passes counts one up, so that the manager sees that something moves.
void tell(Service& self, DWORD state, DWORD within = 0) {
  if (self.manager == nullptr) return;
  SERVICE_STATUS& status = self.status;
  const bool passes = state == SERVICE_START_PENDING || state == SERVICE_STOP_PENDING;
  status.dwCheckPoint = passes ? status.dwCheckPoint + 1 : 0;
  status.dwCurrentState = state;
  status.dwWaitHint = within;
  status.dwControlsAccepted = state == SERVICE_RUNNING ? SERVICE_ACCEPT_STOP | SERVICE_ACCEPT_SHUTDOWN |
                                                             SERVICE_ACCEPT_PRESHUTDOWN | SERVICE_ACCEPT_PARAMCHANGE
                                                       : 0;
  ::SetServiceStatus(self.manager, &status);
}

void pass_on(Service& self) {
  if (self.stop_said && self.controls.stop) self.controls.stop();
  if (self.controls.reload && std::exchange(self.reload_said, false)) self.controls.reload();
}

DWORD WINAPI control_heard(DWORD what, DWORD, void*, void*) {
  Service& self = service();
  const std::lock_guard lock(self.mutex);
  switch (what) {
    case SERVICE_CONTROL_INTERROGATE: return NO_ERROR;
    case SERVICE_CONTROL_STOP:
    case SERVICE_CONTROL_SHUTDOWN:
    case SERVICE_CONTROL_PRESHUTDOWN:
      self.stop_said = true;
      tell(self, SERVICE_STOP_PENDING, kStopWithin);
      break;
    case SERVICE_CONTROL_PARAMCHANGE: self.reload_said = true; break;
    default: return ERROR_CALL_NOT_IMPLEMENTED;
  }
  pass_on(self);
  return NO_ERROR;
}

void WINAPI service_main(DWORD, wchar_t**) {
  Service& self = service();
  {
    const std::lock_guard lock(self.mutex);
    self.manager = ::RegisterServiceCtrlHandlerExW(domain::kServiceName, control_heard, nullptr);
    tell(self, SERVICE_START_PENDING, kStartWithin);
  }
  const int code = (*self.work)();
  if (code != kDone && code != kUsage && code != kBadConfiguration) std::_Exit(code);
  const std::lock_guard lock(self.mutex);
  self.code = code;
  self.status.dwWin32ExitCode = code == kDone ? NO_ERROR : ERROR_SERVICE_SPECIFIC_ERROR;
  self.status.dwServiceSpecificExitCode = static_cast<DWORD>(code);
  tell(self, SERVICE_STOPPED);
}

}  // namespace

bool is_service() { return serving; }

int serve(const std::function<int()>& work) {
  Service& self = service();
  self.work = &work;
  serving = true;
  std::wstring name = domain::kServiceName;
  const SERVICE_TABLE_ENTRYW services[] = {{name.data(), service_main}, {nullptr, nullptr}};
  if (::StartServiceCtrlDispatcherW(services) == 0) {
    serving = false;
    throw std::system_error(static_cast<int>(::GetLastError()), std::system_category());
  }
  const std::lock_guard lock(self.mutex);
  return self.code;
}

void running() {
  Service& self = service();
  const std::lock_guard lock(self.mutex);
  if (!self.stop_said && self.status.dwCurrentState != SERVICE_RUNNING) tell(self, SERVICE_RUNNING);
}

void stopping() {
  Service& self = service();
  const std::lock_guard lock(self.mutex);
  tell(self, SERVICE_STOP_PENDING, kStopWithin);
}

void listen(Controls controls) {
  Service& self = service();
  const std::lock_guard lock(self.mutex);
  self.controls = std::move(controls);
  pass_on(self);
}

}  // namespace navette::host
