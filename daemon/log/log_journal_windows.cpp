#include "daemon/log/log_events.h"
#include "daemon/log/log_journal.h"
#include "daemon/service/service_host.h"
#include "domain/rights.h"

#include <boost/nowide/convert.hpp>

#include <memory>
#include <windows.h>

namespace navette::log {

namespace {

constexpr std::size_t kLongestMessage = 31'000;  // characters that an event holds

WORD type_of(Level level) {
  switch (level) {
    case Level::debug:
    case Level::info: return EVENTLOG_INFORMATION_TYPE;
    case Level::warning: return EVENTLOG_WARNING_TYPE;
    case Level::error: break;
  }
  return EVENTLOG_ERROR_TYPE;
}

DWORD event_number(const Line& line) {
  const bool is_refused_account =
      line.event == "import.failed" && value_of(line.fields, "fault") == "credentials_refused";
  return is_refused_account ? kCredentialsRefused : number_of(line.event);
}

}  // namespace

bool stderr_is_journal() { return host::is_service(); }

bool journal_holds_all() { return false; }

std::vector<std::string> journal_fields(const Line&) { return {}; }

bool send_to_journal(const Line& line) {
  const DWORD number = event_number(line);
  if (number == 0) return true;  // the file has it
  const std::unique_ptr<void, decltype(&::DeregisterEventSource)> source(
      ::RegisterEventSourceW(nullptr, domain::kServiceName), &::DeregisterEventSource);
  const std::wstring message = boost::nowide::widen(message_of(line)).substr(0, kLongestMessage);
  const wchar_t* strings[] = {message.c_str()};
  return source && ::ReportEventW(source.get(), type_of(line.level), 0, number, nullptr, 1, 0, strings, nullptr) != 0;
}

}  // namespace navette::log
