#include "daemon/log/log_journal.h"

namespace navette::log {

std::string_view value_of(const Fields& fields, std::string_view name) {
  for (const Field& field : fields)
    if (field.name() == name) return field.value();
  return {};
}

std::string message_of(const Line& line) {
  if (line.sentence.empty()) return std::string(line.event);
  const auto import = value_of(line.fields, "import"), uai = value_of(line.fields, "uai");
  if (import.empty()) return line.sentence;
  return "Import n° " + std::string(import) + (uai.empty() ? "" : ", " + std::string(uai)) + " : " + line.sentence;
}

}  // namespace navette::log
