#include "daemon/log_fact.h"

namespace navette {

log::Options log_options(const LogConfig& config, bool console) {
  log::Options options;
  options.file = config.file;
  options.size = config.size;
  options.keep = config.keep;
  options.console = console;
  options.level = config.level;
  return options;
}

void log_fact(const engine::Fact& fact) {
  const auto write = fact.warning ? log::warning : log::info;
  if (!fact.import) {  // of a folder, unless it names another noun
    write(fact.event.find('.') == fact.event.npos ? "folder." + fact.event : fact.event, {}, fact.sentence);
    return;
  }
  const domain::Import& import = *fact.import;
  write("import." + fact.event,
        {{"import", import.id},
         {"uai", import.school ? import.school->str() : "?"},
         {"kind", domain::name_of(import.kind)},
         {"state", domain::name_of(import.state)},
         {"attempt", import.attempts},
         {"fault", import.last_fault ? domain::name_of(*import.last_fault) : "none"}},
        fact.sentence);
}

}  // namespace navette
