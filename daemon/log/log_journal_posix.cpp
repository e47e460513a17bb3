// Where this file calls the journal is nobody's question.
#define SD_JOURNAL_SUPPRESS_LOCATION

#include "daemon/log/log_events.h"
#include "daemon/log/log_journal.h"

#include <cstdlib>
#include <sys/stat.h>
#include <sys/uio.h>
#include <systemd/sd-journal.h>
#include <unistd.h>

namespace navette::log {

namespace {

// syslog's
std::string_view priority_of(Level level) {
  switch (level) {
    case Level::debug: return "7";
    case Level::info: return "6";
    case Level::warning: return "4";
    case Level::error: break;
  }
  return "3";
}

// A to Z, digits and _ are allowed.
std::string field_name(std::string_view name) {
  std::string out = "NAVETTE_";
  for (const char c : name) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

}  // namespace

bool stderr_is_journal() {
  const char* stream = std::getenv("JOURNAL_STREAM");
  struct stat about {};
  if (stream == nullptr || ::fstat(STDERR_FILENO, &about) != 0) return false;
  return stream == std::to_string(about.st_dev) + ":" + std::to_string(about.st_ino);
}

bool journal_holds_all() { return stderr_is_journal(); }

std::vector<std::string> journal_fields(const Line& line) {
  std::vector<std::string> fields{"MESSAGE=" + message_of(line), "PRIORITY=" + std::string(priority_of(line.level)),
                                  "NAVETTE_EVENT=" + std::string(line.event)};
  if (const auto id = id_of(line.event); !id.empty()) fields.push_back("MESSAGE_ID=" + std::string(id));
  for (const Field& field : line.fields) fields.push_back(field_name(field.name()) + "=" + field.value());
  return fields;
}

bool send_to_journal(const Line& line) {
  auto fields = journal_fields(line);
  std::vector<iovec> parts;
  for (std::string& field : fields) parts.push_back({field.data(), field.size()});
  return ::sd_journal_sendv(parts.data(), static_cast<int>(parts.size())) >= 0;
}

}  // namespace navette::log
