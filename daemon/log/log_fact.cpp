#include "daemon/log/log_fact.h"

#include "daemon/log/log_journal.h"

namespace navette {

log::Options log_options(const Config& config, bool console) {
  const bool needs_a_file = !console || !log::journal_holds_all();
  log::Options options;
  options.file = config.log.file.value_or(needs_a_file ? config.state / "log" / "navette.log" : fs::path());
  options.size = config.log.size;
  options.keep = config.log.keep;
  options.console = console;
  options.level = config.log.level;
  return options;
}

void log_fact(const engine::Fact& fact) {
  const auto write = fact.warning ? log::warning : log::info;
  if (!fact.import) {  // of a folder, unless it names another noun
    write(fact.event.find('.') == fact.event.npos ? "folder." + fact.event : fact.event, {}, fact.sentence);
    return;
  }
  const domain::Import& import = *fact.import;
  log::Fields fields{{"import", import.id}};
  if (const auto& school = import.school ? import.school : import.content.school)
    fields.emplace_back("uai", school->str());
  fields.emplace_back("kind", domain::name_of(import.kind));
  fields.emplace_back("state", domain::name_of(import.state));
  fields.emplace_back("attempt", import.attempts);
  if (import.last_fault) fields.emplace_back("fault", domain::name_of(*import.last_fault));
  write("import." + fact.event, fields, fact.sentence);
}

}  // namespace navette
